"""Styles of a Word file as text: what `word_reference` is written with.

The properties of a paragraph stand in the order of the schema: keep, list, borders, fill, tabs,
spacing, indents, outline level.
"""

from __future__ import annotations

from typing import Final

from pipeline.model.document import Tone
from pipeline.writers.look.palette import bare
from pipeline.writers.look.reading import look

KEEP: Final = "<w:keepNext/><w:keepLines/>"
BOLD: Final = "<w:b/><w:bCs/>"

_BUILT_IN: Final = {
    "Normal", "Body Text", "Subtitle", "List Bullet", "List Number", "Quote", "caption",
    "List Bullet 2", "List Number 2", "TOC Heading", "toc 1", "toc 2", "toc 3", "header",
    "footer", "Hyperlink",
    "heading 1", "heading 2", "heading 3", "heading 4", "Normal Table", "No List",
    "Default Paragraph Font", "annotation text", "annotation reference",
}  # fmt: skip


BOXES: Final = {
    "illustration": ("marktint", "mark"),
    "draft": ("tint", "quiet"),
    "planned": ("marktint", "mark"),
    "missing": ("errortint", "error"),
}
"""The fill of a box, and the bar at its left, by what the box says."""


def ink(name: str) -> str:
    """Return a colour of the look on paper."""
    return bare(look().paper.of(name))


# --- properties --------------------------------------------------------------------------


def space(before: int, after: int, line: int = 312) -> str:
    """Return spacing: twips before and after, and the line height in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def indent(left: int, right: int = 0, hanging: int = 0) -> str:
    """Return indents, in twips."""
    return f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'


def fill(colour: str) -> str:
    """Return shading in one colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def edge(side: str, eighths: int, gap: int, colour: str) -> str:
    """Return one border: eighths of a point thick, `gap` points away from the text."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{gap}" w:color="{colour}"/>'


def frame(*edges: str) -> str:
    """Return the borders of a paragraph, in the order top, left, bottom, right."""
    return f"<w:pBdr>{''.join(edges)}</w:pBdr>"


def tab(kind: str, position: int) -> str:
    """Return one tab stop, in twips."""
    return f'<w:tabs><w:tab w:val="{kind}" w:pos="{position}"/></w:tabs>'


def number(list_number: int, level: int = 0) -> str:
    """Return the list that a style belongs to, and at which level where it is not the first."""
    below = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{below}<w:numId w:val="{list_number}"/></w:numPr>'


def face(half_points: int, colour: str) -> str:
    """Return run properties: colour, and size in half-points."""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return f'<w:color w:val="{colour}"/>{size}'


# --- styles ------------------------------------------------------------------------------


def style_id(name: str) -> str:
    """Return the id Word itself would give a style."""
    words = name.replace("toc", "TOC").replace("annotation", "Comment").split()
    return "".join(word[0].upper() + word[1:] for word in words)


def style(kind: str, name: str, based: str, properties: str, then: str = "") -> str:
    """Return a style; `properties` stand in the schema's order, `then` names the next style."""
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    following = f'<w:next w:val="{style_id(then)}"/>' if then else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id(name)}"{custom}>'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{style_id(based)}"/>{following}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{properties}</w:style>'
    )


def text(name: str, paragraph: str, run: str = "", *, based: str = "Normal", then: str = "") -> str:
    """Return a paragraph style."""
    properties = f"<w:pPr>{paragraph}</w:pPr>" + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return style("paragraph", name, based, properties, then)


def heading(level: int, spacing: str, run: str, border: str = "") -> str:
    """Return a heading style, which stays with what follows it."""
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return text(f"heading {level}", KEEP + border + spacing + outline, run, then="Body Text")


def box(name: str, kind: str, layout: str, keep: str) -> str:
    """Return the style of a shaded box with a coloured bar at its left, as wide as the text."""
    ground, bar = map(ink, BOXES[kind])
    sides = (("top", 4, 7, ground), ("left", 36, 8, bar), ("bottom", 4, 7, ground))
    edges = frame(*(edge(*side) for side in sides), edge("right", 4, 8, ground))
    return text(name, keep + edges + fill(ground) + layout, face(22, ink("ink")))


def main_judgement(tone: Tone) -> str:
    """Return the three styles of a main judgement, which stand together as one box."""
    mark = look().marks[tone]
    box, word = ink(mark.box), ink(mark.text)
    sides = (("top", 4, 7, box), ("left", 48, 8, word), ("bottom", 4, 7, box))
    edges = frame(*(edge(*side) for side in sides), edge("right", 4, 8, box))
    ground, inset, name = edges + fill(box), indent(250, 180), tone.title()
    return "".join(
        (
            text(
                f"Main Judgement {name}",
                KEEP + ground + space(220, 0, 276) + inset,
                BOLD + face(24, ink("ink")),
            ),
            text(
                f"Main Grade {name}",
                KEEP + ground + space(0, 0, 276) + inset,
                BOLD + face(48, word),
            ),
            text(f"Main Meaning {name}", "<w:keepLines/>" + ground + space(0, 300, 276) + inset),
        )
    )


def banner(kind: str) -> str:
    """Return the style of a banner: a strong word, and a sentence beside it."""
    beside = space(0, 240, 276) + indent(1870, 180, 1620)
    name = f"Banner {kind.title()}"
    return box(name, kind, tab("left", 1870) + beside, "<w:keepLines/>")


def notice(kind: str) -> str:
    """Return the style of a remark to the reader of a draft."""
    return box(f"Notice {kind.title()}", kind, space(220, 260, 276) + indent(250, 180), KEEP)


def planned(name: str, gap: int) -> str:
    """Return a text style with the mark of planned text, `gap` points to the left of it."""
    return text(f"{name} Planned", frame(edge("left", 18, gap, ink("mark"))), based=name)


def grade(name: str, colour: str) -> str:
    """Return the character style of a grade: bold, and coloured by its tone."""
    run = f'<w:rPr>{BOLD}<w:color w:val="{colour}"/></w:rPr>'
    return style("character", name, "Default Paragraph Font", run)


def table(
    name: str, padding: int, lines: str, *, head: str = "", middle: bool = False, sides: int = 115
) -> str:
    """Return a table style: light lines, air in the cells, a strong line below the header row."""
    margins = (("top", padding), ("left", sides), ("bottom", padding), ("right", sides))
    air = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side, twips in margins)
    centre = '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>' if middle else ""
    line = edge("bottom", 12, 0, ink("accent"))
    below = f"<w:tcBorders>{line}</w:tcBorders>"
    return style(
        "table",
        name,
        "Normal Table",
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{air}</w:tblCellMar></w:tblPr>"
        f'{centre}<w:tblStylePr w:type="firstRow"><w:tcPr>{below}{head}</w:tcPr></w:tblStylePr>',
    )
