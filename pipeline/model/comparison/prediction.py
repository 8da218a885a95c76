"""Which share of reports, known only by their shape, will cross a limit after the change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ENOUGH: Final = 9_500
"""Reports of a profile from which on a prediction was within three points of the truth, by
`bench/profiles.py` with 10,000 of them: a profile tells their number with noise."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """A limit of a section, and the share of reports, from 0 to 1, beyond it on each side.

    Where `section` is empty, it is one of a whole document. The reports are synthetic, `reports` of
    them, made from a profile of `known` ones.
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
    known: int

    @property
    def where(self) -> str:
        """Return the report type, the document and the section that have the limit."""
        return " ".join(filter(None, (self.report_type, self.document, self.section)))

    @property
    def near(self) -> bool:
        """Return whether it is held to three points; it is a hint where a profile knows too few."""
        return self.known >= ENOUGH
