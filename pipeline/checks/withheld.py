"""Nothing in a report rests on a record that is kept out of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.evidence.references import named_evidence
from pipeline.model.finding import Finding, Severity
from pipeline.rules import evidence as rules

_MUST_NOT = "unregistered-provision"  # 001:764


def withheld_evidence_used(case: Case) -> Iterator[Finding]:
    """Find narrative, requirements and recommendations that name a withheld record.

    Why it is withheld is not told.
    """
    reasons = {one.id: one.why_withheld for one in case.bundle.evidence if one.withheld}
    for pointer, id_, whose in named_evidence(case.bundle):
        if id_ in reasons:
            severity = Severity.ERROR if reasons[id_] == _MUST_NOT else Severity.WARNING
            message = "This rests on a record that is kept out of reports."
            place = case.at_pointer(pointer)
            yield rules.WITHHELD.at(place, message, severity=severity, key=f"{whose} {id_}")
