"""Slots: `{name}` in the wording of a statement, where a value of the bundle goes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.report_type.definition import StatementContent

_SLOT = re.compile(r"\{([a-z0-9_]+)\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap in fixed wording: its name, and the pointer of the value that fills it."""

    name: str
    pointer: str


def slot_names(text: str) -> tuple[str, ...]:
    """Return the names of the slots in a wording, in order.

    Raises ValueError for a curly bracket that belongs to no slot: it would be printed.
    """
    if re.search(r"[{}]", _SLOT.sub("", text)):
        raise ValueError(
            "a curly bracket stands only around the name of a slot: small letters, digits and _"
        )
    return tuple(_SLOT.findall(text))


def parts(content: StatementContent) -> Iterator[str | Slot]:
    """Yield the wording of a statement in order: words as they stand, and slots between them.

    Raises KeyError for a slot that the statement gives no pointer for.
    """
    pointers = dict(content.slots)
    for index, part in enumerate(_SLOT.split(content.text.text)):
        if index % 2:
            yield Slot(part, pointers[part])
        elif part:
            yield part
