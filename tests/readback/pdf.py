"""A PDF read back as a screen reader reads it: by the tags, not by the page.

Words stand on the page line by line, and the space at the end of a line is not written. So lines
of one block are joined with a space, except after a hyphen, dash or slash that hangs on a word:
our styles do not hyphenate, so such a line was broken inside the word.

A table that goes on overleaf is a second table without a caption, and begins with the heading
row once more. A heading row is set aside there only if it repeats the one before word for word.

A list of contents is furniture; it stands in a part of its own that begins with its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

import pikepdf

from pipeline.writers.furniture import CONTENTS
from tests.readback.reading import Reading

INLINE: Final = frozenset({"/Span", "/Link", "/Em", "/Strong", "/NonStruct"})
MARGINS: Final = "/Artifact"
BROKEN_WORD: Final = re.compile(r"\w[-/–—]$")


def read(content: bytes) -> Reading:
    """Return the words of a tagged PDF."""
    reading = Reading()
    with pikepdf.open(BytesIO(content)) as file:
        pages = [_Page(sheet) for sheet in file.pages]
        reading.add(str(file.docinfo["/Title"]), "title")
        for part in _Tags(pages).parts(file.Root.StructTreeRoot):
            reading.add(part.text, part.furniture)
        for page in pages:
            reading.add(" ".join(line.text for line in page.margins), "margins")
    return reading


@dataclass(frozen=True, slots=True)
class _Line:
    """Words on one line; `height` tells lines of a page apart."""

    text: str
    height: Decimal
    page: int


class _Page:
    """The marked content of a page: by its number where a tag owns it, else the margins."""

    def __init__(self, sheet: Any) -> None:
        self.name = sheet.objgen
        self.owned: dict[int, list[_Line]] = {}
        self.margins: list[_Line] = []
        self._fonts = {name: _letters(font) for name, font in sheet.Resources.Font.items()}
        self._read(sheet)

    def _read(self, sheet: Any) -> None:
        target: list[list[_Line]] = []
        font: dict[bytes, str] = {}
        height = Decimal()
        for instruction in pikepdf.parse_content_stream(sheet):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    target.append(self._target(operands))
                case "EMC":
                    target.pop()
                case "Tf":
                    font = self._fonts[str(operands[0])]
                case "Tm":
                    height = operands[5]
                case "TJ" | "Tj":
                    target[-1].append(_Line(_shown(operands, font), height, self.name[0]))

    def _target(self, operands: Any) -> list[_Line]:
        """Return where text goes: to a tag, or to the margins."""
        if len(operands) > 1 and "/MCID" in operands[1]:
            return self.owned.setdefault(int(operands[1].MCID), [])
        assert str(operands[0]) == MARGINS
        return self.margins


def _letters(font: Any) -> dict[bytes, str]:
    """Return the characters of each glyph, from the table that a PDF carries for readers."""
    pairs = re.findall(rb"^<(\w{4})> <(\w+)>$", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {
        bytes.fromhex(glyph.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for glyph, text in pairs
    }


def _shown(operands: Any, font: dict[bytes, str]) -> str:
    """Return the characters that a text operator shows; a glyph is two bytes."""
    shown = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
    glyphs = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
    return "".join(font[glyphs[at : at + 2]] for at in range(0, len(glyphs), 2))


@dataclass(slots=True)
class _Part:
    """The text of one block, and the kind of furniture that it is."""

    furniture: str
    text: str = ""
    last: _Line | None = None

    def add(self, line: _Line) -> None:
        last = self.last
        if last and (last.page, last.height) != (line.page, line.height):
            self.text += "" if BROKEN_WORD.search(self.text) else " "
        self.text += line.text
        self.last = line


class _Tags:
    """Goes down the tree of tags, and opens a new part at each tag that is a block."""

    def __init__(self, pages: list[_Page]) -> None:
        self._pages = {page.name: page for page in pages}
        self._parts: list[_Part] = []
        self._head = ""
        self._numbered = 0

    def parts(self, root: Any) -> list[_Part]:
        (document,) = root.K
        around = "banners"
        for kid in document.K:
            # What stands above and below the report proper, which is a `Part` on each page.
            if kid.S == "/Part":
                around = "closing"
            self._open("" if kid.S == "/Part" else around)
            self._walk(kid)
        return self._parts

    def _open(self, furniture: str, text: str = "") -> None:
        self._parts.append(_Part(furniture, text))

    def _walk(self, tag: Any) -> None:
        kind, outer = str(tag.S), self._parts[-1].furniture
        if kind == "/NonStruct" and outer != "contents" and self._is_contents(tag):
            self._open("contents")
            self._walk(tag)
            self._open(outer)
            return
        if kind not in INLINE:
            self._open("marks" if kind == "/Lbl" else outer)
        if kind == "/Span" and self._is_next_number(tag):
            self._open("marks", f"{self._numbered}.")
            self._open(outer)
            return
        if "/Alt" in tag:
            self._open("pictures", str(tag.Alt))
            self._open(outer)
        start = len(self._parts)
        self._kids(tag)
        if kind == "/THead":
            self._set_aside_repeated_head(tag, start)
        if kind not in INLINE:
            self._open(outer)

    def _kids(self, tag: Any) -> None:
        for kid in tag.get("/K", ()):
            if isinstance(kid, int):
                for line in self._pages[tag.Pg.objgen].owned[kid]:
                    self._parts[-1].add(line)
            elif "/S" in kid:
                self._walk(kid)

    def _is_next_number(self, tag: Any) -> bool:
        """Whether this is the number of a paragraph: the first in it, and one more than before."""
        first = tag.P.S == "/P" and tag.objgen == tag.P.K[0].objgen
        found = first and "".join(self._letters(tag)).strip() == f"{self._numbered + 1}."
        self._numbered += found
        return found

    def _letters(self, tag: Any) -> Iterator[str]:
        for kid in tag.get("/K", ()):
            if isinstance(kid, int):
                yield from (line.text for line in self._pages[tag.Pg.objgen].owned[kid])
            elif "/S" in kid:
                yield from self._letters(kid)

    def _is_contents(self, tag: Any) -> bool:
        """Whether this is the list of contents, which stands only in a report of many pages.

        It may go on overleaf: there it is a list of links, with no heading.
        """
        first = next((kid for kid in tag.get("/K", ()) if not isinstance(kid, int)), None)
        if first is None:
            return False
        if str(first.get("/S")) == "/H2":
            return self._words(first) == CONTENTS
        begun = any(part.furniture == "contents" for part in self._parts)
        return begun and str(first.get("/S")) == "/L" and str(first.K[0].K[0].K[0].S) == "/Link"

    def _words(self, tag: Any) -> str:
        aside = _Tags([])
        aside._pages, aside._parts = self._pages, [_Part("")]
        aside._walk(tag)
        return "".join(part.text for part in aside._parts).strip()

    def _set_aside_repeated_head(self, head: Any, start: int) -> None:
        words = " ".join(part.text for part in self._parts[start:])
        if words == self._head and not any(kid.S == "/Caption" for kid in head.P.K):
            del self._parts[start:]
        self._head = words
