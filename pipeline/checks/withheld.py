"""Nothing in a report rests on a record that is kept out of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.severity import Force, severity
from pipeline.evidence.references import named_evidence
from pipeline.model.finding import Citation, Finding, Rule, Severity

WITHHELD = Rule(
    "EVD022",
    "withheld-evidence-used",
    Severity.WARNING,
    "Nothing in the report rests on a record that is kept out of it.",
    "A record is withheld so that nobody can see what it holds, or because it must not count. "
    "What rests on it alone has no other ground. What is learnt of provision elsewhere that "
    "should be registered and is not forms no part of a judgement: there it is an error.",
    Citation("001", "764"),
    "Name other evidence, or take the words out.",
)

_MUST_NOT = "unregistered-provision"  # 001:764


def withheld_evidence_used(case: Case) -> Iterator[Finding]:
    """Find narrative, requirements and recommendations that name a withheld record.

    Why it is withheld is not told.
    """
    reasons = {one.id: one.why_withheld for one in case.bundle.evidence if one.withheld}
    for pointer, id_, _ in named_evidence(case.bundle):
        if id_ in reasons:
            force: Force = "must" if reasons[id_] == _MUST_NOT else "usual"
            message = "This rests on a record that is kept out of reports."
            place = case.at_pointer(pointer)
            yield WITHHELD.at(place, message, severity=severity(force))
