"""The styles of running text: headings, paragraphs, lists, quotes, contents, page margins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.writers.word.reference.markup import (
    Paragraph,
    edge,
    framed,
    indented,
    listed,
    tab,
)
from pipeline.writers.word.reference.scale import Scale
from pipeline.writers.word.reference.styles import text

BULLETS, NUMBERS, PARAGRAPHS = 1, 2, 3
_STEP: Final = 1.6
_HANGING: Final = 1.4
_BAR: Final = 3.0
_OTHER_BAR: Final = 3.125  # Word joins the bars of two quotes into one where they are the same
_MASTHEAD_RULE, _MASTHEAD_GAP = 3.5, 14
_CONTENTS_LINE: Final = 1.35
_POINT: Final = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def texts(scale: Scale, width: int) -> Iterator[str]:
    """Yield the styles; `width` is that of the text on a page, in twips."""
    yield from _titles(scale)
    yield from _headings(scale)
    yield from _paragraphs(scale)
    yield from _lists(scale)
    yield from _contents(scale, width)
    yield from _margins(scale, width)


def level(scale: Scale, depth: int) -> str:
    """Return the indents of a list at a depth, from 0."""
    return indented(scale.em(_STEP * (depth + 1)), 0, scale.em(_HANGING))


def _titles(scale: Scale) -> Iterator[str]:
    texts = scale.look.texts
    rule = framed(edge("top", _MASTHEAD_RULE, _MASTHEAD_GAP, scale.ink("accent")))
    label = Paragraph(scale.space(texts.label, before=1.5), with_next=True, whole=True, frame=rule)
    yield text("Report Label", label, scale.face(texts.label, "accent", bold=True))
    under = Paragraph(scale.space(texts.framework), whole=True)
    yield text("Subtitle", under, scale.face(texts.framework, "quiet"))


def _headings(scale: Scale) -> Iterator[str]:
    texts = scale.look.texts
    last = (texts.h4, "ink"), (texts.h4, "quiet"), (texts.h4, "quiet")
    levels = ((texts.title, "ink"), (texts.h2, "accent"), (texts.h3, "ink"), *last)
    for number, (one, ink) in enumerate(levels):
        layout = Paragraph(scale.space(one), with_next=True, whole=True, outline=number)
        face = scale.face(one, ink, bold=number + 1 < len(levels))
        yield text(f"heading {number + 1}", layout, face, then="Body Text")
    yield text("Title", Paragraph(), based="heading 1", then="Body Text")
    small = replace(texts.title, size=texts.h2.size)
    lengthy = Paragraph(scale.space(small))
    yield text("Title Lengthy", lengthy, scale.size(small.size), based="heading 1")


def _paragraphs(scale: Scale) -> Iterator[str]:
    """Yield the styles of prose. Space before a text counts only where nothing above has more."""
    body, caption = scale.look.texts.body, scale.look.texts.caption
    prose = Paragraph(scale.space(body, before=body.after))
    bar = framed(edge("left", _BAR, scale.look.page.size, scale.ink("accent")))
    barred = replace(prose, frame=bar, indent=indented(scale.em(1) + round(_BAR * 20)))
    yield text("Body Text", prose)
    yield text(
        "Body Text Lead In", Paragraph(with_next=True), based="Body Text", then="List Bullet"
    )
    yield text("Statement", barred)
    yield text("Quote", replace(barred, whole=True))
    spoken = Paragraph(scale.space(body, before=body.after, after=0), with_next=True)
    yield text("Quote With Speaker", spoken, based="Quote", then="Quote Speaker")
    other = framed(edge("left", _OTHER_BAR, scale.look.page.size, scale.ink("accent")))
    speaker = replace(barred, spacing=scale.space(body), frame=other)
    yield text("Quote Speaker", speaker, scale.face(body, "quiet"), then="Body Text")
    above = scale.space(caption, before=scale.look.texts.table.before)
    title = Paragraph(above, with_next=True, whole=True)
    yield text("caption", title, scale.face(caption, bold=True))
    yield text("Picture", Paragraph(with_next=True, whole=True))
    yield text("Page Start", Paragraph(_POINT, with_next=True), then="Body Text")


def _lists(scale: Scale) -> Iterator[str]:
    item = scale.look.texts.item
    spacing = scale.space(item, before=item.after)
    for name, number in (("List Bullet", BULLETS), ("List Number", NUMBERS)):
        for depth, ending in enumerate(("", " 2")):
            place = listed(number, depth)
            layout = Paragraph(spacing, number=place, indent=level(scale, depth))
            yield text(f"{name}{ending}", layout)


def _contents(scale: Scale, width: int) -> Iterator[str]:
    texts = scale.look.texts
    head = Paragraph(scale.space(texts.h3), with_next=True, whole=True)
    yield text("TOC Heading", head, scale.face(texts.h3, bold=True))
    line = replace(texts.cell, line=_CONTENTS_LINE, before=0.15, after=0.15)
    for depth in range(3):
        layout = Paragraph(
            scale.space(line),
            with_next=True,
            tabs=tab("right", width),
            indent=indented(scale.em(_STEP * depth)),
        )
        yield text(f"toc {depth + 1}", layout, scale.face(line, bold=depth == 0))


def _margins(scale: Scale, width: int) -> Iterator[str]:
    texts = scale.look.texts
    head = Paragraph(scale.space(replace(texts.head, before=0, after=0)), align="right")
    yield text("header", head, scale.face(texts.head, bold=True))
    beside = Paragraph(tabs=tab("right", width), align="left")
    yield text("Header Section", beside, based="header")
    foot = Paragraph(scale.space(texts.running), tabs=tab("right", width))
    yield text("footer", foot, scale.face(texts.running, "quiet"))
    small = replace(texts.head, line=1.2, before=0, after=0.2)
    yield text("annotation text", Paragraph(scale.space(small)), scale.face(small))
