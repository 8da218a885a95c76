"""Pens at all the stands that there can be: one where branches met, several where they did not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from pipeline.composition.budget.pen import Pen
from pipeline.composition.budget.sums import Stand
from pipeline.composition.budget.tally import Extent, Range

Pens: TypeAlias = dict[Stand, Pen]
"""Pens that may be writing: one for each stand that there can be."""


def pens() -> Pens:
    """Return a pen that has written nothing."""
    return {Stand(): Pen()}


def joined(all_pens: Iterable[Pens]) -> Pens:
    """Return pens that have written one text or the other."""
    found: Pens = {}
    for some in all_pens:
        for at, pen in some.items():
            found[at] = found[at].joined(pen) if at in found else pen
    return found


def written(before: Pens, write: Callable[[Pen], None]) -> Pens:
    """Return the pens after each has written something. Those before are as they were."""
    after = []
    for pen in before.values():
        copy = pen.copy()
        write(copy)
        after.append({copy.at: copy})
    return joined(after)


def extent(found: Pens, *, followed: bool = False) -> Extent:
    """Return what pens have written, all that is begun ended. With no pen nothing can stand."""
    ended = written(found, lambda pen: pen.end(followed=followed))
    if not ended:
        return Extent()
    (pen,) = ended.values()
    least, most = pen.least, pen.most
    names = ("together", "fixed", "paragraphs", "sentences", "words", "other", "lone", "short")
    ranges = {one: Range(getattr(least, one), getattr(most, one)) for one in names}
    ranges["words"] = Range(least.words, min(most.words, most.together))
    return Extent(**ranges, longest=most.longest, single=most.single, odd=most.odd)
