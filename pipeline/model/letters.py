"""The letters that every text of a report may need, so that a font must have them."""

from __future__ import annotations

from typing import Final

# Latin letters with all accents, Welsh ones among them, and the signs that we and typists write.
_RANGES: Final = (
    (0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x1E80, 0x1E85), (0x1EF2, 0x1EF3),
    (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026),
    (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2122, 0x2122),
)  # fmt: skip

NEEDED: Final = frozenset(code for first, last in _RANGES for code in range(first, last + 1))
