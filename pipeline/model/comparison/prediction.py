"""Which share of reports, known only by their shape, will cross a limit after the change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prediction:
    """A limit of a section, and the share of reports, from 0 to 1, beyond it on each side.

    They are synthetic, `reports` of them, made from a profile.
    """

    report_type: str
    document: str
    section: str
    rule: str
    severity: str
    limit: str
    base: float
    head: float
    reports: int
