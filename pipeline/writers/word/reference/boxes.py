"""The styles of boxes: the main judgement, what a draft says of itself, and what a house does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from pipeline.writers.look.palette import Mark
from pipeline.writers.word.reference.markup import (
    Paragraph,
    edge,
    filled,
    framed,
    indented,
    tab,
)
from pipeline.writers.word.reference.scale import Scale
from pipeline.writers.word.reference.styles import text

_SIDES: Final = ("top", "left", "bottom", "right")
_PLANNED: Final = (
    "Body Text", "Body Text Lead In", "List Bullet", "List Number", "List Bullet 2",
    "List Number 2", "Quote", "Quote With Speaker", "Quote Speaker",
)  # fmt: skip

# The fill of a box and its line, by what it says.
_BANNERS: Final[Mapping[str, tuple[str, str]]] = {
    "Illustration": ("marktint", "mark"),
    "Draft": ("tint", "quiet"),
}
_NOTICES: Final[Mapping[str, tuple[str, str]]] = {
    "Planned": ("marktint", "mark"),
    "Missing": ("errortint", "error"),
    "Empty": ("marktint", "mark"),
}
_LINE: Final = 1.5
_BAR: Final = 6
_PAD, _SIDE = 6, 10
_BANNER_PAD: Final = 4
_WORD: Final = 8.5  # em: the strong word of a banner, before its sentence
_GAP: Final = 9


def boxes(scale: Scale) -> Iterator[str]:
    """Yield the styles of boxes, and of text that the planner wrote."""
    for tone, mark_of in scale.look.marks.items():
        yield from _main_judgement(scale, tone.title(), mark_of)
    yield from (_banner(scale, name, *inks) for name, inks in _BANNERS.items())
    yield from (_notice(scale, name, *inks) for name, inks in _NOTICES.items())
    yield from _of_the_house(scale)
    mark = framed(edge("left", _LINE, _GAP, scale.ink("mark"), "dashed"))
    for name in _PLANNED:
        yield text(f"{name} Planned", Paragraph(frame=mark), based=name)


def _of_the_house(scale: Scale) -> Iterator[str]:
    """Yield the styles of a logo and of a closing page, all of which stays on one page."""
    body = scale.look.texts.body
    yield text("Logo", Paragraph(scale.space(body, before=0, after=1)))
    rule = framed(edge("top", 0.75, 12, scale.ink("rule")))
    yield text("Closing Heading", Paragraph(frame=rule), based="heading 2", then="Closing Text")
    prose = Paragraph(with_next=True, whole=True)
    yield text("Closing Text", prose, based="Body Text")
    line = Paragraph(scale.space(body, before=0, after=0), whole=True)
    yield text("Closing Address", line, based="Body Text")


def _banner(scale: Scale, name: str, ground: str, line: str) -> str:
    """Return the style of a banner: a strong word, and a sentence beside it; below it if large."""
    banner = scale.look.texts.banner
    edges = (_edge(side, scale.ink(line), _BANNER_PAD) for side in _SIDES)
    inset = round((_SIDE + _LINE) * 20)
    sentence = inset + (0 if scale.look.large else scale.em(_WORD, banner))
    layout = Paragraph(
        scale.space(banner, before=0, after=0.6),
        whole=True,
        frame=framed(*edges),
        fill=filled(scale.ink(ground)),
        tabs=tab("left", sentence),
        indent=indented(sentence, inset, sentence - inset),
    )
    return text(f"Banner {name}", layout, scale.face(banner))


def _main_judgement(scale: Scale, name: str, mark: Mark) -> Iterator[str]:
    """Yield the styles of a judgement, its grade and what it means, which stand as one box."""
    texts, ground = scale.look.texts, scale.ink(mark.box)
    top, bottom, right = (_edge(side, ground) for side in ("top", "bottom", "right"))
    bar = edge("left", _BAR, _SIDE, scale.ink(mark.text))
    inset = round((_SIDE + _BAR) * 20)
    box = Paragraph(
        whole=True,
        frame=framed(top, bar, bottom, right),
        fill=filled(ground),
        indent=indented(inset, round((_SIDE + _LINE) * 20)),
    )
    first = scale.space(texts.body, before=1.5, after=0)
    judgement = replace(box, spacing=first, with_next=True)
    yield text(f"Main Judgement {name}", judgement, scale.face(texts.body, bold=True))
    verdict = replace(box, spacing=scale.space(texts.verdict, before=0, after=0), with_next=True)
    yield text(f"Main Grade {name}", verdict, scale.face(texts.verdict, mark.text, bold=True))
    meaning = replace(box, spacing=scale.space(texts.body, before=0, after=1.5))
    yield text(f"Main Meaning {name}", meaning)


def _notice(scale: Scale, name: str, ground: str, line: str) -> str:
    """Return the style of a remark to the reader of a draft."""
    body = scale.look.texts.body
    bar = edge("left", _LINE, _SIDE, scale.ink(line), "dashed")
    sides = (_edge(side, scale.ink(ground)) for side in ("bottom", "right"))
    edges = (_edge("top", scale.ink(ground)), bar, *sides)
    inset = round((_SIDE + _LINE) * 20)
    layout = Paragraph(
        scale.space(body, before=body.after),
        with_next=True,
        whole=True,
        frame=framed(*edges),
        fill=filled(scale.ink(ground)),
        indent=indented(inset, inset),
    )
    return text(f"Notice {name}", layout, then="Body Text")


def _edge(side: str, colour: str, pad: float = _PAD) -> str:
    return edge(side, _LINE, pad if side in ("top", "bottom") else _SIDE, colour)
