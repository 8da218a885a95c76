"""GRD: grades and their caps. What a grade should be is never computed here."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case import Case
from pipeline.finding import Finding
from pipeline.report_type import Cap
from pipeline.rules import grades as rules


def grade_in_scale(case: Case) -> Iterator[Finding]:
    """Find grades that are not of the framework's scale."""
    allowed = "; ".join(grade.label.text for grade in case.report_type.grades)
    for judgement in case.bundle.judgements:
        if case.report_type.grade(judgement.grade) is None:
            yield rules.SCALE.at(
                case.at_pointer(f"{judgement.pointer}/grade"),
                f"‘{judgement.grade}’ is not a grade of this framework.",
                hint=f"The grades are: {allowed}.",
                citation=case.report_type.grades[0].citation,
                measured=judgement.grade,
                limit=allowed,
            )


def grade_above_limit(case: Case) -> Iterator[Finding]:
    """Find grades that the source says a limiting or graded judgement always rules out."""
    yield from _broken_caps(case, "must")


def grade_unlikely(case: Case) -> Iterator[Finding]:
    """Find combinations of grades that the source calls unlikely."""
    told = {finding.key.split(">")[0] for finding in _broken_caps(case, "must")}
    for finding in _broken_caps(case, "likely"):
        if finding.key.split(">")[0] not in told:
            yield finding


def _broken_caps(case: Case, force: str) -> Iterator[Finding]:
    for cap in case.report_type.caps:
        given, limited = case.bundle.judgement(cap.judgement), case.bundle.judgement(cap.limits)
        if cap.force != force or not given or not limited:
            continue
        if given.grade in cap.given and limited.grade not in cap.allowed:
            yield _finding(case, cap, given.grade, limited.grade)


def _finding(case: Case, cap: Cap, given: str, limited: str) -> Finding:
    rule = rules.LIMITING if cap.force == "must" else rules.LIKELY
    verb = "must be" if cap.force == "must" else "is likely to be"
    allowed = " or ".join(f"‘{label}’" for label in cap.allowed)
    names = {one.id: one.name.text for one in case.report_type.judgements}
    return rule.at(
        case.at_pointer(f"/judgements/{cap.limits}/grade"),
        f"‘{names[cap.judgement]}’ is ‘{given}’, so ‘{names[cap.limits]}’ {verb} {allowed}; "
        f"it is ‘{limited}’.",
        hint="Look at both grades again. Which one is right is for the inspectors.",
        citation=cap.citation,
        measured=limited,
        limit=" or ".join(cap.allowed),
        key=f"{cap.judgement}>{cap.limits}:{cap.id}",
    )
