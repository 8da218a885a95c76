"""Our own words in a response, held against the rules for reports: private, or left over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import PublicText
from pipeline.checks.initials import initials_in_report
from pipeline.checks.pasted.checks import found_in
from pipeline.checks.people import person_named
from pipeline.checks.personal.index import with_texts
from pipeline.checks.personal_data import personal_data_shape
from pipeline.checks.privacy import private_words_in_report
from pipeline.exchange.answers import Comments
from pipeline.model.finding import Finding

OURS: Final = ("evidence", "answer")
"""The fields of an entry that hold our own words; what the provider wrote is its own."""

_PRIVACY: Final[tuple[Callable[[Case], Iterator[Finding]], ...]] = (
    private_words_in_report,
    personal_data_shape,
    person_named,
    initials_in_report,
)


def found_in_prose(case: Case, comments: Comments) -> Iterator[Finding]:
    """Yield what the rules on privacy and on pasted text find in our words.

    `case` is that of the bundle. Each finding has its place in the list of comments. Who answers
    is named in the response, and may stand in it.
    """
    texts = tuple(_ours(comments))
    if not texts:
        return
    names = (*case.own_words.names, *(one.by for one in comments.entries if one.by))
    apart = with_texts(replace(case, own_words=replace(case.own_words, names=names)), texts)
    for check in _PRIVACY:
        yield from check(apart)
    yield from found_in(apart, texts)


def _ours(comments: Comments) -> Iterator[PublicText]:
    for at, one in enumerate(comments.entries):
        for name in OURS:
            if said := str(getattr(one, name)):
                yield PublicText(said, None, f"/entries/{at}/{name}", comments.file)
