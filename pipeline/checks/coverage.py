"""EVD: whether the report covers its areas of evidence, and uses what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.checks.case.case import Case
from pipeline.checks.case.followed import is_summary
from pipeline.checks.severity import Breach, severity
from pipeline.evidence.bundle import Bundle, Evidence
from pipeline.evidence.conditions import holds
from pipeline.language.phrasing import some
from pipeline.model.document import (
    BlockQuote,
    Chart,
    ItemList,
    Paragraph,
    Section,
    Table,
    list_items,
    walk,
)
from pipeline.model.finding import Citation, Finding, Place, Rule, Severity
from pipeline.report_type.demands import Coverage
from pipeline.report_type.judging import Area

if TYPE_CHECKING:
    from pipeline.composition.compose import AreaCoverage

NOT_REPORTED = Rule(
    "EVD001",
    "area-not-reported",
    Severity.NOTICE,
    "The report says something on each area of required evidence.",
    "A framework names the areas that inspectors report on. Some frameworks say that they must, "
    "save for exceptional reasons: there it is an error. Others say that they usually do: there "
    "it is a notice.",
    Citation("001", "27"),
    "Write of it in a paragraph that names its evidence, or declare the reason among the facts.",
)
NO_EVIDENCE = Rule(
    "EVD002",
    "area-without-evidence",
    Severity.NOTICE,
    "Each area of required evidence has evidence.",
    "Inspectors look at several areas for each judgement. An area without a record was not looked "
    "at, or what was seen has not been written down.",
    Citation("001", "104"),
    "Add the evidence, or declare among the facts why the area does not matter here.",
)
UNUSED = Rule(
    "EVD003",
    "unused-evidence",
    Severity.NOTICE,
    "Evidence with a statement for the report is used.",
    "A statement was written to be published, and nothing in the report rests on it. It may have "
    "been forgotten, or a paragraph does not name all the evidence that it rests on.",
    Citation(says="our own rule; 001:790 asks that evidence be sufficient for the judgements"),
    "Name the records where they are used, or leave out their statements.",
)
ONE_KIND = Rule(
    "EVD004",
    "one-kind-of-source",
    Severity.WARNING,
    "A judgement rests on more than one kind of source.",
    "What was heard, seen and read can correct one another. A judgement that only rests on "
    "records, or only on interviews, is easy to dispute.",
    Citation(says="our own rule; 001:600 asks for evidence from other sources than case files"),
    "Add evidence of another kind: an observation, an interview, a record.",
)

_FEWEST = 3  # records a judgement must rest on before their one kind says anything


def area_not_reported(case: Case) -> Iterator[Finding]:
    """Find areas that the report should cover and on which no paragraph rests."""
    written = _written(case)
    found = [
        (rule, area)
        for rule, area, covered in _bound(case)
        if not written.intersection(covered.evidence) and (covered.evidence or rule.force == "must")
    ]
    told = "No paragraph rests on evidence of"
    yield from _told(case, NOT_REPORTED, "whole", found, told)


def area_without_evidence(case: Case) -> Iterator[Finding]:
    """Find areas that the report should cover and for which there is no record at all."""
    found = [(rule, area) for rule, area, covered in _bound(case) if not covered.evidence]
    told = "There is no evidence of"
    yield from _told(case, NO_EVIDENCE, "partial", found, told)


def _told(
    case: Case, rule: Rule, if_must: Breach, found: list[tuple[Coverage, Area]], told: str
) -> Iterator[Finding]:
    """Yield a finding for each area that must be covered; the usual ones once a section."""
    for coverage, areas in _grouped(found):
        is_must = coverage.force == "must"
        labels = some([f"‘{area.label.text}’" for area in areas])
        what = "the area" if len(areas) == 1 else "these areas:"
        yield rule.at(
            _at(case, areas[0]),
            f"{told} {what} {labels}.",
            severity=severity(coverage.force, if_must if is_must else "partial"),
            citation=_nearer(coverage.citation, areas[0])
            if rule is NOT_REPORTED
            else areas[0].citation,
            key=" ".join(area.id for area in areas),
        )


def _grouped(found: list[tuple[Coverage, Area]]) -> Iterator[tuple[Coverage, list[Area]]]:
    """Yield areas that must be covered one by one, the others by the section they belong to."""
    usual: dict[str, tuple[Coverage, list[Area]]] = {}
    for coverage, area in found:
        if coverage.force == "must":
            yield coverage, [area]
        else:
            usual.setdefault(area.judgement, (coverage, []))[1].append(area)
    yield from usual.values()


def unused_evidence(case: Case) -> Iterator[Finding]:
    """Find records with a statement on which nothing rests, a finding for each judgement.

    What a planned section leaves out is told with the plan.
    """
    used = set(_used(case))
    planned = {plan.judgement for plan in case.composition.plans}
    for judgement, records in _by_judgement(case).items():
        unused = [one.id for one in records if one.publishable and one.id not in used]
        if unused and judgement not in planned:
            yield UNUSED.at(
                _of_judgement(case, judgement),
                f"Nothing in the report rests on {some(unused)}.",
                key=" ".join((judgement, *unused)),
            )


def one_kind_of_source(case: Case) -> Iterator[Finding]:
    """Find judgements whose reported evidence is all of the same kind of source."""
    written = _written(case)
    for judgement, records in _by_judgement(case).items():
        kinds = [one.source_kind for one in records if one.id in written]
        if len(kinds) >= _FEWEST and len(set(kinds)) == 1:
            name = case.report_type.judgement(judgement)
            yield ONE_KIND.at(
                _of_judgement(case, judgement),
                f"All evidence reported for ‘{name.name.text if name else judgement}’ is of the "
                f"kind ‘{kinds[0]}’.",
                measured=f"{len(kinds)} records of one kind",
                limit="2 kinds",
                key=f"{judgement} {kinds[0]}",
            )


def published(coverage: Sequence[AreaCoverage], bundle: Bundle) -> tuple[AreaCoverage, ...]:
    """Return the coverage without the records that are kept out of everything published."""
    kept_out = {one.id for one in bundle.evidence if one.withheld}
    return tuple(
        replace(one, evidence=tuple(id_ for id_ in one.evidence if id_ not in kept_out))
        for one in coverage
    )


# --- areas -------------------------------------------------------------------------------


def _bound(case: Case) -> Iterator[tuple[Coverage, Area, AreaCoverage]]:
    """Yield each area that the rule of coverage binds and nobody has declared an exception for."""
    rule = case.report_type.rules.coverage
    if rule is None:
        return
    excepted = case.bundle.facts.fields(rule.exceptions) if rule.exceptions else frozenset()
    covered = {one.area: one for one in case.composition.coverage}
    for area in case.report_type.areas:
        if area.essential and area.id not in excepted and holds(area.when, case.bundle.public):
            own = replace(rule, force=area.force, citation=area.citation) if area.force else rule
            yield own, area, covered[area.id]


def _nearer(citation: Citation, area: Area) -> Citation:
    """Return the rule's source, or that of the area where the rule has none."""
    return citation if citation.seed else area.citation


