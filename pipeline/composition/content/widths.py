"""The widths of the columns of a table: those that its type names, where the words fit them.

No word, date or figure of usual length is broken: a column takes what its longest one needs from
the columns that have room. The same widths stand in every format.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from re import search
from typing import Final

from pipeline.model.document import Table, plain
from pipeline.model.widths import PRINTED, pieces, widest

UPRIGHT: Final = 35.0
"""The narrowest table with columns, in em of its cells: that of a proof on a small desktop."""

WIDE: Final = 78.0
"""The narrowest table of a form that lies on its side, in em of its cells on a screen.

On a narrower one its cells stand one below the other (`screen.css`).
"""

PAPER: Final = 71.0
"""The same on paper, where letters are larger and the font is the narrower one of a report."""

_GAP: Final = 0.9
_WIDE_GAP: Final = 1.4
"""What stands between two columns, in em: the room in cells; in a form also lines round them."""

_REGULAR: Final = 0.92
"""How much narrower letters are that are not bold."""

_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs, in per cent: for its figures and dates; for all its words too."""

    figures: int
    words: int

    def under(self, cap: int) -> int:
        """Return what it gets where no column gets more than a cap for its words."""
        return max(self.figures, min(self.words, cap))


def fitted_table(made: Table, *, wide: bool = False) -> Table:
    """Return a table whose columns have the widths that their words need."""
    texts_of = (
        [plain(column.title), *(plain(row.cells[at].inlines) for row in made.rows)]
        for at, column in enumerate(made.columns)
    )
    widths = fitted([column.width for column in made.columns], texts_of, wide=wide)
    columns = zip(made.columns, widths, strict=True)
    return replace(made, columns=tuple(replace(one, width=width) for one, width in columns))


def fitted(
    widths: Sequence[int], columns: Iterable[Iterable[str]], *, wide: bool = False
) -> list[int]:
    """Return widths in per cent, 100 together, for columns that hold these texts.

    `wide` says that they stand on a page that lies on its side. Where all columns together need
    more than there is, the columns of the longest words have to do with less; no figure and no
    date is broken as long as they fit by themselves.
    """
    shares = [_WHOLE * width / sum(widths) for width in widths]
    needs = _together(
        [_need(tuple(one), at, len(widths), wide=wide) for at, one in enumerate(columns)]
    )
    lack = sum(max(0, need - share) for need, share in zip(needs, shares, strict=True))
    room = sum(max(0, share - need) for need, share in zip(needs, shares, strict=True))
    left = 1 - lack / room if room > lack else 0
    return _rounded(
        [
            need + (share - need) * left if share > need else need
            for need, share in zip(needs, shares, strict=True)
        ]
    )


def _together(needs: Sequence[_Need]) -> Sequence[float]:
    """Return what columns need, no more than there is."""
    for cap in range(_WHOLE, 0, -1):
        found = [need.under(cap) for need in needs]
        if sum(found) <= _WHOLE:
            return found
    figures = [need.under(0) for need in needs]
    return [_WHOLE * one / sum(figures) for one in figures]


def _need(texts: Sequence[str], at: int, count: int, *, wide: bool) -> _Need:
    """Return what the column at a place needs. Only the first may stand in bold.

    In a report nothing stands beside the last.
    """
    gap = _WIDE_GAP if wide else _GAP if at < count - 1 else 0.1
    screen, paper = (WIDE, PAPER) if wide else (UPRIGHT, UPRIGHT)
    words, figured = pieces(texts), [one for one in pieces(texts) if search(r"\d", one)]
    figures = widest(figured) * (_REGULAR if at else 1)
    of_figures = max((gap + figures) / screen, (gap + PRINTED * figures) / paper)
    of_words = (gap + PRINTED * widest(set(words).difference(figured))) / paper
    return _Need(ceil(_WHOLE * of_figures), ceil(_WHOLE * of_words))


def _rounded(shares: Sequence[float]) -> list[int]:
    """Return whole numbers whose sum is 100, each as near as can be."""
    down = [int(share) for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda at: down[at] - shares[at])
    for at in by_rest[: _WHOLE - sum(down)]:
        down[at] += 1
    return down
