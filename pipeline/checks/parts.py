"""SEC: headings of parts of a section, one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.evidence.door import OURS
from pipeline.model.finding import Finding, Rule, Severity

BELOW_NOTHING = Rule(
    "SEC012",
    "subheading-below-nothing",
    Severity.WARNING,
    "A second heading in a section stands below a first one.",
    "Headings that skip a level tell a reader who hears them that a part is missing. A "
    "‘subheading’ is a part of the part that a ‘heading’ of its section begins.",
    OURS,
    "Make it a ‘heading’, or give the part that it belongs to one.",
)


def subheading_below_nothing(case: Case) -> Iterator[Finding]:
    """Find second headings in a section that no first one stands above."""
    for paragraphs in case.bundle.narrative.values():
        headed = False
        for one in paragraphs:
            headed = headed or bool(one.heading)
            if one.subheading and not headed:
                at = f"{one.pointer.removesuffix('/text')}/subheading"
                message = "No ‘heading’ stands above this one in its section."
                yield BELOW_NOTHING.at(case.bundle.file.place(at), message, key=one.subheading)
