"""A draft by Typst read back by its tags: every word in one row, with what is said around it.

Nothing is joined or set aside: the blank at the end of a line is in the file, so that the words of
a block are its letters one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import zip_longest
from typing import Any, Final

import pikepdf

from pipeline.writers.length import LONG
from tests.readback.expected import PAGE

INLINE: Final = frozenset({"/Span", "/Link", "/Em", "/Strong"})


@dataclass(slots=True)
class Read:
    """The title; all tagged words in the order of the tags; those in the margins of each page."""

    title: str
    words: list[str]
    margins: list[list[str]]

    @property
    def long(self) -> bool:
        """Return whether it has so many pages that a report has a list of contents."""
        return len(self.margins) > LONG


def numbered(found: Read, must: list[str]) -> list[str]:
    """Return the words of a draft, with `PAGE` for a number that stands in place of it."""
    return [
        PAGE if stands == PAGE and word.isdigit() else word
        for word, stands in zip_longest(found.words, must, fillvalue="")
    ]


def read(content: bytes) -> Read:
    """Return what is in a draft."""
    with pikepdf.open(BytesIO(content)) as file:
        pages = [_Page(sheet) for sheet in file.pages]
        owned = {page.name: page.owned for page in pages}
        text = "".join(_texts(file.Root.StructTreeRoot, owned, None))
        return Read(
            str(file.docinfo["/Title"]), text.split(), [page.margins.split() for page in pages]
        )


def _texts(tag: Any, owned: dict[tuple[int, int], dict[int, str]], page: Any) -> Iterator[str]:
    """Yield the text below a tag; a tag that is a block parts words."""
    page = tag.get("/Pg", page)
    apart = "" if str(tag.get("/S", "")) in INLINE and not _is_block(tag) else "\n"
    yield apart
    yield str(tag.get("/Alt", ""))
    kids = tag.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield owned[page.objgen][kid]
        elif "/MCID" in kid:
            yield owned[kid.get("/Pg", page).objgen][int(kid.MCID)]
        elif "/S" in kid:
            yield from _texts(kid, owned, page)
    yield apart


def _is_block(tag: Any) -> bool:
    """Return whether a tag that is called inline is laid out as a block."""
    found = tag.get("/A", pikepdf.Array())
    attributes = found if isinstance(found, pikepdf.Array) else [found]
    return any(one.get("/Placement") == "/Block" for one in attributes)


@dataclass(slots=True)
class _Page:
    """The text of a page: by its number where a tag owns it, else the margins."""

    sheet: Any
    owned: dict[int, str] = field(default_factory=dict)
    margins: str = ""

    def __post_init__(self) -> None:
        fonts = self.sheet.Resources.get("/Font", {}).items()
        known = {name: _letters(font) for name, font in fonts}
        number, font = None, {}
        instead: list[str | None] = []
        for instruction in pikepdf.parse_content_stream(self.sheet):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "BDC":
                    number = int(operands[1].MCID) if "/MCID" in operands[1] else number
                    number = None if str(operands[0]) == "/Artifact" else number
                    said = operands[1].get("/ActualText")
                    instead.append(None if said is None else str(said))
                    self._add(number, instead[-1] or "")
                case "BMC":
                    number = None if str(operands[0]) == "/Artifact" else number
                    instead.append(None)
                case "EMC":
                    instead.pop()
                case "Tf":
                    font = known[str(operands[0])]
                case "cm" if number is None:
                    self.margins += " "
                case "TJ" | "Tj" if not any(one is not None for one in instead):
                    self._add(number, _shown(operands, font))

    def _add(self, number: int | None, text: str) -> None:
        if number is None:
            self.margins += text
        else:
            self.owned[number] = self.owned.get(number, "") + text

    @property
    def name(self) -> tuple[int, int]:
        """Return the number of its object."""
        return tuple(self.sheet.objgen)


def _letters(font: Any) -> dict[bytes, str]:
    """Return the characters of each glyph, from the table that a PDF carries for readers."""
    table = font.ToUnicode.read_bytes()
    assert b"beginbfrange" not in table
    pairs = re.findall(rb"^<(\w{4})> <(\w+)>", table, re.MULTILINE)
    return {
        bytes.fromhex(one.decode()): bytes.fromhex(to.decode()).decode("utf-16-be")
        for one, to in pairs
    }


def _shown(operands: Any, font: dict[bytes, str]) -> str:
    shown = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
    glyphs = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
    return "".join(font[glyphs[at : at + 2]] for at in range(0, len(glyphs), 2))
