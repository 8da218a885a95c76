"""What the response needs of each comment and nobody has filled in yet, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.exchange.answers import Listed
from pipeline.language.phrasing import series

_FIELDS: Final[Mapping[str, str]] = {
    "about": "a kind (‘about’)",
    "answer": "an answer",
    "decision": "a decision",
    "by": "a name (‘by’)",
    "answered": "a day (‘answered’)",
}
"""What each field is called, in the order in which they are told."""


def lacks(listed: Listed) -> str:
    """Return what one comment lacks, such as `a kind (‘about’) and an answer`; or ''."""
    return series([_FIELDS[one] for one in listed.missing])


def all_lack(entries: Sequence[Listed]) -> str:
    """Return the fields that comments lack, each with how many lack it: `‘about’ (2)`; or ''."""
    missing = Counter(name for one in entries for name in one.missing)
    return series([f"‘{name}’ ({missing[name]})" for name in _FIELDS if missing[name]])
