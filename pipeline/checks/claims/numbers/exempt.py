"""Numbers that claim nothing: names of laws, figures of speech, terms of the trade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.model.phrase import phrase
from pipeline.model.phrase_search import Lookup, Search
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE, _ORDINALS = "claims/figures.toml", "claims/ordinals.toml"


def exempt(text: str) -> Sequence[tuple[int, int]]:
    """Return where the phrases of `templates/claims/figures.toml` stand in a text.

    Raises BrokenError, with file and line, where the file is wrong.
    """
    return _places(_lookup(), text)


@lru_cache(maxsize=1024)  # a text is looked at for its numbers, and for its words for how many
def _places(lookup: Lookup, text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in lookup.found_in(text))


@remembered
def _lookup() -> Lookup:
    return Lookup([*_read(Table.named(_FILE))])


def counts(noun: str) -> bool:
    """Return whether an ordinal with this noun counts: ‘the third home’, not ‘the third week’."""
    return noun.removesuffix("’s") in _counted()


@remembered
def _counted() -> frozenset[str]:
    table = Table.named(_ORDINALS)
    table.close("nouns")
    return frozenset(word for line in table.some_strings("nouns") for word in line.split())


def _read(whole: Table) -> Iterator[Search]:
    for kind in whole.data:
        table = whole.table(kind)
        for index, written in enumerate(table.some_strings("phrases")):
            try:
                yield from phrase(written).search({})
            except ValueError as error:
                message = f"‘{written}’ is no phrase: {error}."
                raise table.broken(message, key="phrases", below=(index,)) from error
        table.close("phrases")
