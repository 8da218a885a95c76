"""Numbers that claim nothing: names of laws, figures of speech, terms of the trade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.phrase import phrase
from pipeline.model.phrase_search import Lookup, Search
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE, _ORDINALS = "claims/figures.toml", "claims/ordinals.toml"


@dataclass(frozen=True, slots=True, eq=False)  # known by itself: it is the key of what it found
class _Phrases:
    """What the phrases are looked for with, and what each is."""

    lookup: Lookup
    what: tuple[str, ...]


def exempt(text: str) -> Sequence[tuple[int, int]]:
    """Return where the phrases of `templates/claims/figures.toml` stand in a text.

    Raises BrokenError, with file and line, where the file is wrong.
    """
    return [(start, end) for start, end, _ in exempt_for(text)]


def exempt_for(text: str) -> Sequence[tuple[int, int, str]]:
    """Return where these phrases stand, with what each is, such as ‘a figure of speech’."""
    return _places(phrases(), text)


@lru_cache(maxsize=1024)  # a text is looked at for its numbers, and for its words for how many
def _places(phrases: _Phrases, text: str) -> tuple[tuple[int, int, str], ...]:
    found = phrases.lookup.each_in(text)
    return tuple((*match.span(), phrases.what[at]) for at, match in found)


@remembered
def phrases() -> _Phrases:
    """Return the phrases whose numbers claim nothing. Raises BrokenError."""
    found = [*_read(Table.named(_FILE))]
    return _Phrases(Lookup([one for _, one in found]), tuple(what for what, _ in found))


def counts(noun: str) -> bool:
    """Return whether an ordinal with this noun counts: ‘the third home’, not ‘the third week’."""
    one = noun.removesuffix("’s")
    return not {one, one.removesuffix("s"), f"{one.removesuffix('ies')}y"}.isdisjoint(counted())


@remembered
def counted() -> frozenset[str]:
    """Return what an ordinal counts. Raises BrokenError, with its line, for a wrong file."""
    table = Table.named(_ORDINALS)
    table.close("nouns")
    return frozenset(word for line in table.some_strings("nouns") for word in line.split())


def _read(whole: Table) -> Iterator[tuple[str, Search]]:
    for kind in whole.data:
        table = whole.table(kind)
        what = table.string("is", "what claims no number")
        for index, written in enumerate(table.some_strings("phrases")):
            try:
                yield from ((what, one) for one in phrase(written).search({}))
            except ValueError as error:
                message = f"‘{written}’ is no phrase: {error}."
                raise table.broken(message, key="phrases", below=(index,)) from error
        table.close("is", "phrases")
