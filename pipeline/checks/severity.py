"""How bad a finding is, decided once: by the force of its source, and how much of it is broken.

A rule has a severity of its own, for where no report type says more. What a report type asks has
the force of the line it cites, and this table makes a severity of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from pipeline.model.finding import Severity

Force: TypeAlias = Literal["must", "likely", "usual", "own"]
"""The source says must, always or certainly; likely; usually; or it is for others, and our own."""

Breach: TypeAlias = Literal["whole", "assumed", "partial"]
"""All of it; all of it, if a date is what we assume; or only the lesser part of what is asked."""

_ERROR, _WARNING, _NOTICE = Severity
_TABLE: Mapping[Force, Mapping[Breach, Severity]] = {
    "must": {"whole": _ERROR, "assumed": _WARNING, "partial": _WARNING},
    "likely": {"whole": _WARNING, "assumed": _WARNING, "partial": _NOTICE},
    "usual": {"whole": _WARNING, "assumed": _WARNING, "partial": _NOTICE},
    "own": {"whole": _NOTICE, "assumed": _NOTICE, "partial": _NOTICE},
}


def severity(force: Force, breach: Breach = "whole") -> Severity:
    """Return how bad a breach is of what a source says with this force."""
    return _TABLE[force][breach]
