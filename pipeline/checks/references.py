"""SEC: numbers of paragraphs that people wrote by hand, against those that are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.model.document import Document, Paragraph, walk
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.pattern import later

DEAD = Rule(
    "SEC008",
    "no-such-paragraph",
    Severity.WARNING,
    "A paragraph that is named by its number is there.",
    "A number that was written by hand stays as it is while paragraphs come and go before it. "
    "Readers are then sent to nothing, or to the wrong place.",
    Citation(says="our own rule: a number is only as good as the paragraph it leads to"),
    "Give the paragraph that is meant an ‘id’, such as P3, and write [paragraph](paragraph:P3): "
    "the number is then put in, as a link. Where another document is meant, name it: ‘paragraph 8 "
    "of schedule 13’.",
)

_NAMED: Final = later(
    r"\bpara(?:graph)?s?\.?[ \u00a0](?P<numbers>(?>[0-9]{1,4}"
    r"(?:(?:,| and|, and| or| to| ?[–-]) ?[0-9]{1,4})*))"
    r"(?![0-9A-Za-z(]|\.[0-9]| (?:of|in|to) (?!this (?:report|review)\b))",
    re.IGNORECASE,
)
_BEFORE: Final = later(
    r"(?:[’”\"]|\b(?:acts?|regulations?|rules?|orders?|schedules?|sections?|articles?|annex|appendix|"
    r"part|chapter|page|guidance|guide|handbook|code|framework|directions?|judgment)"
    r"(?:[ ][0-9]+[A-Z]{0,2}(?:\([0-9a-z]+\))*)?)(?:,?[ ]|[ ]\()$",
    re.IGNORECASE,
)
_MOST_BEFORE: Final = 60


def no_such_paragraph(case: Case) -> Iterator[Finding]:
    """Find numbers of paragraphs that a document with numbered paragraphs does not print.

    The paragraphs of an act, a guide or another document that the sentence names are none of ours.
    Of documents without numbers the rules on pasted text tell.
    """
    last = {one.id: last_number(one) for one in case.composition.documents}
    for passage in case.passages:
        if not (most := last[passage.document.id]):
            continue
        for found in _NAMED.finditer(passage.text):
            before = passage.text[max(0, found.start() - _MOST_BEFORE) : found.start()]
            numbers = [int(one) for one in re.findall("[0-9]+", found["numbers"])]
            if all(1 <= one <= most for one in numbers) or _BEFORE.search(before):
                continue
            place = case.at_passage(passage, *found.span())
            message = f"This document has no such paragraph: ‘{found[0]}’."
            yield DEAD.at(place, message, limit=f"1 to {most}", key=f"{found[0]} {passage.text}")


def last_number(document: Document) -> int:
    """Return the number of the last paragraph that a document prints with a number, or 0."""
    blocks = (block for section in walk(document.sections) for block in section.blocks)
    return max((one.number for one in blocks if isinstance(one, Paragraph)), default=0)
