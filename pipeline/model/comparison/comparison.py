"""A whole comparison."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.comparison.contract import ContractChange
from pipeline.model.comparison.figures import TypeChange
from pipeline.model.comparison.findings import FindingChange
from pipeline.model.comparison.pages import PageChange
from pipeline.model.comparison.prediction import Prediction
from pipeline.model.comparison.sides import Side, Unbuilt
from pipeline.model.comparison.verdict import PASSED, Verdict
from pipeline.model.comparison.wording import WordingChange


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change does. `files` are those that differ, by the names that resources have.

    `looked_at` counts bundles and `touched` those that were built on both sides. With `paged` the
    PDFs were printed, too; only then are there pages and `pages`.
    """

    base: Side
    head: Side
    files: tuple[str, ...] = ()
    looked_at: int = 0
    touched: int = 0
    paged: bool = False
    types: tuple[TypeChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    wording: tuple[WordingChange, ...] = ()
    contract: tuple[ContractChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    unbuilt: tuple[Unbuilt, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    verdict: Verdict = PASSED

    @property
    def nothing(self) -> bool:
        """Return whether the change does nothing that anybody could see."""
        measured = any(section.differs for one in self.types for section in one.sections)
        versions = any(one.base_version != one.head_version for one in self.types)
        shown = (self.findings, self.wording, self.contract, self.pages, self.predictions)
        told = (*shown, self.unbuilt)
        return not (measured or versions or any(told) or self.verdict.reasons)
