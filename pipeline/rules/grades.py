"""GRD: grades, caps and limiting judgements. A grade is never computed (001:92)."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

SCALE = Rule(
    "GRD001",
    "grade-not-in-scale",
    Severity.ERROR,
    "A grade is one of its framework’s scale, in its exact words.",
    "Frameworks word their grades differently: ‘requires improvement to be good’ belongs to "
    "one, ‘requires improvement’ to others. A reader must be able to rely on the words.",
    Citation("001", "77"),
)
LIMITING = Rule(
    "GRD002",
    "grade-above-limit",
    Severity.ERROR,
    "A judgement that limits another one does so always.",
    "The guidance says ‘always’ or ‘certainly’ for these combinations of grades. The finding "
    "says which two grades contradict each other. Which of them is right is for the "
    "inspectors: this tool never computes or suggests a grade.",
    Citation("001", "84-86"),
)
LIKELY = Rule(
    "GRD003",
    "grade-unlikely",
    Severity.WARNING,
    "Unlikely combinations of grades are looked at again.",
    "The guidance says ‘likely’ for these combinations of grades, so another one is possible, "
    "and the report should explain it.",
    Citation("001", "86"),
    "Look at both grades again, and say in the report why they stand together.",
)

CHANGED = Rule(
    "GRD004",
    "change-without-reason",
    Severity.WARNING,
    "A grade that was changed after feedback has its reason on record.",
    "The provider must be told why a grade is another one than at feedback, before the draft "
    "report comes. Without a reason on record nobody can tell it, or check it later.",
    Citation("001", "905"),
    "Write the reason in the field ‘reason’ of the judgement. It is never published.",
)

RULES = (SCALE, LIMITING, LIKELY, CHANGED)
