"""Names of fields as words, and names that people may have typed or saved otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

LONGEST_NAME: Final = 31  # letters of a sheet’s name
_BETWEEN = re.compile(r"[\W_]+")


def worded(path: Sequence[str]) -> str:
    """Return a path as words: `registered_provider`, `name` is ‘Registered provider: name’."""
    words = ": ".join(_BETWEEN.sub(" ", step).strip() for step in path)
    return words[:1].upper() + words[1:]


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name for a sheet that no other has, whatever the case of its letters."""
    others = {same(one) for one in taken}
    name, number = _BETWEEN.sub(" ", wanted).strip()[:LONGEST_NAME].rstrip(), 1
    while same(name) in others:
        number += 1
        end = f" {number}"
        name = f"{wanted[: LONGEST_NAME - len(end)].rstrip()}{end}"
    return name


def one_of(words: str) -> str:
    """Return what one of many is called: ‘Judgement’ of ‘Judgements’."""
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words


def same(name: str) -> str:
    """Return a name so that those that differ only in case, blanks and signs are the same."""
    return _BETWEEN.sub("", name).casefold()
