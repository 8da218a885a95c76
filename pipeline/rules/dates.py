"""BND: dates of the timetable after an inspection. Part of the bundle's own family."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

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
    Citation(says="our own rule for evidence bundles"),
)

RULES = (LATE, DISORDER)
