"""The room at the foot of a page in large print: as high as the lines that stand there."""

from __future__ import annotations

from math import ceil
from typing import Final

from pipeline.model.document import Stamp
from pipeline.model.widths import PRINTED, widest
from pipeline.writers import furniture
from pipeline.writers.look.reading import large_look
from pipeline.writers.look.values import points

_MM: Final = 25.4 / 72
_PART: Final = 0.68  # of the width, as in `large.css`
_ABOVE, _BELOW = 6, 8  # millimetres
_BROKEN: Final = 0.8  # of a line, where words end before its end


def large_foot(stamp: Stamp) -> str:
    """Return a style sheet with the lower margin that the words at the foot need."""
    look = large_look()
    running = look.texts.running
    wide = PRINTED * widest([furniture.footer_words(stamp)]) * running.size
    lines = max(1, ceil(wide / (look.page.measure * _PART * _BROKEN)))
    high = _ABOVE + lines * running.line * points(look, running) * _MM + _BELOW
    return f"@page {{ margin-bottom: {max(high, look.page.bottom):.1f}mm }}"
