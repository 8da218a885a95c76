"""SEC: the sections of a report."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

EMPTY = Rule(
    "SEC001",
    "empty-section",
    Severity.WARNING,
    "Every section says something.",
    "A reader who comes to a heading with nothing below it does not know whether there is "
    "nothing to say or something is missing.",
    Citation(says="our own rule; 001:890-899 lists what each section holds"),
    "Write the section in ‘narrative’, or add evidence with a statement that may be published.",
)
ORDER = Rule(
    "SEC002",
    "section-order",
    Severity.ERROR,
    "The report has the sections of its type, with their exact headings, in their order.",
    "Readers compare reports section by section. A heading of another wording or place breaks "
    "that, and hides what is missing.",
    Citation("001", "890-899"),
    "Mend the report type; a bundle cannot change its headings.",
)
PLANNED = Rule(
    "SEC003",
    "planned-section",
    Severity.NOTICE,
    "A section is written by an inspector before the report is final.",
    "A section without narrative is planned from the evidence, so that a draft can be read and "
    "measured early. It is no substitute for the inspectors’ own analysis.",
    Citation(says="our own rule: analysis is the inspectors’ (001:886, for one)"),
    "Write the section in ‘narrative’.",
)

LEFT_OUT = Rule(
    "SEC004",
    "words-left-out",
    Severity.ERROR,
    "Everything that people wrote for the report is in the report.",
    "No sentence is ever lost without a word. Narrative of a section that does not stand in this "
    "report, a requirement that no table shows, or a grade that stands nowhere, would be.",
    Citation(says="our own rule: nothing is lost"),
    "Move the words to a section that is in the report, declare the fact that brings the section "
    "in, or delete them.",
)

RULES = (EMPTY, ORDER, PLANNED, LEFT_OUT)