def _at(case: Case, area: Area) -> Place:
    return _of_judgement(case, area.judgement)


def _of_judgement(case: Case, judgement: str) -> Place:
    """Return the place of a judgement's section, or of the judgement, or of the evidence."""
    for document, section in case.sections():
        if judgement and judgement in (section.judgement, section.id):
            return case.at_section(document, section)
    return case.at_first(f"/judgements/{judgement}", "/evidence")


# --- what rests on what ------------------------------------------------------------------


def _published(case: Case) -> Iterator[Section]:
    """Yield the sections of what is published: what only a notice tells is not reported.

    Nor is what stands in a summary, which rests on the report.
    """
    for document in case.composition.published:
        if not is_summary(case, document):
            yield from walk(document.sections)


def _written(case: Case) -> set[str]:
    """Return the ids of the evidence that paragraphs, items of lists or quotes rest on."""
    return {
        id_
        for section in _published(case)
        for block in section.blocks
        if isinstance(block, Paragraph | BlockQuote | ItemList)
        for one in (list_items(block) if isinstance(block, ItemList) else (block,))
        for id_ in one.rests_on
    }


def _used(case: Case) -> Iterator[str]:
    """Yield the ids of the evidence that anything in the report rests on."""
    yield from _written(case)
    for improvement in (*case.bundle.requirements, *case.bundle.recommendations):
        yield from improvement.evidence
    for section in _published(case):
        for block in section.blocks:
            for row in block.rows if isinstance(block, Table) else ():
                yield from row.rests_on
            if isinstance(block, Chart):
                yield from block.rests_on


def _by_judgement(case: Case) -> dict[str, list[Evidence]]:
    """Return the records of each judgement, by their area, in the order of the report type."""
    areas = {area.id: area.judgement for area in case.report_type.areas}
    found: dict[str, list[Evidence]] = {judgement: [] for judgement in areas.values()}
    for one in case.bundle.evidence:
        if one.area in areas:
            found[areas[one.area]].append(one)
    return found
