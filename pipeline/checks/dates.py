"""Dates of the timetable after an inspection."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity
from pipeline.evidence.timetable import Deadline, deadlines
from pipeline.language.phrasing import count, day
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.report_type.steps import TIMETABLE

LATE = Rule(
    "BND040",
    "step-late",
    Severity.WARNING,
    "The steps after an inspection are done in time.",
    "Each framework gives a time for the draft, the comments, the final report and its "
    "publication. The days are counted with England’s bank holidays, from the last day on site "
    "or from the step before. Where the guidance says must, a late step is an error.",
    Citation(says="the timetable of the report type"),
    "Check the date, or say in the covering letter why it took longer.",
    past=True,
)

TOLD = f"{TIMETABLE}/authorities_told"


def step_late(case: Case) -> Iterator[Finding]:
    """Find steps that were done after they were due, with the arithmetic."""
    for one in deadlines(case.bundle, case.report_type):
        if one.late and one.done:
            yield LATE.at(
                case.at_pointer(one.step.at),
                f"{due(one)} It was done on {day(one.done)}.",
                severity=severity(one.step.force, "assumed" if one.assumed else "whole"),
                citation=one.step.citation,
                measured=day(one.done),
                limit=day(one.due),
                key=f"{one.step.id} {one.counted_from} {one.due}",
            )
        if one.step.at == TOLD:
            yield from _told_late(case, one)


def _told_late(case: Case, deadline: Deadline) -> Iterator[Finding]:
    """Find single authorities that heard too late. When each heard is not public."""
    for one in case.bundle.authorities:
        if one.date > deadline.due:
            yield LATE.at(
                case.at_pointer(one.pointer),
                f"{due(deadline)} This authority was told later.",
                severity=severity(deadline.step.force),
                citation=deadline.step.citation,
                limit=day(deadline.due),
                key=f"{case.bundle.file.stable_pointer(one.pointer)} {deadline.due}",
            )


def due(deadline: Deadline) -> str:
    """Return when a step was due, in a sentence with the arithmetic, if there is any."""
    if deadline.due == deadline.counted_from:
        return f"‘{deadline.step.label}’ was due on the day itself, {day(deadline.due)}."
    return (
        f"‘{deadline.step.label}’ was due on {day(deadline.due)}: {allowed(deadline)} after "
        f"{day(deadline.counted_from)}."
    )


def allowed(deadline: Deadline) -> str:
    """Return the time a step has, in words: 18 working days, or 12 months."""
    step = deadline.step
    if step.months:
        return count(step.months, "month", "months")
    unit = "working day" if step.working else "day"
    return count(step.days, unit, f"{unit}s")
