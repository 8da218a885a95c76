"""What `budget` found, as text for people and as data for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, isinf
from typing import Final

from pipeline.composition.budget import Amount, DocumentBudget, Range
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType

WORDS_OF_A_PAGE: Final = 350
FRONT: Final = 3
"""Pages that a report has for its front, its tables and its headings, whatever it says.

Both are fitted to the drafts of the samples, of which none is further off than 1.4 pages.
"""


@dataclass(frozen=True, slots=True)
class Cut:
    """A list that has so many entries in the longest bundle that is drawn, and how many may be.

    `allowed` is None where no schema sets a bound.
    """

    pointer: str
    entries: int
    allowed: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A report type, how long its documents can become, and what is to be said of that.

    `measured` are the pages of each document by id, with what inspectors write, where it was drawn;
    `cut` are the lists of which more would be more pages.
    """

    report_type: ReportType
    documents: Sequence[DocumentBudget]
    findings: Sequence[Finding]
    measured: Mapping[str, Range] = field(default_factory=dict)
    cut: Sequence[Cut] = ()


def pages(document: DocumentBudget, *, first: bool) -> Range:
    """Return about how many pages a document has without what inspectors write. An estimate."""
    words = document.templates.together
    front = FRONT if first else 1
    return Range(_pages(words.least, front), _pages(words.most, front))


def _pages(words: Amount, front: int) -> Amount:
    return words if isinf(words) else front + ceil(words / WORDS_OF_A_PAGE)
