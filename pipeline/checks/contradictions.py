"""Things that a bundle says and that cannot, or should not, all be so. Which: the report type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity
from pipeline.evidence.conditions import found_at
from pipeline.model.finding import Citation, Finding, Rule, Severity

FACTS = Rule(
    "BND055",
    "facts-disagree",
    Severity.ERROR,
    "What is declared about an inspection or visit agrees with itself.",
    "Facts decide what the report says. Where two of them cannot both be so, the report says "
    "something that is not so, or leaves out what must be told.",
    Citation(says="the line given in the report type"),
    "Look at both, and mend the one that is wrong.",
)
GRADES = Rule(
    "GRD006",
    "grade-and-fact-disagree",
    Severity.WARNING,
    "A judgement agrees with what is declared about it.",
    "A reader who is told that nothing has changed and sees a new grade, or that no practice is "
    "outstanding and sees that very grade, trusts neither. Which is right is for the inspectors.",
    Citation(says="the line given in the report type"),
    "Look at both again. Which one is right is for the inspectors.",
)
PRACTICE = Rule(
    "SEC006",
    "outstanding-not-told",
    Severity.WARNING,
    "Where a judgement is outstanding, the report says what practice is.",
    "Inspectors identify areas of outstanding practice, so that others can learn from them.",
    Citation("000", "210"),
    "Write of it in the section on outstanding practice, or look at the judgement again.",
)

RULES: Mapping[str, Rule] = {"facts": FACTS, "grades": GRADES, "practice": PRACTICE}


def facts_disagree(case: Case) -> Iterator[Finding]:
    """Find declared facts of which one cannot be so beside another."""
    return _disagreeing(case, "facts")


def grade_and_fact_disagree(case: Case) -> Iterator[Finding]:
    """Find grades that a declared fact says are not given."""
    return _disagreeing(case, "grades")


def outstanding_not_told(case: Case) -> Iterator[Finding]:
    """Find outstanding judgements of which the report tells no outstanding practice."""
    return _disagreeing(case, "practice")


def _disagreeing(case: Case, kind: str) -> Iterator[Finding]:
    for one in case.report_type.rules.contradictions:
        if one.kind != kind:
            continue
        places = [found_at(condition, case.bundle) for condition in one.when]
        if None not in places:
            yield RULES[kind].at(
                case.at_first(*(at for at in places if at)),
                one.says,
                severity=severity(one.force),
                citation=one.citation,
                key=one.id,
            )
