"""EVD: the records of evidence, each by itself."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.evidence.bundle import Evidence
from pipeline.evidence.public import Value
from pipeline.language.phrasing import series
from pipeline.model.finding import Finding, Severity
from pipeline.report_type.demands import EvidenceKind, EvidenceRule
from pipeline.rules import evidence as rules
from pipeline.rules import improvements

SEVERITY = {"must": Severity.ERROR, "likely": Severity.WARNING}
MILDER = {"must": Severity.WARNING, "likely": Severity.NOTICE}

_FIELDS = (("time", "time of the interview"), ("role", "job or relationship of the person"))
_PEOPLE = ("interview", "case-tracking")


def turned_on(case: Case, kind: EvidenceKind) -> Iterator[EvidenceRule]:
    """Yield the rules of a kind that this report type turns on."""
    return (one for one in case.report_type.rules.evidence if one.kind == kind)


def interview_without_time_or_role(case: Case) -> Iterator[Finding]:
    """Find interviews of which the time or the person's job or relationship is not recorded."""
    for rule in turned_on(case, "interview-time"):
        for one in case.bundle.evidence:
            missing = [told for name, told in _FIELDS if name not in one.recorded]
            if one.source_kind == "interview" and missing:
                yield rules.INTERVIEW.at(
                    case.at_pointer(f"{one.pointer}/source"),
                    f"This record does not give the {series(missing)}.",
                    severity=SEVERITY[rule.force],
                    citation=rule.citation,
                    key=_key(case, one),
                )


def no_initials(case: Case) -> Iterator[Finding]:
    """Find interviews and tracked cases without initials."""
    for rule in turned_on(case, "initials"):
        for one in case.bundle.evidence:
            if one.source_kind in _PEOPLE and "initials" not in one.recorded:
                yield rules.INITIALS.at(
                    case.at_pointer(f"{one.pointer}/source"),
                    "This record gives no initials.",
                    severity=SEVERITY[rule.force],
                    citation=rule.citation,
                    key=_key(case, one),
                )


def few_cases_tracked(case: Case) -> Iterator[Finding]:
    """Find that fewer cases were followed than the source asks for, by what is declared.

    Where nothing is declared, as many records of tracked cases will do.
    """
    for rule in turned_on(case, "cases-tracked"):
        declared = case.bundle.facts.number(rule.fact)
        if declared is not None:
            few = declared < rule.least
            message = f"Fewer than {rule.least} cases were followed."
        else:
            records = [one for one in case.bundle.evidence if one.source_kind == "case-tracking"]
            few = len(records) < rule.least
            message = "The bundle does not say how many cases were followed."
        if few:
            yield improvements.FEW_CASES.at(
                case.at_first(rule.fact, "/facts"),
                message,
                severity=SEVERITY[rule.force],
                hint=f"Declare the right number in {rule.fact}.",
                citation=rule.citation,
                measured=_public_number(case, rule.fact),
                limit=f"at least {rule.least}",
                key=rule.fact,
            )


def _public_number(case: Case, pointer: str) -> str:
    node = case.bundle.public.at(pointer)
    return str(node.value) if isinstance(node, Value) else ""


def _key(case: Case, one: Evidence) -> str:
    return case.bundle.file.stable_pointer(one.pointer)
