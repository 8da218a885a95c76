"""Which share of reports is over each length limit, with the templates that are in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pipeline.checks.case.case import Case
from pipeline.checks.length import (
    FEW_SHORT,
    FEWEST,
    LONE_SENTENCE,
    LONG_PARAGRAPH,
    PARAGRAPHS,
    limited,
)
from pipeline.checks.letters import LONG, of_a_page
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.language.measure import SectionCounts
from pipeline.model.finding import Severity
from pipeline.report_type.limits import Limit


class Bound(NamedTuple):
    """A limit of a section, or of a document where there is none: the rule, its severity where it
    is passed, and the number.
    """

    document: str
    section: str
    rule: str
    severity: Severity
    limit: str

    @property
    def of(self) -> tuple[str, ...]:
        """Return what it is a limit of, whatever number it has."""
        return self.document, self.section, self.rule, self.severity.value


class Shares(NamedTuple):
    """The share of reports, 0 to 1, over each limit; of how many reports, none of them broken."""

    over: Mapping[Bound, float]
    reports: int


def shares(cases: Iterable[Case]) -> Shares:
    """Return the share of reports that are over each limit that they have."""
    over, there, reports = Counter[Bound](), set[Bound](), 0
    for case in cases:
        found = dict(bounds(case))
        there |= found.keys()
        over.update(one for one, passed in found.items() if passed)
        reports += 1
    return Shares({one: over[one] / reports for one in there}, reports)


def cases(sources: Iterable[RawBundle]) -> Iterator[Case]:
    """Yield what the limits look at, of each bundle that is valid with these templates.

    Raises BrokenError for a broken template, report type or schema.
    """
    for source in sources:
        taken = intake(source)
        if taken.bundle is not None and taken.report_type is not None:
            composed = compose(taken.bundle, taken.report_type)
            yield Case(taken.bundle, taken.report_type, composed)


def bounds(case: Case) -> Iterator[tuple[Bound, bool]]:
    """Yield each length limit of a report, and whether it is passed."""
    for limit, document, section, counts in limited(case, "paragraphs"):
        at = (document.id, section.id, PARAGRAPHS.id)
        yield from _above(at, limit, len(counts.paragraphs), "paragraphs")
    for limit, document, section, counts in limited(case, "sentences-per-paragraph"):
        longest = max((len(one.sentences) for one in counts.paragraphs), default=0)
        yield from _above((document.id, section.id, LONG_PARAGRAPH.id), limit, longest, "sentences")
        alone = any(len(one.sentences) == 1 for one in counts.paragraphs)
        lone = (document.id, section.id, LONE_SENTENCE.id)
        yield Bound(*lone, Severity.NOTICE, "2 sentences"), alone
    for limit, document, section, counts in limited(case, "share-of-short-paragraphs"):
        few = (document.id, section.id, FEW_SHORT.id)
        said = f"at least {limit.warning}%"
        yield Bound(*few, Severity.WARNING, said), _few_short(counts, limit)
    yield from _pages(case)


def _pages(case: Case) -> Iterator[tuple[Bound, bool]]:
    """Yield the limit of each kind of document that has one: that of its longest letter."""
    longest: dict[Bound, bool] = {}
    for document, words, number in of_a_page(case):
        said = f"{words.most} words"
        bound = Bound(document.type_id, "", LONG.id, LONG.severity, said)
        longest[bound] = longest.get(bound, False) or number > words.most
    yield from longest.items()


def _above(
    at: tuple[str, str, str], limit: Limit, number: int, unit: str
) -> Iterator[tuple[Bound, bool]]:
    yield Bound(*at, Severity.WARNING, f"{limit.warning} {unit}"), number > limit.warning
    if limit.notice is not None:
        yield Bound(*at, Severity.NOTICE, f"{limit.notice} {unit}"), number > limit.notice


def _few_short(counts: SectionCounts, limit: Limit) -> bool:
    share = round(100 * counts.share_within(2, 3))
    return len(counts.paragraphs) >= FEWEST and share < limit.warning
