"""One bundle from its bytes to its documents and every finding: what `check` and `render` share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.checks import registry
from pipeline.checks.case.case import Case
from pipeline.checks.copies.findings import RULES as OF_A_RUN
from pipeline.composition.compose import Composition, compose
from pipeline.evidence.bundle import Bundle, Waiver
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import Intake, intake
from pipeline.language.choices import NONE, Choices
from pipeline.model.finding import Finding, apart
from pipeline.report_type.definition import ReportType
from pipeline.resources import Source, noting
from pipeline.runs.measures import NOTHING, Measured
from pipeline.runs.measuring import measured
from pipeline.runs.rules import rule
from pipeline.runs.waivers import sifted


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one bundle. Without a composition it could not be drafted.

    `sources` are the files that it was made from so far; `held` are its waivers, each with the
    findings that it holds for. `measured` is how long and how hard the report is,
    `case` is what the checks looked at, and keeps what they looked up.
    """

    intake: Intake
    findings: tuple[Finding, ...]
    composition: Composition | None = None
    sources: frozenset[Source] = frozenset()
    held: tuple[tuple[Waiver, tuple[Finding, ...]], ...] = ()
    measured: Measured = NOTHING
    case: Case | None = None

    @property
    def name(self) -> str:
        """Return the file the bundle came from."""
        return self.intake.name


def examine(source: RawBundle, choices: Choices = NONE) -> Examined:
    """Return the composition of a bundle and all findings, waived ones left out.

    Raises BrokenError for a broken template or report type, never for a broken bundle.
    """
    with noting() as sources:
        known = composed(source, choices)
        bundle, type_ = known.intake.bundle, known.intake.report_type
        if bundle is None or type_ is None or known.composition is None:
            return known
        case = Case(bundle, type_, known.composition, choices.own_words)
        found = (*known.findings, *registry.run(case))
        numbers = measured(case)
    after = sifted(apart(found), _by_itself(bundle), rule)
    return replace(
        known,
        findings=after.left,
        sources=frozenset(sources),
        held=after.held,
        measured=numbers,
        case=case,
    )


def composed(source: RawBundle, choices: Choices = NONE) -> Examined:
    """Return the composition of a bundle, with what is found on the way to it and nothing else.

    Raises BrokenError as `examine` does.
    """
    taken = intake(source)
    if taken.bundle is None or taken.report_type is None:
        return Examined(taken, taken.findings)
    type_ = _chosen(taken.report_type, choices)
    composition = compose(taken.bundle, type_)
    found = (*taken.findings, *composition.findings)
    return Examined(replace(taken, report_type=type_), found, composition)


def _by_itself(bundle: Bundle) -> Bundle:
    """Return a bundle without the waivers of what only a run with other reports finds."""
    of_a_run = {one.id for one in OF_A_RUN}
    return replace(bundle, waivers=tuple(one for one in bundle.waivers if one.rule not in of_a_run))


def _chosen(type_: ReportType, choices: Choices) -> ReportType:
    return replace(type_, house_style=choices.house_style) if choices.house_style else type_
