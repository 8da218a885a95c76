"""Pointers that stay the same while the entries of a list move, and such as people can read.

Neither repeats a key that no schema knows.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from pipeline.evidence.json.pointer import Path, to_pointer

_RECORD_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,39}")
_DIGITS = 12


def named(data: Any, path: Path, safe_keys: Collection[str]) -> str:
    """Return a pointer for people: an entry of a list goes by its id, or else by its number."""
    return to_pointer(
        _id(entries[step]) or step if isinstance(step, int) else step
        for step, entries in _steps(data, path, safe_keys)
    )


def stable(
    data: Any, path: Path, safe_keys: Collection[str], digests: dict[int, tuple[str, ...]]
) -> str:
    """Return a pointer that stays the same when entries move.

    An entry of a list goes by its id, if it has one of the right form, and else by a digest of
    its text or, without one, of all that it holds. `digests` keeps those of lists that were met.
    """
    steps: list[str | int] = []
    for step, entries in _steps(data, path, safe_keys):
        if not isinstance(step, int):
            steps.append(step)
        elif id_ := _id(entries[step]):
            steps.append(id_)
        else:
            if id(entries) not in digests:
                digests[id(entries)] = tuple(_digests(entries))
            steps.append(digests[id(entries)][step])
    return to_pointer(steps)


def _steps(data: Any, path: Path, safe_keys: Collection[str]) -> Iterator[tuple[str | int, Any]]:
    """Yield each step of a path with the value that it leads into."""
    for step in path:
        yield step if isinstance(step, int) or step in safe_keys else "?", data
        data = data[step]


def _id(entry: Any) -> str:
    id_ = entry.get("id") if isinstance(entry, dict) else None
    return id_ if isinstance(id_, str) and _RECORD_ID.fullmatch(id_) else ""


def _digests(entries: list[Any]) -> Iterator[str]:
    """Yield the digest of each entry, with a number where an equal one stands before it."""
    before: Counter[str] = Counter()
    for entry in entries:
        digest = hashlib.sha256(_text(entry).encode()).hexdigest()[:_DIGITS]
        before[digest] += 1
        yield digest if before[digest] == 1 else f"{digest}-{before[digest]}"


def _text(entry: Any) -> str:
    """Return what an entry is known by: the text of a paragraph, all of anything else."""
    text = entry.get("text") if isinstance(entry, dict) else None
    return text if isinstance(text, str) else json.dumps(entry, sort_keys=True)
