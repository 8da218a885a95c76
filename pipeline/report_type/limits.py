"""How long sections and paragraphs may be, and how long a planned section becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.model.finding import Citation


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What turns a length warning into a notice: a grade or a declared fact.

    The grade is that of the section, or the overall one: 001:888 speaks of settings that were
    judged outstanding.
    """

    grade: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A length limit. A finding is a notice above `notice` and a warning above `warning`.

    For `share-of-short-paragraphs` it is a warning below `warning` per cent. A citation
    without a seed says that the limit is our own default. `sections` have a warning of their own,
    and no notice.
    """

    id: Literal["paragraphs", "sentences-per-paragraph", "share-of-short-paragraphs"]
    notice: int | None
    warning: int
    citation: Citation
    relaxed: tuple[Relaxation, ...] = ()
    sections: Mapping[str, int] = field(default_factory=dict)

    def of(self, section: str) -> Limit:
        """Return the limit as it holds in a section."""
        if section not in self.sections:
            return self
        return replace(self, notice=None, warning=self.sections[section])


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """How long a planned section becomes: sentences in a paragraph, paragraphs in a section.

    `target` paragraphs are aimed at; more, up to `paragraphs`, only to cover every area.
    """

    sentences: int
    target: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class WordLimit:
    """How many words a document has at most, and who says so."""

    most: int
    citation: Citation
