"""Inlines as runs and links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, assert_never

from pipeline.model.document import Break, Emphasis, Grade, Inline, Link, Measured, Strong, Text
from pipeline.model.unbroken import unbroken
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.xml import Element, hyperlink, line_break, run, w

_EMPHASIS: Final = {
    (False, False): "",
    (True, False): "Strong",
    (False, True): "Emphasis",
    (True, True): "StrongEmphasis",
}


@dataclass(frozen=True, slots=True)
class Face:
    """How a run looks: a character style, and what emphasis adds to it."""

    style: str = ""
    bold: bool = False
    italic: bool = False

    def stressed(self, *, large: bool) -> Face:
        """Return it with emphasis: bold in large print, where slanted letters are hard to read."""
        return replace(self, bold=True) if large else replace(self, italic=True)

    def properties(self) -> tuple[Element, ...]:
        """Return the run properties: a style, and emphasis by hand only within another style."""
        if not self.style:
            style = _EMPHASIS[self.bold, self.italic]
            return (w("rStyle", val=style),) if style else ()
        bold = (w("b"), w("bCs")) if self.bold else ()
        italic = (w("i"), w("iCs")) if self.italic else ()
        return (w("rStyle", val=self.style), *bold, *italic)


PLAIN = Face()


def runs(inlines: Iterable[Inline], manuscript: Manuscript, face: Face = PLAIN) -> list[Element]:
    """Return inlines as runs and links, in reading order."""
    found: list[Element] = []
    for inline in inlines:
        match inline:
            case Text():
                found.append(run(unbroken(inline.text), face.properties()))
            case Strong():
                found += runs(inline.inlines, manuscript, replace(face, bold=True))
            case Emphasis():
                found += runs(inline.inlines, manuscript, face.stressed(large=manuscript.large))
            case Measured():
                found += runs(inline.inlines, manuscript, face)
            case Grade():
                graded = replace(face, style=grade_style(inline))
                found.append(run(inline.text.text, graded.properties()))
            case Link():
                found.append(_link(inline, manuscript, replace(face, style="Hyperlink")))
            case Break():
                found.append(line_break())
            case _:
                assert_never(inline)
    return found


def grade_style(grade: Grade) -> str:
    """Return the id of the character style of a grade."""
    return f"Grade{grade.tone.title()}"


def _link(link: Link, manuscript: Manuscript, face: Face) -> Element:
    content = runs(link.inlines, manuscript, face)
    if link.href.startswith("#"):
        return hyperlink(content, anchor=manuscript.anchor(link.href[1:]))
    return hyperlink(content, relationship=manuscript.relationship(link.href))
