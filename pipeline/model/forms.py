"""The short way in which rule files write a word with its forms: `utilis(e|es|ed|ing)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from math import prod

_GROUP = re.compile(r"\(([^()]*)\)")
_OUTSIDE = frozenset("()|")
_LETTER = re.compile(r"[^\W_]")
_SIGN = re.compile(r"[^\w\s().|'’ʼ‐‑-]")  # beside letters, what stands in words, and brackets
_MOST = 500  # forms of one phrase


def forms(written: str, instead: str = "") -> Iterator[tuple[str, str]]:
    """Yield each form of a phrase with the same form of what to write instead.

    A group in `instead` follows the last group of `written` with as many choices, so that
    `us(e|es|ed|ing)` follows `utilis(e|es|ed|ing)`. Raises ValueError where there is none, and
    for a bracket that is left open, a sign that stands in no word, and a phrase of too many forms.
    """
    for text in (written, instead):
        if not _OUTSIDE.isdisjoint(_GROUP.sub("", text)):
            raise ValueError("each bracket must be closed, and each | stand in brackets")
    if _LETTER.search(written) and (strange := _SIGN.search(written)):
        raise ValueError(f"‘{strange[0]}’ has no meaning here")
    groups = [match[1].split("|") for match in _GROUP.finditer(written)]
    if prod(map(len, groups)) > _MOST:
        raise ValueError(f"a phrase has at most {_MOST} forms")
    for choice in product(*(range(len(group)) for group in groups)):
        chosen = {len(group): at for group, at in zip(groups, choice, strict=True)}
        numbers = iter(choice)
        form = _GROUP.sub(lambda match: match[1].split("|")[next(numbers)], written)  # noqa: B023
        yield form, _GROUP.sub(lambda match: _same(match[1].split("|"), chosen), instead)  # noqa: B023


def _same(group: list[str], chosen: dict[int, int]) -> str:
    if len(group) not in chosen:
        raise ValueError(f"no group has {len(group)} choices")
    return group[chosen[len(group)]]
