"""The styles of forms: a calm head, cells with lines round them, and what to write in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.writers.word.reference.markup import ITALIC, Paragraph, edge, filled
from pipeline.writers.word.reference.parts import HEIGHT, text_width
from pipeline.writers.word.reference.scale import Scale
from pipeline.writers.word.reference.styles import characters, style, text

WIDE_MARGINS: Final = {"top": 680, "right": 850, "bottom": 737, "left": 850}
"""The margins of a page that lies on its side, in twips: 12, 15 and 13 mm."""

WIDE_DISTANCES: Final = (255, 312)
"""How far from its edge header and footer stand, in twips: 4.5 and 5.5 mm."""

ROOM: Final = 1248
"""The least height of a row to write in, in twips: a little more than 22 mm."""

_LINE: Final = 0.75
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_PAD: Final = 0.35  # em, above and below
_INSET: Final = 0.55  # em, at the sides
_CELL: Final = 0.88  # of the body; the same in `form.css`, as are the other sizes here
_CELLS: Final = (
    "Table Text", "Table Number", "Table Row Heading", "Table Number Row Heading",
    "Table Heading", "Table Number Heading",
)  # fmt: skip


def forms(scale: Scale) -> Iterator[str]:
    """Yield the styles that only forms have."""
    texts = scale.look.texts
    yield characters("Form Kind", scale.face(texts.h3, "accent", bold=True))
    title = replace(texts.title, size=texts.h2.size, before=0.1)
    named = Paragraph(scale.space(title), with_next=True, whole=True)
    yield text("Form Title", named, scale.face(title, bold=True), based="heading 1")
    close = replace(texts.cell, line=1.35, before=0, after=0)
    under = Paragraph(scale.space(close), whole=True)
    yield text("Form Framework", under, scale.face(texts.cell, "quiet"), based="Subtitle")
    head = replace(texts.h2, size=texts.h3.size, before=0.4, after=0.1)
    heading = Paragraph(scale.space(head), with_next=True, whole=True)
    yield text("Form Heading", heading, scale.face(head, "accent", bold=True), based="heading 2")
    yield from _texts(scale)
    small = replace(texts.banner, before=0, after=0.4, line=1.35)
    yield text("Banner Line", Paragraph(scale.space(small)), scale.face(small, "quiet"))
    yield text("Footer Wide", Paragraph(tabs=_stops(scale)), based="footer")
    yield from of_blanks(scale)
    yield _table(scale)


def of_blanks(scale: Scale) -> Iterator[str]:
    """Yield the style of what to write in a blank; it is upright in large print."""
    slope = "" if scale.look.large else ITALIC
    yield characters("Placeholder Text", f'{slope}<w:color w:val="{scale.ink("quiet")}"/>')


def _texts(scale: Scale) -> Iterator[str]:
    """Yield the styles of paragraphs and of cells: closer than in a report."""
    body = replace(scale.look.texts.body, line=1.4, before=0.2, after=0.2)
    prose = Paragraph(scale.space(body))
    yield text("Form Text", prose, based="Body Text")
    yield text("Form Text Lead In", replace(prose, with_next=True), based="Body Text")
    caption = replace(scale.look.texts.caption, before=0.3, after=0.2)
    yield text("caption Form", Paragraph(scale.space(caption)), based="caption")
    cell = replace(scale.look.texts.cell, size=_CELL, line=1.35, before=0, after=0)
    for name in _CELLS:
        yield text(f"{name} Form", Paragraph(scale.space(cell)), scale.size(_CELL), based=name)


def _stops(scale: Scale) -> str:
    """Return the tab stop of the number of the page, in place of that of an upright page."""
    wide, upright = (
        HEIGHT - WIDE_MARGINS["left"] - WIDE_MARGINS["right"],
        text_width(scale.look.page),
    )
    return (
        f'<w:tabs><w:tab w:val="clear" w:pos="{upright}"/>'
        f'<w:tab w:val="right" w:pos="{wide}"/></w:tabs>'
    )


def _table(scale: Scale) -> str:
    """Return the style of a table to write in: lines round each cell, a tint in the header row."""
    cell = scale.look.texts.cell
    lines = "".join(edge(side, _LINE, 0, scale.ink("quiet")) for side in _SIDES)
    room = {"top": _PAD, "left": _INSET, "bottom": _PAD, "right": _INSET}
    air = "".join(
        f'<w:{side} w:w="{scale.em(em, cell)}" w:type="dxa"/>' for side, em in room.items()
    )
    return style(
        "table",
        "Report Form",
        "Normal Table",
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{air}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{filled(scale.ink("tint"))}'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>',
    )
