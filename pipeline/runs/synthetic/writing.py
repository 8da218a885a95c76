"""What inspectors might have written: sections of so many paragraphs, of so many sentences."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, Final

from pipeline.evidence.made_up.filler import sentences
from pipeline.evidence.shape.seen import Key, What
from pipeline.language.measure import SHORT
from pipeline.runs.profile.written import Ends, share
from pipeline.runs.synthetic.dice import fraction
from pipeline.runs.synthetic.people import Drawn

_WORDS: Final = 15  # of a sentence, where a profile does not tell it
_USUAL: Final = Ends(SHORT[-1], lone=False)


def narrative(drawn: Drawn, written: Sequence[str]) -> dict[str, Any]:
    """Return what is written in each section that has something."""
    found = {}
    for section in written:
        if number := _number(drawn, "paragraphs", section, 0):
            words = max(_number(drawn, "words", section, _WORDS), 2)
            found[section] = {
                "paragraphs": [
                    {"text": sentences(one, words, at), "evidence": []}
                    for at, one in enumerate(lengths(number, drawn, section))
                ]
            }
    return found


def lengths(number: int, drawn: Drawn, section: str) -> list[int]:
    """Return the sentences of each paragraph, as near to what was drawn as they can be together.

    The longest is kept first, then whether one has a single sentence, then how many are short.
    """
    longest, alone = Ends.of(drawn.get(Key("ends", section), _USUAL.cell))
    lone = min(int(alone), number - (longest > 1))
    short = _short(number, drawn, section)
    if longest == 1:
        return [1] * number
    lone = min(lone, number - 1)
    short = min(short, number - lone) - (longest <= SHORT[-1])
    found = [longest, *[1] * lone]
    found += [min(SHORT[-1], longest)] * max(min(short, number - len(found)), 0)
    other = SHORT[-1] + 1 if longest > SHORT[-1] else 1  # which are not short
    return found + [other] * (number - len(found))


def _short(number: int, drawn: Drawn, section: str) -> int:
    """Return how many paragraphs are short: one of the numbers that have the share drawn."""
    wanted = _number(drawn, "short", section, 100)
    fitting = [one for one in range(number + 1) if share(one, number) == wanted]
    if not fitting:
        return ceil(number * wanted / 100)
    return fitting[int(len(fitting) * fraction(section, sorted(map(repr, drawn.items()))))]


def _number(drawn: Drawn, what: What, section: str, usual: int) -> int:
    return int(drawn.get(Key(what, section), usual))
