"""What must hold of the file of comments beside a bundle."""

from __future__ import annotations

from typing import Final

from pipeline.model.finding import Citation, Rule, Severity

BROKEN: Final = Rule(
    "PUB063",
    "comments-cannot-be-read",
    Severity.ERROR,
    "The comments beside a bundle can be read.",
    "They are what the provider said and what was answered. Of a file that is not as it should be, "
    "nobody knows what is still open.",
    Citation("001", "913"),
    "Mend it there: an answer is a text, a decision is ‘accepted’, ‘partly’ or ‘not accepted’.",
)
STRANGE: Final = Rule(
    "PUB064",
    "comments-of-another-bundle",
    Severity.ERROR,
    "The comments beside a bundle are about its report.",
    "What was said of another report says nothing of this one, and is private to those concerned.",
    Citation("001", "913"),
    "Move the file away, or put back the one of this bundle.",
)
RULES: Final = (BROKEN, STRANGE)
