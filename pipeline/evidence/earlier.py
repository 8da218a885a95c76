"""Which earlier inspections were inspections, and which only visits."""

from __future__ import annotations

import re
from typing import Final

from pipeline.evidence.public import Node, Value, child, text_of

PREVIOUS: Final = "/event/previous"
_VISIT: Final = re.compile(r"\b(?:visit|monitoring)", re.IGNORECASE)


def is_visit(entry: Node) -> bool:
    """Return whether an earlier inspection led to no judgement: by what is declared, or its kind.

    A visit that led to a judgement has a grade, and counts as an inspection.
    """
    if child(entry, "grade"):
        return False
    return led_to_none(entry) or bool(_VISIT.search(text_of(child(entry, "kind"))))


def led_to_none(entry: Node) -> bool:
    """Return whether it is declared that an earlier inspection led to no judgement."""
    declared = child(entry, "graded")
    return isinstance(declared, Value) and not declared
