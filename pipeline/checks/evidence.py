"""EVD: the records of evidence, each by itself."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity
from pipeline.evidence.bundle import Evidence
from pipeline.evidence.conditions import holds
from pipeline.evidence.public import Value
from pipeline.language.phrasing import series
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.report_type.demands import EvidenceKind, EvidenceRule

INTERVIEW = Rule(
    "EVD010",
    "interview-without-time-or-role",
    Severity.ERROR,
    "An interview has its time, and the job or relationship of the person.",
    "The guidance says that the record must give both. They are never published: they let "
    "somebody else judge later what the evidence is worth.",
    Citation("001", "788"),
    "Fill in ‘time’ and ‘role’ of the source.",
    past=True,
)
INITIALS = Rule(
    "EVD011",
    "no-initials",
    Severity.ERROR,
    "The initials of people who were interviewed or whose case was tracked are recorded.",
    "The guidance says that inspectors must record them in the evidence base. They are never "
    "published.",
    Citation("001", "606"),
    "Fill in ‘initials’ of the source.",
    past=True,
)
FEW_CASES = Rule(
    "EVD018",
    "few-cases-tracked",
    Severity.ERROR,
    "Enough cases were followed.",
    "The guidance gives a least number of cases, and asks for more in larger settings.",
    Citation("001", "585"),
    "Declare the right number in the field that is named.",
    past=True,
)

_FIELDS = (("time", "time of the interview"), ("role", "job or relationship of the person"))
_PEOPLE = ("interview", "case-tracking")


def turned_on(case: Case, kind: EvidenceKind) -> Iterator[EvidenceRule]:
    """Yield the rules of a kind that this report type turns on, and whose condition holds."""
    rules = (one for one in case.report_type.rules.evidence if one.kind == kind)
    return (one for one in rules if holds(one.when, case.bundle.public))


def interview_without_time_or_role(case: Case) -> Iterator[Finding]:
    """Find interviews of which the time or the person's job or relationship is not recorded."""
    for rule in turned_on(case, "interview-time"):
        for one in case.bundle.evidence:
            missing = [told for name, told in _FIELDS if name not in one.recorded]
            if one.source_kind == "interview" and missing:
                yield INTERVIEW.at(
                    case.at_pointer(f"{one.pointer}/source"),
                    f"This record does not give the {series(missing)}.",
                    severity=severity(rule.force),
                    citation=rule.citation,
                    key=_key(case, one),
                )


def no_initials(case: Case) -> Iterator[Finding]:
    """Find interviews and tracked cases without initials."""
    for rule in turned_on(case, "initials"):
        for one in case.bundle.evidence:
            if one.source_kind in _PEOPLE and "initials" not in one.recorded:
                yield INITIALS.at(
                    case.at_pointer(f"{one.pointer}/source"),
                    "This record gives no initials.",
                    severity=severity(rule.force),
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
            yield FEW_CASES.at(
                case.at_first(rule.fact, "/facts"),
                message,
                severity=severity(rule.force),
                hint=f"Declare the right number in {rule.fact}.",
                citation=rule.citation,
                measured=_public_number(case, rule.fact),
                limit=f"at least {rule.least}",
                key=f"{rule.fact} {_public_number(case, rule.fact)}",
            )


def _public_number(case: Case, pointer: str) -> str:
    node = case.bundle.public.at(pointer)
    return str(node.value) if isinstance(node, Value) else ""


def _key(case: Case, one: Evidence) -> str:
    return case.bundle.file.stable_pointer(one.pointer)
