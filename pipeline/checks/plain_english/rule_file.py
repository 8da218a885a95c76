"""The rules in `templates/plain-english/`, one in each file, read once.

A file that is wrong is a broken machine: BrokenError names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.checks.plain_english.forms import forms
from pipeline.checks.plain_english.rule import KINDS, SCOPES, Phrase, PlainRule
from pipeline.checks.plain_english.run import split_words
from pipeline.model.finding import Citation, Severity
from pipeline.report_type.toml.table import Table
from pipeline.resources import TEMPLATES

FOLDER = TEMPLATES / "plain-english"
_SEVERITIES = [one.value for one in Severity if one is not Severity.ERROR]


@cache
def plain_rules() -> tuple[PlainRule, ...]:
    """Return all rules in the order of their ids."""
    return tuple(sorted(map(_rule, FOLDER.glob("*.toml")), key=lambda rule: rule.id))


def _rule(path: Path) -> PlainRule:
    table = Table.of_file(path)
    table.close(
        "id", "kind", "scope", "message", "hint", "in-quotations", "once", "unless-explained",
        "exceptions", "words", "lists",
    )  # fmt: skip
    return PlainRule(
        id=table.string("id"),
        kind=next(one for one in KINDS if one == table.choice("kind", KINDS)),
        scope=frozenset(one for one in SCOPES if one in table.strings("scope")),
        message=table.string("message"),
        hint=table.string("hint", ""),
        in_quotations=table.boolean("in-quotations"),
        once=table.boolean("once"),
        unless_explained=table.boolean("unless-explained"),
        phrases=tuple(phrase for group in table.tables("words") for phrase in _phrases(group)),
        exceptions=tuple(phrases_of(table.strings("exceptions"))),
        lists=_lists(table.table("lists")) if "lists" in table.data else None,
    )


def phrases_of(written: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words of each form of some phrases."""
    for one in written:
        for form, _ in forms(one):
            yield split_words(form)


def _lists(table: Table) -> dict[str, frozenset[str]]:
    return {key: frozenset(table.strings(key)) for key in table.data}


def _phrases(group: Table) -> Iterator[Phrase]:
    group.close("says", "severity", "near", "instead", "advice")
    near = frozenset(form for one in group.strings("near") for form, _ in forms(one))
    severity = group.choice("severity", _SEVERITIES) if "severity" in group.data else None
    for term, written, hint in _hints(group):
        yield Phrase(
            words=split_words(written),
            hint=hint,
            term=term,
            near=near,
            citation=Citation(says=group.string("says")),
            severity=Severity(severity) if severity else None,
        )


def _hints(group: Table) -> Iterator[tuple[str, str, str]]:
    """Yield each phrase of a group, each of its forms, and what the reader is told to do."""
    for key in ("instead", "advice"):
        table = group.table(key) if key in group.data else None
        for term in table.data if table else ():
            assert table
            text = table.string(term)
            for form, same in _forms(table, term, text):
                yield term, form, _written(same) if key == "instead" else same


def _forms(table: Table, term: str, text: str) -> tuple[tuple[str, str], ...]:
    try:
        return tuple(forms(term, text))
    except ValueError as error:
        raise table.broken(f"In ‘{term}’, {error}.", key=f'"{term}"') from error


def _written(instead: str) -> str:
    if not instead:
        return "Leave it out."
    return f"Write {' or '.join(f'‘{one}’' for one in instead.split('; '))}."
