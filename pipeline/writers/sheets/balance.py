"""Whether each bracket and each comment of a style sheet has its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.writers.sheets.fault import SheetFault

_TOKEN: Final = re.compile(
    r"/\*.*?(?P<end>\*/|\Z)|\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?|[{}()\[\]]", re.DOTALL
)
_PAIRS: Final = {"}": "{", ")": "(", "]": "["}
_CLOSES: Final = {"{": "}", "(": ")", "[": "]"}


def unbalanced(text: str) -> Iterator[SheetFault]:
    """Yield each bracket without its other one, and a comment without its end."""
    begun: list[tuple[str, int]] = []
    for token in _TOKEN.finditer(text):
        line, sign = text.count("\n", 0, token.start()) + 1, token[0]
        if sign.startswith("/*"):
            if not token["end"] or "/*" in sign[2:]:
                yield SheetFault(line, "This comment has no end of its own.", "End it with */.")
        elif sign in _CLOSES:
            begun.append((sign, line))
        elif sign in _PAIRS:
            if not begun or begun[-1][0] != _PAIRS[sign]:
                yield SheetFault(line, f"This ‘{sign}’ closes nothing.", f"Leave the ‘{sign}’ out.")
            else:
                begun.pop()
    for sign, line in begun:
        yield SheetFault(line, f"This ‘{sign}’ is never closed.", f"Add a ‘{_CLOSES[sign]}’.")
