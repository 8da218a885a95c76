"""Properties of paragraphs and runs as text. Twips are twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

BOLD: Final = "<w:b/><w:bCs/>"
ITALIC: Final = "<w:i/><w:iCs/>"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The properties of a paragraph style, as text; `xml` puts them in the schema's order."""

    spacing: str = ""
    with_next: bool | None = None
    whole: bool = False
    number: str = ""
    frame: str = ""
    fill: str = ""
    tabs: str = ""
    indent: str = ""
    align: Literal["", "left", "right", "center"] = ""
    outline: int | None = None

    def xml(self) -> str:
        """Return the properties, or '' without any."""
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        found = (
            keep_next(self.with_next) if self.with_next is not None else "",
            "<w:keepLines/>" if self.whole else "",
            *(self.number, self.frame, self.fill, self.tabs, self.spacing, self.indent),
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            outline,
        )
        inside = "".join(found)
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""


def keep_next(kept: bool) -> str:
    """Return whether a paragraph stays with the next one."""
    return "<w:keepNext/>" if kept else '<w:keepNext w:val="0"/>'


def spaced(before: int, after: int, line: int) -> str:
    """Return twips before, after, and from line to line: at least so many, in any font."""
    height = f'w:line="{line}" w:lineRule="atLeast"'
    return f'<w:spacing w:before="{before}" w:after="{after}" {height}/>'


def indented(left: int, right: int = 0, hanging: int = 0) -> str:
    """Return indents, in twips."""
    return f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'


def filled(colour: str) -> str:
    """Return shading in one colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def edge(side: str, points: float, gap: float, colour: str, line: str = "single") -> str:
    """Return one border, so many points thick and so many away from the text."""
    size, away = round(points * 8), round(gap)
    return f'<w:{side} w:val="{line}" w:sz="{size}" w:space="{away}" w:color="{colour}"/>'


def framed(*edges: str) -> str:
    """Return the borders of a paragraph, in the order top, left, bottom, right."""
    return f"<w:pBdr>{''.join(edges)}</w:pBdr>"


def tab(kind: str, position: int) -> str:
    """Return one tab stop, in twips."""
    return f'<w:tabs><w:tab w:val="{kind}" w:pos="{position}"/></w:tabs>'


def listed(number: int, level: int = 0) -> str:
    """Return the list that a style belongs to, and at which level where it is not the first."""
    below = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{below}<w:numId w:val="{number}"/></w:numPr>'
