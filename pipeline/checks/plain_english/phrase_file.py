"""The phrases of a rule file: what is looked for, what is let pass, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.plain_english.rule import Phrase
from pipeline.checks.plain_english.run import split_words
from pipeline.model.finding import Citation, Severity
from pipeline.model.forms import forms
from pipeline.report_type.toml.table import Table

_BESIDE = ("near", "unless-before", "only-before")
_ADVICE = [one.value for one in Severity if one is not Severity.ERROR]


def phrases(table: Table) -> tuple[Phrase, ...]:
    """Return the phrases of all `[[words]]` of a rule, of which there must be one."""
    found: dict[tuple[tuple[str, ...], frozenset[str]], Phrase] = {}
    for group in table.tables("words"):
        for within, one in _phrases(group):
            if (key := (one.words, one.near)) in found:
                message = f"‘{' '.join(one.words)}’ is among the forms of another phrase here."
                raise within.broken(message, key=one.term)
            found[key] = one
    if not found:
        raise table.broken("A rule of kind ‘words’ needs phrases, below [[words]].", key="words")
    return tuple(found.values())


def exceptions(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the phrases that a rule lets pass."""
    return tuple(words for _, words in _listed(table, "exceptions"))


def phrases_of(written: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words of each form of some phrases. Raises ValueError for one without words."""
    for one in written:
        for form, _ in forms(one):
            yield _words(form)


def _words(form: str) -> tuple[str, ...]:
    if not (words := split_words(form)):
        raise ValueError("a phrase needs a word")
    return words


def _listed(table: Table, key: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the words of each form of the phrases in a list, and which of them it is."""
    for at, written in enumerate(table.strings(key)):
        try:
            yield from ((at, words) for words in phrases_of([written]))
        except ValueError as error:
            raise table.broken(f"In ‘{written}’: {error}.", key=key, below=(at,)) from error


def _beside(group: Table, key: str) -> Iterator[str]:
    for at, words in _listed(group, key):
        if len(words) > 1:
            message = f"‘{' '.join(words)}’ is more than one word; only words can be near."
            raise group.broken(message, key=key, below=(at,))
        yield words[0]


def _phrases(group: Table) -> Iterator[tuple[Table, Phrase]]:
    """Yield each phrase of a group with the table that it is a key of."""
    group.close("source", "severity", *_BESIDE, "followed", "instead", "advice")
    near, unless, only = (frozenset(_beside(group, key)) for key in _BESIDE)
    followed = group.boolean("followed")
    severity = Severity(group.choice("severity", _ADVICE)) if "severity" in group.data else None
    citation = Citation(says=group.string("source")) if "source" in group.data else None
    if not any(group.data.get(key) for key in ("instead", "advice")):
        raise group.broken("Each [[words]] needs phrases, below ‘instead’ or ‘advice’.")
    for within, term, words, hint in _hints(group):
        yield within, Phrase(words, hint, term, near, unless, only, followed, citation, severity)


def _hints(group: Table) -> Iterator[tuple[Table, str, tuple[str, ...], str]]:
    """Yield each phrase of a group with its table, its words, and what the reader is told to do."""
    if "instead" in group.data:
        table = group.table("instead")
        for term in table.data:
            for form, same in _forms(table, term, table.string(term, "")):
                if split_words(same) == form:
                    raise table.broken(
                        f"‘{same}’ is not to be written in place of itself.", key=term
                    )
                yield table, term, form, _written(same)
    if "advice" in group.data:
        table = group.table("advice")
        for term in table.data:
            for form, _ in _forms(table, term):
                yield table, term, form, table.string(term)


def _forms(table: Table, term: str, instead: str = "") -> list[tuple[tuple[str, ...], str]]:
    try:
        return [(_words(form), same) for form, same in forms(term, instead)]
    except ValueError as error:
        raise table.broken(f"In ‘{term}’: {error}.", key=term) from error


def _written(instead: str) -> str:
    if not instead:
        return "Leave it out."
    return f"Write {' or '.join(f'‘{one}’' for one in instead.split('; '))}."
