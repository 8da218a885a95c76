"""Words that fill a field: plain ones, so that a page that holds them looks like a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Final

_NAMES: Final = (
    "Alder", "Birch", "Cedar", "Elder", "Hazel", "Linden", "Maple", "Rowan", "Willow", "Yew",
    "Lane", "House", "Row", "Hill",
)  # fmt: skip
_SAID: Final = (
    "staff know each family well and plan their days with care so that the children feel safe "
    "leaders listen to what parents say and change what does not help them yet "
    "records are kept in good order and tell when somebody came and what was agreed "
    "new workers learn from those who have been here for long and ask when they are in doubt"
).split()
_SHORT: Final = 240  # characters: what is shorter is a name


def filler(least: int, most: int) -> str:
    """Return a text of nearly `most` characters and at least `least`: names, or whole sentences."""
    words = cycle(_NAMES) if most < _SHORT else _running(25)
    text = next(words)[:most]
    for word in words:
        if len(text) + len(word) + 1 > most:
            break
        text += f" {word}"
    return text.ljust(least, "s") if most < _SHORT else _ended(text, most)


def few(least: int, most: int) -> str:
    """Return a text as short as may be that is still a word."""
    return "Yew"[:most].ljust(least, "s")


def sentences(number: int, words: int, start: int = 0) -> str:
    """Return so many sentences of so many words, others for each `start`."""
    running = cycle(_SAID)
    for _ in range(start * 7 % len(_SAID)):
        next(running)
    return " ".join(_sentence([next(running) for _ in range(words)]) for _ in range(number))


def _sentence(words: Sequence[str]) -> str:
    return f"{' '.join(words).capitalize()}."


def _running(words: int) -> Iterator[str]:
    """Yield the words of sentences without end."""
    at = 0
    while True:
        yield from sentences(1, words, at).split()
        at += 1


def _ended(text: str, most: int) -> str:
    """Return a text that ends with a stop, in no more characters."""
    return text if text.endswith(".") else f"{text[: most - 1].rstrip()}."
