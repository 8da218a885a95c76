"""How bad a finding is, decided once: by the force of its source, and how much of it is broken.

A rule has a severity of its own, for where no report type says more. What a report type asks has
the force of the line it cites, and this table makes a severity of it.
"""

from __future__ import annotations

import math
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


def steps_beyond(value: float, bound: float, step: float) -> int:
    """Return how many steps a value is beyond a bound, begun ones too: at least one.

    `step` is a share of the bound. Which share is our own: a step is what somebody who accepted
    the value would want to look at again.
    """
    return max(1, math.ceil(round(abs(value - bound) / (abs(bound) * step or 1), 9)))


def severity(force: Force, breach: Breach = "whole") -> Severity:
    """Return how bad a breach is of what a source says with this force."""
    return _TABLE[force][breach]
