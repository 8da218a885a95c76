"""What must hold on every page, whatever the design."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scripts.look.measures import boxes, breaks, filling, front, words
from scripts.look.measures.fault import Measure

MEASURES: Final[Mapping[str, Measure]] = {
    "lost letters": words.lost,
    "inside the page": boxes.inside,
    "apart from the margins": boxes.apart,
    "on each other": boxes.overlapping,
    "broken words and figures": words.broken,
    "broken dates": words.broken_dates,
    "grades on page one": front.grades_missing,
    "setting and dates on page one": front.event_missing,
    "heading at the foot": breaks.hanging,
    "table parted from its heading": breaks.parted,
    "torn row": breaks.torn,
    "nearly empty page": filling.empty,
    "blank foot": filling.blank_foot,
    "short last page": breaks.last_page,
    "thin page of prose": filling.thin,
}
