"""Figures of a comparison as cells of a table, and as shares in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.figures import Figures, SectionChange, Spread, TypeChange
from pipeline.model.comparison.prediction import Prediction
from pipeline.reporters.causes import printable

_MEASURES: Final[Mapping[str, str]] = {
    "paragraphs": "Paragraphs",
    "sentences": "Sentences",
    "words": "Words",
    "pages": "Pages",
    "grade": "Reading grade",
    "findings": "Findings",
}
_ABSENT: Final = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """A measure on both sides. `differs` says that they do."""

    told: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A document as a `whole` or a section of it, with its measures in the order of the heads."""

    title: str
    whole: bool
    cells: tuple[Cell, ...]


def heads(comparison: Comparison) -> tuple[str, ...]:
    """Return what the columns are called: pages only where they were printed."""
    return tuple(_MEASURES[name] for name in _names(comparison))


def rows(one: TypeChange, comparison: Comparison) -> Iterator[Row]:
    """Yield each document and section of a report type of which a measure changes."""
    for section in one.sections:
        if section.differs:
            cells = (_cell(section, name) for name in _names(comparison))
            title = printable(section.title or section.document)
            yield Row(title, not section.section, tuple(cells))


def version(one: TypeChange) -> str:
    """Return the version of a report type, or both."""
    if one.base_version == one.head_version:
        return f"version {one.head_version}"
    if not one.base_version:
        return f"new, version {one.head_version}"
    return f"version {one.base_version} → {one.head_version or 'gone'}"


def share(part: float) -> str:
    """Return a share from 0 to 1 in percent."""
    return f"{100 * part:.1f}%"


def _names(comparison: Comparison) -> tuple[str, ...]:
    return tuple(name for name in _MEASURES if comparison.paged or name != "pages")


def _cell(section: SectionChange, name: str) -> Cell:
    was, now = _measure(section.base, name), _measure(section.head, name)
    if was == now:
        return Cell(_middle(now), differs=False)
    told = _range if was and now and was.middle == now.middle else _middle
    return Cell(f"{told(was)} → {told(now)}", differs=True)


def _measure(figures: Figures | None, name: str) -> Spread | None:
    found: Spread | None = getattr(figures, name, None)
    return found


def _middle(spread: Spread | None) -> str:
    return f"{spread.middle:,g}" if spread else _ABSENT


def _range(spread: Spread | None) -> str:
    """Return the least and the most, where the middle would hide a change."""
    return f"{spread.least:,g} to {spread.most:,g}" if spread else _ABSENT


def how_near(one: Prediction) -> str:
    """Return how near the prediction comes, by how many reports it was made from."""
    of = f"{one.report_type}: from the shape of {one.known:,} reports"
    if one.near:
        within = "8 in 10 such shares were within 3 points of the truth"
        return f"{of}. Of made-up reports of new kinds, {within}."
    return f"{of}, so take it for a hint: from fewer than 10,000 they were up to 6 points off."
