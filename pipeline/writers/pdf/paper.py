"""What a page is before it is printed: only what paper needs, and no style worked out twice.

WeasyPrint works out the style of an element once for all that are alike. An address makes it unlike
any other, and with it all that is inside: so a section hands its address to its heading.

It asks that the last line of a cell fits on a page with the space below it, but not the last line
of a box in a cell. So a row that may break has boxes in its cells: else a short cell would begin
overleaf where the first line of a long one is the last of its page.
"""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = re.compile(r'<section( id="([^"]*)")>(\s*<h[1-6])(?![^>]* id=)')
_INLINE: Final = re.compile(r"</?(?:a|em|q|span|strong)\b[^>]*>")

_LONG_ROW: Final = re.compile(r'<tr class="long[ "].*?</tr>', re.DOTALL)
_CELL: Final = re.compile(r"(<t[dh]\b[^>]*>)(.*?)(?=</t[dh]>)", re.DOTALL)

LONG_WORD: Final = 20
"""A word with more letters may not fit in its line, in the narrowest list. Our own measure."""

# Blanks that no line ends at, as they are pasted from a page, are letters of a word here.
_LONG_WORD: Final = re.compile(rf"[^ \n\r\t<>]{{{LONG_WORD + 1},}}(?=[^<>]*<)")


def for_paper(page: str, style: str) -> str:
    """Return a page of ours with the addresses of its sections at their headings.

    An address that the style names stays where it is. The cells of long rows have boxes.
    """

    def moved(found: re.Match[str]) -> str:
        address, name, heading = found.groups()
        return found[0] if f"#{name}" in style else f"<section>{heading}{address}"

    return _LONG_ROW.sub(_boxed, _ADDRESS.sub(moved, page))


def _boxed(row: re.Match[str]) -> str:
    return _CELL.sub(r"\1<div>\2</div>", row[0])


def has_long_word(page: str) -> bool:
    """Return whether a page of ours has a word that may need to be divided to fit in its line."""
    return _LONG_WORD.search(_INLINE.sub("", page)) is not None
