"""Every text of a bundle that is not public. Its readers never repeat one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.checks.case.case import Case
from pipeline.checks.evidence import turned_on
from pipeline.evidence.json.pointer import to_pointer
from pipeline.evidence.public import Items, Node, Record, Value

NAME_FIELDS: Final = re.compile(r"/facts/(?:\w+_)?names?(?:_\w+)?$")
_ONE_WORD: Final = re.compile(r"[^\W\d_a-z][^\W\d_’'-]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class PrivateText:
    """A text that is not public; `withheld` if its record is kept out of reports."""

    pointer: str
    text: str = field(repr=False)
    withheld: bool

    @property
    def is_name(self) -> bool:
        """Return whether its field holds a name and nothing else."""
        return bool(NAME_FIELDS.search(self.pointer))


def private_texts(case: Case) -> tuple[PrivateText, ...]:
    """Return every text that the public part of a bundle does not have. It is made once."""
    return case.remembered("private texts", lambda case: tuple(_private_texts(case)))


def _private_texts(case: Case) -> Iterator[PrivateText]:
    quotes = any(turned_on(case, "quote-permission"))  # EVD013 looks for quotes more closely
    withheld = {one.pointer for one in case.bundle.evidence if one.withheld}
    data: Any = case.bundle.file.data
    leaves: list[tuple[str, str]] = []
    for key in data:
        if key != "$schema":
            _add_leaves(data[key], case.bundle.public.root.fields.get(key), f"/{key}", leaves)
    for pointer, text in leaves:
        record = "/".join(pointer.split("/", 3)[:3])
        quoted = "/quote/" in pointer and record not in withheld
        if not (quoted and (quotes or pointer.endswith("/speaker"))):
            yield PrivateText(pointer, text, record in withheld)


def _add_leaves(
    data: Any, public: Node | None, pointer: str, leaves: list[tuple[str, str]]
) -> None:
    """Add the texts that have words, or may be a name, and are not in the public part."""
    if isinstance(data, str):
        worded = " " in data or NAME_FIELDS.search(pointer) or _ONE_WORD.fullmatch(data)
        if worded and not isinstance(public, Value):
            leaves.append((pointer, data))
    elif isinstance(data, dict):
        fields = public.fields if isinstance(public, Record) else {}
        for key, value in data.items():
            _add_leaves(value, fields.get(key), pointer + to_pointer((key,)), leaves)
    elif isinstance(data, list):
        shown = {one.pointer: one for one in public} if isinstance(public, Items) else {}
        for at, value in enumerate(data):
            below = f"{pointer}/{at}"
            _add_leaves(value, shown.get(below), below, leaves)
