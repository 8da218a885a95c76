"""What there is to tell of a cell: how bad it is, what it is, what to do. Never what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "notice"]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell, and where: such as `Evidence!C7`. `rule` is that of a finding."""

    severity: Severity
    where: str
    message: str
    hint: str = ""
    rule: str = ""
