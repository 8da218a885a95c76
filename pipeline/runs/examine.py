"""One bundle from its bytes to its documents and every finding: what `check` and `render` share."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline import checks
from pipeline.checks.case.case import Case
from pipeline.composition.compose import Composition, compose
from pipeline.evidence.intake import Intake, RawBundle, intake
from pipeline.model.finding import Finding
from pipeline.resources import Source, noting
from pipeline.runs.rules import rule
from pipeline.runs.waivers import unwaived


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one bundle. Without a composition it could not be drafted.

    `sources` are the files that it was made from so far.
    """

    intake: Intake
    findings: tuple[Finding, ...]
    composition: Composition | None = None
    sources: frozenset[Source] = frozenset()

    @property
    def name(self) -> str:
        """Return the file the bundle came from."""
        return self.intake.name


def examine(source: RawBundle) -> Examined:
    """Return the composition of a bundle and all findings, waived ones left out.

    Raises BrokenError for a broken template or report type, never for a broken bundle.
    """
    with noting() as sources:
        taken = intake(source)
        if taken.bundle is None or taken.report_type is None:
            return Examined(taken, taken.findings)
        composition = compose(taken.bundle, taken.report_type)
        case = Case(taken.bundle, taken.report_type, composition)
        found = (*taken.findings, *composition.findings, *checks.run(case))
    left = tuple(unwaived(found, taken.bundle, rule))
    return Examined(taken, left, composition, frozenset(sources))
