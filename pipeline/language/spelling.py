"""Which words British English has, and what a misprint may have been meant to be.

The table is derived from SCOWL by `scripts/spelling_table.py` and shipped with this package;
nothing is ever fetched. It is read once per process, on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipeline.language.rows import Rows, rows
from pipeline.language.unsuggested import UNSUGGESTED
from pipeline.language.word_forms import made_of

_FILE = Path(__file__).parent / "spelling.words"
_LETTERS = "aeiosrtnlcdpmuhgbyfvkwxzqj'"
_MOST = 3  # suggestions
_PREFIXES = frozenset(
    "anti auto co counter cross cyber de eco ex extra foster hyper inter intra macro mega meta "
    "micro mid mini mis mono multi neo neuro non out over peri photo poly post pre pro proto "
    "pseudo psycho quasi re semi socio sub super tele trans ultra un under well".split()
)
_ENDS = re.compile(r"(?:'s|s')$")


@dataclass(frozen=True, slots=True)
class _Table:
    words: Rows
    american: frozenset[bytes]
    names: frozenset[bytes]


@cache
def _table() -> _Table:
    parts = _FILE.read_bytes().split(b"\n\n")
    american, names = (frozenset(part.split(b"\n")) for part in parts[1:])
    return _Table(rows(parts[0]), american, names)


def _is_listed(word: str) -> bool:
    return word.encode() in _table().words.of(word)


@lru_cache(maxsize=65536)  # most words of a report stand in the next one, too
def known(word: str) -> bool:
    """Return whether a word is one of British English, in any of its usual forms, or a name.

    Case does not count. Parts joined by a hyphen are words by themselves, beginnings such as
    `multi` and `pre`, or one word together: `co-ordinator`.
    """
    lower = word.lower().replace("’", "'")
    parts = lower.split("-")
    if len(parts) > 1:
        each = all(part in _PREFIXES or not part or known(part) for part in parts)
        return each or known("".join(parts))
    return _has(lower) or _has(_ENDS.sub("", lower)) or any(map(_has, made_of(lower)))


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Return whether a word, or each part of one with hyphens, is more than a name."""
    parts = word.lower().replace("’", "'").split("-")
    return all(part in _PREFIXES or _is_listed(part) for part in parts)


def american(word: str) -> bool:
    """Return whether a word is American, and no British one."""
    lower = word.lower().replace("’", "'")
    return any(one.encode() in _table().american for one in (lower, _ENDS.sub("", lower)))


def _has(lower: str) -> bool:
    return _is_listed(lower) or lower.encode() in _table().names


def suggestions(word: str) -> tuple[str, ...]:
    """Return up to three words that differ from a misprint in one letter, the likeliest first."""
    lower = word.lower().replace("’", "'")
    near = (one for one in _near(lower) if one not in UNSUGGESTED)
    found = dict.fromkeys(one for one in near if _is_listed(one))
    return tuple(found)[:_MOST]


def _near(word: str) -> Iterator[str]:
    """Yield what a word is with two letters changed over, one put in, taken out or changed."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (f"{a}{b[1]}{b[0]}{b[2:]}" for a, b in halves if len(b) > 1)
    yield from (f"{a}{b[1:]}" for a, b in halves[1:] if b)
    yield from (f"{a}{one}{b}" for a, b in halves[1:] for one in _LETTERS)
    yield from (f"{a}{one}{b[1:]}" for a, b in halves if b for one in _LETTERS)
