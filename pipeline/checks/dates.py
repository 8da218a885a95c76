"""Dates of the timetable after an inspection."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity
from pipeline.evidence.door import OURS
from pipeline.evidence.timetable import Deadline, deadlines
from pipeline.language.phrasing import count, day
from pipeline.model.finding import Citation, Finding, Rule, Severity

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
)
DISORDER = Rule(
    "BND041",
    "steps-out-of-order",
    Severity.ERROR,
    "A step of the timetable is not done before the inspection has ended.",
    "A date before the last day on site is a slip of the pen.",
    OURS,
)


def step_late(case: Case) -> Iterator[Finding]:
    """Find steps that were done after they were due, with the arithmetic."""
    for one in deadlines(case.bundle, case.report_type):
        if one.late and one.done:
            yield LATE.at(
                case.at_pointer(one.step.at),
                f"‘{one.step.label}’ was due on {day(one.due)}: {allowed(one)} after "
                f"{day(one.counted_from)}. It was done on {day(one.done)}.",
                severity=severity(one.step.force, "assumed" if one.assumed else "whole"),
                citation=one.step.citation,
                measured=day(one.done),
                limit=day(one.due),
                key=f"{one.step.id} {one.counted_from}" if one.step.counts_from else one.step.id,
            )


def steps_out_of_order(case: Case) -> Iterator[Finding]:
    """Find steps that are said to be done before the inspection ended."""
    for one in deadlines(case.bundle, case.report_type):
        after = not one.step.counts_from  # otherwise it may be the visit itself
        if after and one.done and one.done < case.bundle.end:
            message = f"‘{one.step.label}’ is dated before the last day of the inspection."
            yield DISORDER.at(case.at_pointer(one.step.at), message, key=one.step.id)


def allowed(deadline: Deadline) -> str:
    """Return the time a step has, in words: 18 working days, or 12 months."""
    step = deadline.step
    if step.months:
        return count(step.months, "month", "months")
    unit = "working day" if step.working else "day"
    return count(step.days, unit, f"{unit}s")
