"""GRD: grades and their caps. What a grade should be is never computed here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity
from pipeline.evidence.public import Value
from pipeline.language.phrasing import some
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.report_type.caps import Cap, CapTest, EarlierTest, FactTest, GradesTest, PreviousTest

SCALE = Rule(
    "GRD001",
    "grade-not-in-scale",
    Severity.ERROR,
    "A grade is one of its framework’s scale, in its exact words.",
    "Frameworks word their grades differently: ‘requires improvement to be good’ belongs to "
    "one, ‘requires improvement’ to others. A reader must be able to rely on the words.",
    Citation("001", "77"),
)
LIMITING = Rule(
    "GRD002",
    "grade-above-limit",
    Severity.ERROR,
    "A judgement that limits another one does so always.",
    "The guidance says ‘always’ or ‘certainly’ for these combinations of grades. The finding "
    "says which two grades contradict each other. Which of them is right is for the "
    "inspectors: this tool never computes or suggests a grade.",
    Citation("001", "84-86"),
)
LIKELY = Rule(
    "GRD003",
    "grade-unlikely",
    Severity.WARNING,
    "Unlikely combinations of grades are looked at again.",
    "The guidance says ‘likely’ for these combinations of grades, so another one is possible, "
    "and the report should explain it.",
    Citation("001", "86"),
    "Look at both grades again, and say in the report why they stand together.",
)
CHANGED = Rule(
    "GRD004",
    "change-without-reason",
    Severity.WARNING,
    "A grade that was changed after feedback has its reason on record.",
    "The provider must be told why a grade is another one than at feedback, before the draft "
    "report comes. Without a reason on record nobody can tell it, or check it later.",
    Citation("001", "905"),
    "Write the reason in the field ‘reason’ of the judgement. It is never published.",
)

_PRIVATE = "a fact that the bundle declares and does not publish counts here"
_LOOK_UP = "`inspection-reports types ID` has all limits of a report type; look at ‘facts’."
_LOOK = "Look at both again. Which one is right is for the inspectors."
_WHY = "Record the reason in ‘reason’ of this judgement, or look at the grades again."


def grade_in_scale(case: Case) -> Iterator[Finding]:
    """Find grades that are not of the framework's scale."""
    allowed = "; ".join(grade.label.text for grade in case.report_type.grades)
    for judgement in case.bundle.judgements:
        if case.report_type.grade(judgement.grade) is None:
            yield SCALE.at(
                case.at_pointer(f"{judgement.pointer}/grade"),
                f"‘{judgement.grade}’ is not a grade of this framework.",
                hint=f"The grades are: {allowed}.",
                citation=next((one.citation for one in case.report_type.grades), None),
                measured=judgement.grade,
                limit=allowed,
            )


def grade_above_limit(case: Case) -> Iterator[Finding]:
    """Find grades that the source says a limiting judgement or a fact always rules out."""
    for cap in _broken(case, "must"):
        yield _finding(case, cap)


def grade_unlikely(case: Case) -> Iterator[Finding]:
    """Find combinations that the source calls unlikely, unless the grade is ruled out anyway."""
    ruled_out = {cap.limits for cap in _broken(case, "must")}
    unlikely = list(_broken(case, "likely"))
    told = {cap.limits for cap in unlikely if not cap.unless_reason}  # no reason changes these
    seen: set[tuple[str, str]] = set()  # two ways to know the same are told once
    for cap in unlikely:
        same = (cap.limits, "" if cap.unless_reason else str(cap.citation) + str(cap.allowed))
        told_better = cap.unless_reason and cap.limits in told
        if cap.limits not in ruled_out and not told_better and same not in seen:
            seen.add(same)
            yield _finding(case, cap)


def change_without_reason(case: Case) -> Iterator[Finding]:
    """Find grades that differ from those given at feedback, with no reason recorded."""
    for judgement in case.bundle.judgements:
        if judgement.changed and not judgement.explained:
            message = f"‘{_name(judgement.id, case)}’ was changed after feedback, without a reason."
            yield CHANGED.at(case.at_pointer(f"{judgement.pointer}/grade"), message)


