"""What a rule is: its id, how bad a breach is, why it is there and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.finding import Citation, Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as data.

    `title` says what must hold. `why` explains it to the person who breaks it. `hint` is the
    usual way out. `citation` is the source; a finding may cite a nearer one, such as the line
    a report type gives for its own limit.
    """

    id: str
    name: str
    severity: Severity
    title: str
    why: str
    citation: Citation
    hint: str = ""

    def at(
        self,
        place: Place,
        message: str,
        *,
        severity: Severity | None = None,
        hint: str | None = None,
        citation: Citation | None = None,
        measured: str = "",
        limit: str = "",
        key: str = "",
    ) -> Finding:
        """Return a finding of this rule. What is not given is taken from the rule."""
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            message=message,
            place=place,
            hint=self.hint if hint is None else hint,
            citation=citation or self.citation,
            measured=measured,
            limit=limit,
            key=key,
        )
