"""Drawn shapes of a section that cannot stand together are exchanged between two bundles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.evidence.shape.seen import Cell, Key

_ALL, _SHORT = 100, 3  # per cent, sentences

Columns = Mapping[Key, Sequence[Cell]]


def agreeing(columns: Columns, section: str) -> list[Cell]:
    """Return whether each bundle has a paragraph of a single sentence, so that its others allow it.

    Where all are short, none has; where not all are short and none is long, one has. A bundle that
    was drawn otherwise changes with one that can do without: as many have one as before.
    """
    lone = list(columns[Key("lone", section)])
    longest, short = columns[Key("longest", section)], columns[Key("short", section)]
    every = range(len(lone))
    wrong = [at for at in every if lone[at] and short[at] == _ALL]
    free = [at for at in every if lone[at] and short[at] != _ALL and int(longest[at]) > _SHORT]
    free.sort(key=lambda at: (int(short[at]), at))
    needs = [
        at for at in every if not lone[at] and int(short[at]) < _ALL and int(longest[at]) <= _SHORT
    ]
    can = [
        at for at in every if not lone[at] and int(short[at]) < _ALL and int(longest[at]) > _SHORT
    ]
    for giver, taker in zip([*wrong, *free], needs, strict=False):
        lone[giver], lone[taker] = 0, 1
    for giver, taker in zip(wrong[len(needs) :], can, strict=False):
        lone[giver], lone[taker] = 0, 1
    return lone
