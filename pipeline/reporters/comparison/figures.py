"""The figures of a comparison as a table: each section of which something changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.figures import Figures, SectionChange, Spread, TypeChange

_NAMES: Final = ("words", "sentences", "paragraphs", "grade", "findings", "pages")
_WIDTH: Final = 16


def figures(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of all report types that the change reaches, those alike in one line."""
    alike = [one for one in comparison.types if not _different(one)]
    for one in comparison.types:
        if one not in alike:
            yield from _type(one, paged=comparison.paged)
    if alike:
        yield f"No measure changes: {', '.join(map(_name, alike))}."
        yield ""


def _different(one: TypeChange) -> list[SectionChange]:
    return [section for section in one.sections if section.differs]


def _name(one: TypeChange) -> str:
    version = one.head_version or "gone"
    if one.base_version != one.head_version:
        version = f"{one.base_version or 'new'} → {version}"
    return f"{one.report_type} {version} ({one.touched:,} of {one.looked_at:,} reports)"


def _type(one: TypeChange, *, paged: bool) -> Iterator[str]:
    names = [name for name in _NAMES if paged or name != "pages"]
    yield _name(one)
    yield f"  {'':<28}" + "".join(f"{name:>{_WIDTH}}" for name in names)
    yield from (_row(section, names) for section in _different(one))
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
    """Return the middle of a measure over the reports."""
    return "–" if spread is None else f"{spread.middle:g}"
