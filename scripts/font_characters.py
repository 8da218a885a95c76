"""Writes `pipeline/evidence/font_characters.py`: what every face of the report font can show.

Run it when the font package changes: `python scripts/font_characters.py`. A test compares.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

_FACES = ("Regular", "Bold", "Italic", "BoldItalic")
_TARGET = Path(__file__).parent.parent / "pipeline" / "evidence" / "font_characters.py"

_HEAD = '''"""The characters of the report font, as ranges. Made by `scripts/font_characters.py`."""

from __future__ import annotations

import re

RANGES: tuple[tuple[int, int], ...] = (
'''
_TAIL = ''')

_MISSING = re.compile(f"[^{''.join(f'{chr(a)}-{chr(b)}' for a, b in RANGES)}]")


def missing(text: str) -> int | None:
    """Return the offset of the first character that the report font lacks, or nothing."""
    found = _MISSING.search(text)
    return found.start() if found else None
'''

# Characters that need no glyph: line feed, soft hyphen, joiners and direction marks.
_WITHOUT_GLYPH = {0x0A, 0xAD, 0x200C, 0x200D, 0x200E, 0x200F}


def source() -> str:
    """Return the text of the module."""
    lines = [f"    (0x{start:04X}, 0x{end:04X}),\n" for start, end in _ranges(_common())]
    return _HEAD + "".join(lines) + _TAIL


def _common() -> list[int]:
    folder = files("ttf_opensans") / "ttf"
    maps = [set(TTFont(str(folder / f"OpenSans-{face}.ttf")).getBestCmap()) for face in _FACES]
    return sorted({code for code in set.intersection(*maps) if code >= 0x20} | _WITHOUT_GLYPH)


def _ranges(codes: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


if __name__ == "__main__":
    _TARGET.write_text(source(), encoding="utf-8")
