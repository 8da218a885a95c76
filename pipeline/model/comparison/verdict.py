"""Whether a change passes, and each reason why it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ReasonKind: TypeAlias = Literal[
    "new error", "limit crossed", "version not raised", "expected text stale", "named"
]
"""`named` is a new finding that is neither, and that `--fail-on` names."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason to fail. `file` and `line` say where to look; `fingerprint` is that of a finding.

    `reports` says how many reports it is about, 0 where it is about a report type.
    """

    kind: ReasonKind
    message: str
    hint: str = ""
    report_type: str = ""
    bundle: str = ""
    file: str = ""
    line: int = 0
    rule: str = ""
    fingerprint: str = ""
    reports: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """All reasons to fail; without any the change passes."""

    reasons: tuple[Reason, ...] = ()

    @property
    def passes(self) -> bool:
        """Return whether there is no reason to fail."""
        return not self.reasons


PASSED = Verdict()
