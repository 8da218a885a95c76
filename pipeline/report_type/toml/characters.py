"""What no TOML file of ours may hold: a character that no format can show, lists without end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from pipeline.report_type.toml.lines import Path

_UNFIT = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_BREAKS = frozenset("\n\r\x85\u2028\u2029")
_DEEPEST = 40


class Unfit(NamedTuple):
    """What is wrong with a value or a key, where it stands, and what to do."""

    path: Path
    message: str
    hint: str


def unfit(value: Any) -> Iterator[Unfit]:
    """Yield what a file may not hold: its texts and names are one line of characters each."""
    if not _is_fit([value]):
        yield from _unfit(value, ())


def _is_fit(level: list[Any]) -> bool:
    """Return whether nothing is wrong, as nearly always: all texts of a depth are one for this."""
    for _ in range(_DEEPEST):
        tables = [one for one in level if isinstance(one, dict)]
        if _UNFIT.search("".join(one for one in (*level, *chain(*tables)) if isinstance(one, str))):
            return False
        level = [*chain(*(one for one in level if isinstance(one, list)))]
        level += chain(*(one.values() for one in tables))
        if not level:
            return True
    return False


def _unfit(value: Any, path: Path) -> Iterator[Unfit]:
    match value:
        case str():
            yield from _of_text(value, path)
        case dict() | list() if len(path) >= _DEEPEST:
            message = f"Here more than {_DEEPEST} lists or tables stand in one another."
            yield Unfit(path, message, "")
        case dict():
            for key, one in value.items():
                yield from _of_text(key, (*path, key))
                yield from _unfit(one, (*path, key))
        case list():
            for at, one in enumerate(value):
                yield from _unfit(one, (*path, at))


def _of_text(text: str, path: Path) -> Iterator[Unfit]:
    if found := _UNFIT.search(text):
        if found[0] in _BREAKS:
            hint = "A text is one line; a \\ at the end of a line goes on in the next."
            yield Unfit(path, "A text here has a line break in it.", hint)
        else:
            code = f"U+{ord(found[0]):04X}"
            yield Unfit(path, f"A text here has a control character in it ({code}).", "Delete it.")
