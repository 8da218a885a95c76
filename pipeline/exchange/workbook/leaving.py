"""A bundle on its way into sheets: whether it can go there whole, and what keeps it from that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from pipeline.evidence.find import RawBundle
from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.json.strict import JsonFile, Refused, parse
from pipeline.evidence.schema.check import SafeKeys, report_type_of
from pipeline.evidence.schema.view import bundle_view
from pipeline.evidence.versions import version
from pipeline.exchange.workbook.filled import MOST_LETTERS, Filled, Rows, filled
from pipeline.exchange.workbook.layout import Layout, layout_of
from pipeline.exchange.workbook.told import Told

VERSION: Final = "2"
_FORM: Final = (
    "This has no cell: it is not of the form that its schema asks for, or reads like the marks of "
    "a workbook itself."
)
_VALIDATE: Final = "‘inspection-reports validate’ says more."


@dataclass(frozen=True, slots=True)
class Leaving:
    """The sheets of a bundle, or what there is to tell of it: then it is not whole in them."""

    layout: Layout
    rows: Rows = field(repr=False)
    told: tuple[Told, ...] = ()


def leaving(
    source: RawBundle, types: Sequence[str], areas: Callable[[str], Iterable[str]]
) -> Leaving | None:
    """Return the sheets of a bundle; None for what is no bundle of these types, of today’s version.

    `areas` are those of a report type. Raises BrokenError for a broken schema or report type.
    """
    file = parse(source.raw, source.name, SafeKeys(), source.first_line)
    if isinstance(file, Refused):
        return None
    named = report_type_of(file, types)
    if named is None or version(file) != VERSION:
        return None
    layout = layout_of(named, bundle_view(named), areas(named))
    found = filled(layout, file.data)
    return Leaving(layout, found.rows, tuple(_lost(file, found)))


def _lost(file: JsonFile, found: Filled) -> Iterator[Told]:
    for path in found.too_long:
        said = f"This has more than {MOST_LETTERS:,} letters, and a cell holds no more."
        yield Told("error", _where(file, path), said, "Divide it, or leave it in the bundle.")
    for path in () if found.too_long else found.lost:
        yield Told("error", _where(file, path), _FORM, _VALIDATE)


def _where(file: JsonFile, path: Path) -> str:
    """Return where a value stands: its line, and its pointer as far as that is no secret."""
    for length in range(len(path), -1, -1):
        with suppress(LookupError):
            place = file.place(to_pointer(path[:length]))
            pointer = place.bundle.pointer if place.bundle else ""
            return f"{place.describe()}  {pointer}".strip()
    return file.name
