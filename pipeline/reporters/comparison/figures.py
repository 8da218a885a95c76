"""The figures of a comparison as a table: each section of which something changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.figures import Figures, SectionChange, Spread, TypeChange

_NAMES: Final = ("words", "sentences", "paragraphs", "grade", "findings", "pages")
_WIDTH: Final = 16


def figures(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of all report types that the change reaches."""
    for one in comparison.types:
        yield from _type(one, paged=comparison.paged)


def _type(one: TypeChange, *, paged: bool) -> Iterator[str]:
    version = one.head_version or "gone"
    if one.base_version != one.head_version:
        version = f"{one.base_version or 'new'} → {version}"
    yield f"{one.report_type} {version}: {one.touched:,} of {one.looked_at:,} reports"
    different = [section for section in one.sections if section.differs]
    if different:
        names = [name for name in _NAMES if paged or name != "pages"]
        yield f"  {'':<28}" + "".join(f"{name:>{_WIDTH}}" for name in names)
        yield from (_row(section, names) for section in different)
    elif one.touched:
        yield "  no measure changes"
    yield ""


def _row(section: SectionChange, names: list[str]) -> str:
    name = f"  {section.section}" if section.section else section.document
    cells = (_cell(section.base, section.head, one) for one in names)
    return f"  {name:<28}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells).rstrip()


def _cell(base: Figures | None, head: Figures | None, name: str) -> str:
    """Return a measure on both sides: the middle of the reports, or once where it is the same."""
    was: Spread | None = getattr(base, name, None)
    now: Spread | None = getattr(head, name, None)
    if was == now:
        return "" if now is None else _told(now)
    return f"{_told(was)} → {_told(now)}"


def _told(spread: Spread | None) -> str:
    """Return the middle, or the least and the most where it would hide a change."""
    return "–" if spread is None else f"{spread.middle:g}"
