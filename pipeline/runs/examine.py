"""One bundle from its bytes to its documents and every finding: what `check` and `render` share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import checks
from pipeline.checks.case.case import Case
from pipeline.composition.compose import Composition, compose
from pipeline.evidence.bundle import Bundle, Waiver
from pipeline.evidence.intake import Intake, RawBundle, intake
from pipeline.model.finding import Finding, Severity
from pipeline.resources import Source, noting
from pipeline.rules import bundle as bnd
from pipeline.rules import rule


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
    left = tuple(_waived(found, taken.bundle))
    return Examined(taken, left, composition, frozenset(sources))


def _waived(findings: tuple[Finding, ...], bundle: Bundle) -> Iterator[Finding]:
    """Yield the findings that no waiver accepts, then the waivers that accept nothing."""
    idle = set(bundle.waivers)
    for finding in findings:
        accepting = {one for one in bundle.waivers if _accepts(one, finding)}
        idle -= accepting
        if not accepting:
            yield finding
    for waiver in bundle.waivers:
        if waiver in idle:
            place = bundle.file.place(waiver.pointer)
            yield bnd.WAIVER.at(place, _idle(waiver), key=f"{waiver.rule} {waiver.at}")


def _idle(waiver: Waiver) -> str:
    """Return why a waiver accepts nothing. An id that is no rule’s is not repeated."""
    known = rule(waiver.rule)
    if known is None:
        return "This waiver names no rule."
    if known.severity is Severity.ERROR:
        return f"This waiver is for {known.id}, an error, which cannot be waived."
    return f"This waiver is for {known.id}, which finds nothing here."


def _accepts(waiver: Waiver, finding: Finding) -> bool:
    if finding.severity is Severity.ERROR or waiver.rule != finding.rule:
        return False
    address = finding.place.bundle
    return not waiver.at or bool(address and _is_at(address.pointer, waiver.at))


def _is_at(pointer: str, waived: str) -> bool:
    return pointer == waived or pointer.startswith(f"{waived}/")
