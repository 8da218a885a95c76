"""Our own words in a response, held against the rules for reports: private, or left over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.exchange.answers import Comments
from pipeline.model.finding import Finding
from pipeline.runs.examine import Examined
from pipeline.runs.written_apart import found_in_words

OURS: Final = ("evidence", "answer")
"""The fields of an entry that hold our own words; what the provider wrote is its own."""


def found_in_prose(examined: Examined, comments: Comments) -> Iterator[Finding]:
    """Yield what the rules on privacy and on pasted text find in our words.

    Each finding has its place in the list of comments. Who answers
    is named in the response, and may stand in it.
    """
    known = (one.by for one in comments.entries if one.by)
    yield from found_in_words(examined, comments.file, _ours(comments), known)


def _ours(comments: Comments) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(comments.entries):
        for name in OURS:
            if said := str(getattr(one, name)):
                yield f"/entries/{at}/{name}", said
