"""PRV: nothing in a report identifies a person who did not agree to it."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

PRIVATE_WORDS = Rule(
    "PRV001",
    "private-words-in-report",
    Severity.WARNING,
    "Words of a private field do not stand in the report.",
    "Reports hold nothing that identifies people without their permission. The same words in a "
    "private field and in the report are a sign that something was copied. It may also be chance, "
    "so it is a warning. It is an error where the words are those of a record that is kept out of "
    "every report: utmost care must be taken for a source who wishes to stay anonymous.",
    Citation("001", "639, 784"),
    "Say it in other words that identify nobody.",
)
PERSONAL_DATA = Rule(
    "PRV002",
    "personal-data-shape",
    Severity.WARNING,
    "The text holds no postcode, address of email, telephone or personal number, or date of birth.",
    "They identify a person or a place, and privacy is respected at all times. The provider’s "
    "published address and telephone number have fields of their own, which are not looked at.",
    Citation("001", "643"),
    "Leave it out, or waive the finding if it belongs to an organisation.",
)
INITIALS = Rule(
    "PRV003",
    "initials-in-report",
    Severity.WARNING,
    "Initials that are recorded in the evidence do not stand in the report.",
    "The initials of people who were tracked, sampled or interviewed belong in the evidence base; "
    "a report identifies nobody who did not agree. The same letters may also stand for something "
    "else, so it is a warning. Acronyms that every reader knows, such as NHS, are not looked for.",
    Citation("001", "606, 784"),
    "Say ‘a parent’ or ‘a worker’, or write the acronym in full.",
)

RULES = (PRIVATE_WORDS, PERSONAL_DATA, INITIALS)
