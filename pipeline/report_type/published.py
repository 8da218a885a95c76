"""What published reports of a kind have: ranges that were measured, for the same kind alone.

They say how a report compares, never what it must be: limits stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Range = tuple[float, float]
"""The least and the most."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many per cent of paragraphs have `least` to `most` sentences, or more without `most`."""

    least: int
    most: int | None
    share: int

    def __str__(self) -> str:
        most = "more" if self.most is None else f"{self.most}"
        return f"{self.share}% have {self.least} or {most}"


@dataclass(frozen=True, slots=True)
class Published:
    """The measures of so many published reports of one kind.

    `ranges` are those of a judgement section, by measure; `sections` have the numbers of
    paragraphs of single sections, and `sentences` how many a paragraph has. `says` is who measured
    it.
    """

    kind: str
    reports: int
    says: str
    ranges: Mapping[str, Range]
    sections: Mapping[str, Range]
    sentences: tuple[Share, ...]

    @property
    def of(self) -> str:
        """Return what was measured: `7 published reports of local authorities`."""
        return f"{self.reports} published reports of {self.kind}"

    def range(self, measure: str, section: str = "") -> Range | None:
        """Return the range of a measure, or nothing where it was not measured."""
        if measure == "paragraphs" and section in self.sections:
            return self.sections[section]
        return self.ranges.get(measure)

    def told(self, measure: str, section: str = "") -> str:
        """Return a range with what it was measured on, for the end of a sentence; or ''."""
        found = self.range(measure, section)
        return f"{self.of} have {said(found)}" if found else ""

    def all_of(self, measure: str) -> str:
        """Return all that is known of a measure, of single sections too, in words; or ''."""
        if measure == "sentences":
            return ", ".join(str(one) for one in self.sentences)
        named = self.sections.items() if measure == "paragraphs" else ()
        parts = [f"{section} {said(found)}" for section, found in named]
        general = self.ranges.get(measure)
        return ", ".join([*([said(general)] if general else []), *parts])


def said(found: Range) -> str:
    """Return a range in words."""
    low, high = found
    return f"{low:g} to {high:g}"
