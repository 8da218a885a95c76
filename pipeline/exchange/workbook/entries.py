"""Lists of texts in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.evidence.json.reading import Json
from pipeline.exchange.workbook.readings import EMPTY, GUARD, is_guarded

_BULLETS: Final = "•‣⁃∙●○◦▪▫■□·*–-"
_BULLET = re.compile(rf"[{_BULLETS}](?:\s+|$)")
_APART = re.compile(r"[\s,;]+")


def joined(values: list[Json], *, ids: bool) -> str:
    """Return the cell of a list of texts: with commas between ids, or a line for each."""
    if ids:
        return ", ".join(map(str, values))
    return "\n".join(_line_out(one) if isinstance(one, str) else str(one) for one in values)


def _line_out(text: str) -> str:
    return GUARD + text if _line_guarded(text) else text


def _line_guarded(text: str) -> bool:
    return is_guarded(text, lambda one: one != EMPTY and one != "" and _line(one) == one)


def _line(text: str) -> str:
    return _BULLET.sub("", text.strip(), count=1).strip()


def lines(cell: str) -> Iterator[str]:
    """Yield the texts of a cell that has a line for each, without signs before them."""
    for line in cell.split("\n"):
        if line.startswith(GUARD) and _line_guarded(line[1:]):
            yield line[1:]
        elif found := _line(line):
            yield found


def ids_of(cell: str) -> Iterator[str]:
    """Yield the ids in a cell, whatever stands between them."""
    yield from (one for one in _APART.split(cell) if one.strip(_BULLETS))
