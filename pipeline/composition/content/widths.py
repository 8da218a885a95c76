"""The widths of the columns of a table: those that its type names, where the words fit them.

No word, date or figure of usual length is broken: a column takes what its longest one needs from
the columns that have room. The same widths stand in every format.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.model.unbroken import unbroken

_LETTER: Final = 1.5
"""What one letter takes on paper, in per cent of the width of the text (our own measure)."""

_GAP: Final = 3.0
"""What stands between two columns, in per cent."""

_WIDE: Final = 0.6
"""How much less of it both take where the page lies on its side (our own measure)."""

_LONGEST: Final = 20
"""A longer word may be broken: no column is made for it."""

_WHOLE: Final = 100


def fitted(
    widths: Sequence[int], columns: Iterable[Iterable[str]], *, wide: bool = False
) -> list[int]:
    """Return widths in per cent, 100 together, for columns that hold these texts.

    `wide` says that they stand on a page that lies on its side. Where all columns together need
    more than there is, each gets its share of it.
    """
    shares = [_WHOLE * width / sum(widths) for width in widths]
    scale = _WIDE if wide else 1
    needs = [min(scale * _need(texts), _WHOLE) for texts in columns]
    lack = sum(max(0, need - share) for need, share in zip(needs, shares, strict=True))
    room = sum(max(0, share - need) for need, share in zip(needs, shares, strict=True))
    if lack > room:
        return _rounded([_WHOLE * need / sum(needs) for need in needs])
    left = 1 - lack / room if room else 1
    return _rounded(
        [
            need + (share - need) * left if share > need else need
            for need, share in zip(needs, shares, strict=True)
        ]
    )


def _need(texts: Iterable[str]) -> float:
    """Return what the longest piece that is not to be broken needs, in per cent."""
    pieces = (len(piece) for text in texts for piece in _pieces(text))
    return _GAP + _LETTER * max((one for one in pieces if one <= _LONGEST), default=1)


def _pieces(text: str) -> list[str]:
    return unbroken(text).replace("\n", " ").replace("-", "- ").split(" ")


def _rounded(shares: Sequence[float]) -> list[int]:
    """Return whole numbers whose sum is 100, each as near as can be."""
    down = [int(share) for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda at: down[at] - shares[at])
    for at in by_rest[: _WHOLE - sum(down)]:
        down[at] += 1
    return down
