"""How a chart is set: in what size its words stand, and how wide its columns are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pipeline.model.document import Chart, plain
from pipeline.model.widths import PRINTED, pieces, widest

Size: TypeAlias = Literal["", "small", "smallest"]

# Of the body, on paper. The same in `base.css` and in the styles of Word.
SIZES: Final[dict[Size, float]] = {"": 0.9167, "small": 0.75, "smallest": 0.6}

_ROOM: Final = 36.0
"""The width of a chart on paper, in em of the body; on a screen its words are smaller."""

_GAP: Final = 0.45
"""What stands between two columns, in em of their words."""


@dataclass(frozen=True, slots=True)
class Set:
    """The size of the words, and the parts of the width of the first column and of each bar's.

    A label breaks at every blank: in a narrow column ‘September 2014’ has two lines.
    """

    size: Size
    first: float
    each: float


def set_chart(block: Chart) -> Set:
    """Return how a chart is set: in the largest size in which no word and no figure breaks.

    Where there is none, the words at the side break, and have what the bars leave them.
    """
    named = pieces(map(plain, (block.row_title, block.row_label)))
    heads = PRINTED * widest(named) + _GAP
    labels = [word for point in block.points for word in plain(point.label).split()]
    shown = pieces([plain(point.shown) for point in block.points])
    bars = PRINTED * widest([*pieces(labels), *shown]) + _GAP
    many = len(block.points)
    for size, em in SIZES.items():
        first, each = heads * em / _ROOM, bars * em / _ROOM
        if first + many * each <= 1:
            equal = 1 / (many + 1)
            first = max(first, min(equal, 1 - many * each))
            return Set(size, first, (1 - first) / max(many, 1))
    first = max(1 / (many + 1), 1 - many * bars * SIZES["smallest"] / _ROOM)
    return Set("smallest", first, (1 - first) / max(many, 1))
