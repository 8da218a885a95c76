"""STM: wording that the guidance fixes, asks for or forbids."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

MISSING = Rule(
    "STM001",
    "statement-missing",
    Severity.ERROR,
    "Fixed wording stands in the report, whole and exact, where its condition holds.",
    "Some sentences are given word for word, with slots to fill in. The report type puts them "
    "in; this rule makes sure that nothing has cut, changed or left them out.",
    Citation(says="the line given with each statement"),
    "Mend the report type; a bundle cannot change these words.",
)
UNSAID = Rule(
    "STM002",
    "not-said",
    Severity.WARNING,
    "A section says what the guidance asks it to say, in some words.",
    "The guidance asks for the matter, not for a fixed sentence. A program can only look for "
    "words that such a sentence would have; if the section says it in others, waive the warning.",
    Citation(says="the line given in the report type"),
    "Say it plainly in the section named.",
)
FORBIDDEN = Rule(
    "STM003",
    "forbidden-wording",
    Severity.ERROR,
    "The report does not say what the guidance rules out.",
    "Some reports must not grade, some must not announce what enforcement is planned, some must "
    "not judge one centre of a group. The finding says which line rules the words out.",
    Citation(says="the line given in the report type"),
    "Take the words out, or say what was found without them.",
)

RULES = (MISSING, UNSAID, FORBIDDEN)
