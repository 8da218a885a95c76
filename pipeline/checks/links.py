"""EVD: the records that words of a paragraph are linked to, against those that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.model.finding import Citation, Finding, Rule, Severity

NOT_NAMED = Rule(
    "EVD036",
    "linked-record-not-named",
    Severity.NOTICE,
    "A paragraph rests on the records that its words are linked to.",
    "A link says that a record bears these words out. Where ‘evidence’ names only others, one of "
    "them is a slip, as when a paragraph was moved without its evidence.",
    Citation(says="our own rule: a link and ‘evidence’ must not contradict each other"),
    "Name the record in ‘evidence’ of the paragraph, or correct the link.",
)


def linked_record_not_named(case: Case) -> Iterator[Finding]:
    """Find linked words whose record their paragraph does not rest on."""
    for passage in case.by_people:
        for start, end, span in passage.measured if passage.rests_on else ():
            if span.evidence not in passage.rests_on:
                place = case.at_passage(passage, start, end)
                message = f"The paragraph does not rest on ‘{span.evidence}’, which is linked here."
                yield NOT_NAMED.at(place, message, key=f"{span.evidence} {passage.text}")
