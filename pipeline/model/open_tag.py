"""Where a template has a condition or a loop that nobody ends."""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(r"\{%[-+]?\s*(if|for|endif|endfor)\b")


def still_open(source: str) -> int:
    """Return the line of the last condition or loop of a template that has no end, or 0."""
    begun: list[int] = []
    for tag in _TAG.finditer(source):
        if tag[1].startswith("end") and begun:
            begun.pop()
        elif not tag[1].startswith("end"):
            begun.append(source.count("\n", 0, tag.start()) + 1)
    return begun[-1] if begun else 0
