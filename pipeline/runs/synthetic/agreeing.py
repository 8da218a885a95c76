"""Drawn shapes of a section that cannot stand together are exchanged between two bundles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.evidence.shape.seen import Cell, Key

_ALL, _SHORT = 100, 3  # per cent, sentences

Columns = Mapping[Key, Sequence[Cell]]


def agreeing(columns: Columns, section: str) -> list[Cell]:
    """Return whether each bundle has a paragraph of a single sentence, so that its others allow it.

    Where no paragraph is longer than a short one and not all are short, one has a single sentence.
    Who was drawn otherwise changes with a bundle of the same share of short ones, so that as many
    have one as before.
    """
    found = list(columns[Key("lone", section)])
    longest, short = columns[Key("longest", section)], columns[Key("short", section)]
    free: dict[Cell, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        if one and int(longest[at]) > _SHORT:
            free[short[at]].append(at)
    for at, one in enumerate(found):
        must = int(longest[at]) <= _SHORT and int(short[at]) < _ALL
        if must and not one and free[short[at]]:
            found[free[short[at]].pop()], found[at] = 0, 1
    return found
