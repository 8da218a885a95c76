"""The provider’s copy of a draft: what must be known of it before it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.model.document import Origin, plain
from pipeline.model.finding import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from pipeline.checks.case.case import Case
    from pipeline.runs.result import Tally

UNWRITTEN = Rule(
    "PUB061",
    "planned-text-for-provider",
    Severity.WARNING,
    "People have written what the provider is sent.",
    "The copy shows no marks. A paragraph that was planned from the evidence looks there like the "
    "inspectors’ own words, and the provider would answer it as such.",
    Citation("001", "903-913"),
    "Write the section in ‘narrative’, then render the copy again.",
)


RULES = (UNWRITTEN,)


def unwritten(case: Case) -> Iterator[Finding]:
    """Yield a finding for each paragraph that nobody has written."""
    for one in case.passages:
        if one.origin is Origin.PLANNED:
            place = case.at_passage(one, 0, len(one.text))
            title = plain(one.section.title)
            yield UNWRITTEN.at(place, f"Nobody has written this paragraph of ‘{title}’.")


def number_unwritten(tally: Iterable[Tally]) -> int:
    """Return how many paragraphs of a provider’s copy nobody has written."""
    return sum(one.number for one in tally if one.rule == UNWRITTEN.id)
