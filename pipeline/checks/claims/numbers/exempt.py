"""Numbers that claim nothing: names of laws, figures of speech, terms of the trade."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.phrase import phrase
from pipeline.model.phrase_needs import may_hold, words_of
from pipeline.model.phrase_search import Search
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "claims/figures.toml"


def exempt(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the phrases of `templates/claims/figures.toml` stand in a text.

    Raises BrokenError, with file and line, where the file is wrong.
    """
    yield from ((start, end) for start, end, _ in exempt_for(text))


def exempt_for(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where these phrases stand, with what each is, such as ‘a figure of speech’."""
    words = words_of(text)
    for why, one in _searches():
        if may_hold(words, one.needs):
            yield from ((*match.span(), why) for match in one.find(text))


@remembered
def _searches() -> tuple[tuple[str, Search], ...]:
    return tuple(_read(Table.named(_FILE)))


def _read(whole: Table) -> Iterator[tuple[str, Search]]:
    for kind in whole.data:
        table = whole.table(kind)
        why = table.string("is", "what claims no number")
        for index, written in enumerate(table.some_strings("phrases")):
            try:
                yield from ((why, one) for one in phrase(written).search({}))
            except ValueError as error:
                message = f"‘{written}’ is no phrase: {error}."
                raise table.broken(message, key="phrases", below=(index,)) from error
        table.close("is", "phrases")
