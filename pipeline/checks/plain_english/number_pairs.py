"""Figures that stand together: a ratio, a score, a range of ages, a series of readings."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.plain_english.rule import PlainRule
from pipeline.checks.plain_english.run import Prose

_AROUND = 4  # words after a pair in which a ratio is named
_BEFORE_PAIR = 12  # and before it


def is_in_series(prose: Prose, at: int) -> bool:
    """Tell whether another figure is beside with a comma: `readings of 4, 5 and 4`."""
    last = at - 2 if at > 2 and prose.words[at - 1] in ("and", "or") else at
    return any(
        prose.words[one].isdigit() and prose.words[one + 1].isdigit()
        for one in (at - 1, at, last - 1)
        if 0 <= one < len(prose.words) - 1
    )


def is_in_pair(prose: Prose, at: int, rule: PlainRule) -> bool:
    """Tell whether a figure is one of two that measure together: a ratio, a score, a range of ages.

    `2 to 3 visits` are counted. Of `KS4 and 5`, the second names as the first does.
    """
    pair = next((one for one in (at - 2, at) if _are_joined(prose, one)), None)
    if pair is None:
        return False
    first, second = prose.words[pair], prose.words[pair + 2]
    if not (first.isdigit() and second[0].isdigit()):
        return pair == at - 2 and any(map(str.isdigit, first))
    is_ratio = prose.words[pair + 1] == "to" and any(
        word in rule.words("ratios") for word in _around(prose, pair)
    )
    return is_ratio or _are_ages(prose, pair, rule)


def _are_joined(prose: Prose, at: int) -> bool:
    """Tell whether a word joins two, of which one is a figure."""
    if at < 0 or at + 2 >= len(prose.words):
        return False
    return (
        prose.words[at + 1] in ("to", "and", "or")
        and prose.follows(at + 1)
        and prose.follows(at + 2)
    )


def _are_ages(prose: Prose, pair: int, rule: PlainRule) -> bool:
    """Tell whether two figures are ages: by the words before them, or `year olds` after them."""
    before = prose.words[max(0, pair - 3) : pair]
    after = prose.words[pair + 3 : pair + 5]
    return not rule.words("aged").isdisjoint(before) or not rule.words("old").isdisjoint(after)


def _around(prose: Prose, pair: int) -> Iterator[str]:
    """Yield the words before a pair in its sentence, the nearest first, and the few after it."""
    yield from prose.words[pair + 3 : pair + 3 + _AROUND]
    for index in range(pair - 1, max(0, pair - _BEFORE_PAIR) - 1, -1):
        if any(
            one in ".!?;" for one in prose.text[prose.spans[index][1] : prose.spans[index + 1][0]]
        ):
            return
        yield prose.words[index]
