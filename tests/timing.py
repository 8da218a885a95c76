"""How time grows with a text, told in a way that a busy machine does not change."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Final

TRIES: Final = 5


def grows(run: Callable[[str], object], short: str, long: str, *, at_most: float) -> bool:
    """Return whether `run` takes at most so many times as long for the long text.

    CPU time, with 0.02 seconds for what is too short to measure. Each text counts as its fastest
    run, and a run that something else slowed down is tried again.
    """
    run(short)  # what is only loaded once is not measured
    least = min(_seconds(run, short) for _ in range(3))
    return any(_seconds(run, long) <= at_most * least + 0.02 for _ in range(TRIES))


def _seconds(run: Callable[[str], object], text: str) -> float:
    start = process_time()
    run(text)
    return process_time() - start
