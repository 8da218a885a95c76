"""The styles of letters: large type, and a box beside a paragraph for a picture or a symbol."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.writers.word.reference.markup import Paragraph, edge, framed, indented
from pipeline.writers.word.reference.parts import WIDTH, text_width
from pipeline.writers.word.reference.scale import Scale
from pipeline.writers.word.reference.styles import text

POINTS: Final = 14
"""The size of the letters; in large print it is that of all other text. The boxes and the page are
those of `letter.css`."""

BOX: Final = 850
"""How wide and high a box is, in twips: 15 mm."""

INDENT: Final = 1304
"""How far the text stands from the margin beside a box, in twips: 23 mm."""

LINE: Final = 380
"""From line to line of a letter, in twips."""

GAP: Final = 90
"""Between two paragraphs that have boxes, in twips."""

MARGINS: Final = {"top": 1020, "right": 1247, "bottom": 1020, "left": 1247}
"""The margins of the page, in twips: 18, 22 and 18 mm."""

_EDGE: Final = 1.5
_SIDES: Final = ("top", "left", "bottom", "right")


def letters(scale: Scale) -> Iterator[str]:
    """Yield the styles that only letters have."""
    look = scale.look
    size = max(1, POINTS / look.page.size)
    body = replace(look.texts.body, size=size, line=LINE / 20 / POINTS, before=0.3, after=0.4)
    quiet = replace(body, before=0.6, after=0, line=1.3)
    label = Paragraph(scale.space(quiet), with_next=True, whole=True)
    regular = '<w:b w:val="0"/><w:bCs w:val="0"/>'
    yield text("Letter Label", label, regular + scale.face(quiet, "quiet"), based="Report Label")
    title = replace(look.texts.title, size=1.7 * size, line=1.2, before=0, after=0.1)
    named = Paragraph(scale.space(title), with_next=True, whole=True)
    yield text("Letter Title", named, scale.size(title.size), based="heading 1")
    head = replace(look.texts.h2, size=1.2 * size, line=1.2, before=0.45, after=0.2)
    heading = Paragraph(scale.space(head), with_next=True, whole=True)
    yield text("Letter Heading", heading, scale.size(head.size), based="heading 2")
    prose = Paragraph(scale.space(body))
    yield text("Letter Text", prose, scale.size(size), based="Body Text")
    beside = Paragraph(scale.space(body, before=0, after=0), whole=True, indent=indented(INDENT))
    yield text("Letter Text Symbol", beside, based="Letter Text")
    planned = Paragraph(scale.space(body), whole=True)
    yield text("Letter Text Symbol Planned", planned, scale.size(size), based="Body Text Planned")
    box = framed(*(edge(side, _EDGE, 0, scale.ink("quiet")) for side in _SIDES))
    yield text("Footer Letter", Paragraph(tabs=_stop(scale)), based="footer")
    yield text("Symbol Box", Paragraph(with_next=True, frame=box), scale.size(size))


def _stop(scale: Scale) -> str:
    """Return the tab stop of the number of the page, in place of that of a report."""
    own = WIDTH - MARGINS["left"] - MARGINS["right"]
    return (
        f'<w:tabs><w:tab w:val="clear" w:pos="{text_width(scale.look.page)}"/>'
        f'<w:tab w:val="right" w:pos="{own}"/></w:tabs>'
    )