def _broken(case: Case, force: str) -> Iterator[Cap]:
    for cap in case.report_type.rules.caps:
        limited = case.bundle.judgement(cap.limits)
        above = limited is not None and limited.grade not in cap.allowed
        if limited and limited.explained and cap.unless_reason:
            continue
        if cap.force == force and above and all(holds(test, case) for test in cap.when):
            yield cap


def holds(test: CapTest, case: Case) -> bool:
    """Return whether one test of a cap holds."""
    match test:
        case GradesTest():
            return len(_with_grade(test, case)) > test.over
        case FactTest():
            if test.over is None:
                return case.bundle.facts.is_true(test.fact)
            number = case.bundle.facts.number(test.fact)
            return number is not None and number > test.over
        case PreviousTest():
            latest = _previous(case)[: test.count]
            return len(latest) == test.count and all(one in test.grades for one in latest)
        case EarlierTest():
            earlier = case.bundle.previous_improvements
            return any(one.kind in test.kinds and one.met in test.met for one in earlier)
        case _:
            assert_never(test)


def _with_grade(test: GradesTest, case: Case) -> list[str]:
    found = (case.bundle.judgement(id_) for id_ in test.judgements)
    return [one.id for one in found if one and one.grade in test.grades]


def _previous(case: Case) -> list[str]:
    return [one.grade for one in case.bundle.previous if one.grade]


def _finding(case: Case, cap: Cap) -> Finding:
    rule = LIMITING if cap.force == "must" else LIKELY
    limited = case.bundle.judgement(cap.limits)
    grade = limited.grade if limited else ""
    told = some([_told(test, case) for test in cap.when])
    private = _PRIVATE in told
    return rule.at(
        case.at_pointer(f"/judgements/{cap.limits}/grade"),
        f"{told[0].upper()}{told[1:]}, so ‘{_name(cap.limits, case)}’ {_said_of(cap, grade)}.",
        hint=_WHY if cap.unless_reason else _LOOK_UP if private else _LOOK,
        severity=severity(cap.force),
        citation=None if private else cap.citation,  # its line would tell the fact
        measured=grade,
        limit=" or ".join(cap.allowed),
        key=cap.id,
    )


def _said_of(cap: Cap, grade: str) -> str:
    """Return what the source says of the grade that a cap limits."""
    allowed = " or ".join(f"‘{label}’" for label in cap.allowed)
    if cap.force == "must":
        return f"must be {allowed}; it is ‘{grade}’"
    if cap.unless_reason:
        return f"is ‘{grade}’ only exceptionally, and no reason is recorded"
    if len(cap.allowed) > 1:  # the source rules a grade out, and asks for none of the others
        return f"is unlikely to be ‘{grade}’"
    return f"is likely to be {allowed}; it is ‘{grade}’"


def _told(test: CapTest, case: Case) -> str:
    """Return in words why a test holds; of a fact that is not public, not even which it is."""
    match test:
        case GradesTest():
            found = _with_grade(test, case)
            grades = " or ".join(f"‘{label}’" for label in test.grades)
            verb = "is" if len(found) == 1 else "are"
            return f"{some([f'‘{_name(id_, case)}’' for id_ in found])} {verb} {grades}"
        case FactTest():
            node = case.bundle.public.at(test.fact)
            if not isinstance(node, Value):
                return _PRIVATE
            return test.says.replace("{value}", str(node.value))
        case PreviousTest():
            grades = " or ".join(f"‘{label}’" for label in test.grades)
            return f"the last {test.count} inspections were judged {grades}"
        case EarlierTest():
            return test.says
        case _:
            assert_never(test)


def _name(judgement: str, case: Case) -> str:
    found = case.report_type.judgement(judgement)
    return found.name.text if found else judgement
