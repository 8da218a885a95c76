"""Wording that changed, with no more of what stayed than one needs to find the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.comparison.wording import Piece

AROUND: Final = 12
"""How many words that stayed are shown on each side of a change."""


def shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces; of long ones that stayed the middle, or an end of the text, is an ellipsis."""
    last = len(pieces) - 1
    for at, one in enumerate(pieces):
        if one.fate == "same":
            yield Piece("same", _around(one.text.split(), first=at == 0, last=at == last))
        else:
            yield one


def _around(words: Sequence[str], *, first: bool, last: bool) -> str:
    before = 0 if first else AROUND
    after = 0 if last else AROUND
    if len(words) <= before + after + 1:
        return " ".join(words)
    return " ".join((*words[:before], "…", *words[len(words) - after :]))
