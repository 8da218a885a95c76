"""What stands around a report as data for `report.typ`: the copy, the page, contents, closing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pipeline.model.document import Document, Section, TemplateSource, Text, heading, plain
from pipeline.writers import furniture
from pipeline.writers.look.reading import look
from pipeline.writers.look.values import points
from pipeline.writers.typst import blocks
from pipeline.writers.typst.paper import Paper, paper
from pipeline.writers.typst.room import Room
from pipeline.writers.typst.words import said, words

_RUNNING, _RUNNING_WIDE = 0.8, 0.85
_SECTION, _HEAD_LINES = 0.6, 2
_BANNER: Final = 2.0  # beside it, in em


def data(document: Document) -> dict[str, Any]:
    """Return all of a document but the layout that it is set in."""
    page = paper(document)
    return {
        **_copy(document, page),
        **_titles(document, page),
        "masthead": [*blocks.blocks(document.masthead, page)],
        "sections": [*blocks.sections(document.sections, page)],
        "contents": [*_entries(furniture.listed(document), page)],
        "contents-word": furniture.CONTENTS,
        "running-heads": [*_running_heads(document, page)],
        "closing": _closing(document, page),
        "logo": _logo(),
    }


def _copy(document: Document, page: Paper) -> dict[str, Any]:
    """Return what a copy says of itself, and the page that it is set on."""
    stamp, (language, _, region) = document.stamp, document.language.partition("-")
    running = page.text.width * (_RUNNING_WIDE if document.wide else _RUNNING)
    small = Room(running, points(look(), look().texts.running))
    banner = Room(page.text.width, points(look(), look().texts.banner)).less(_BANNER)
    return {
        "title": f"{plain(document.title)}: {plain(document.label)}",
        "language": language,
        "region": region or None,
        "date": [stamp.date.year, stamp.date.month, stamp.date.day],
        "page": page.size,
        "width": page.text.width,
        "margins": page.margins,
        "form": page.form,
        "letter": document.layout == "letter",
        "letters": page.letters,
        "wide": document.wide,
        "running": said(stamp.running, small),
        "state": said(" · ".join(furniture.running_words(stamp)), small),
        "page-words": furniture.page_count_words(),
        "banners": [
            {
                "kind": one.kind,
                "word": said(one.word, banner),
                "sentence": said(one.sentence, banner),
            }
            for one in furniture.banners(stamp)
        ],
    }


def _titles(document: Document, page: Paper) -> dict[str, Any]:
    texts = look().texts
    lengthy = furniture.is_lengthy(document)
    size = 1.5 * page.letters if page.form else points(look(), texts.h2 if lengthy else texts.title)
    return {
        "label": words(document.label, Room(page.text.width, 1.2 * page.letters, bold=True)),
        "name": words(document.title, Room(page.text.width, size, bold=True)),
        "framework": words(document.framework, page.text),
        "lengthy": lengthy,
        "abreast": _abreast(document, page) if page.form else 0,
    }


def _abreast(document: Document, page: Paper) -> int:
    """Return how many of the titles of a form stand side by side above it: both, or one."""
    titles = ((document.label, 1.2), (document.title, 1.5))
    taken = 0.0
    for number, (title, part) in enumerate(titles):
        room = Room(page.text.width, part * page.letters, bold=True)
        taken += room.wide(plain(title)) + page.letters
        if taken > page.text.width or "\n" in plain(title):
            return number
    return len(titles)


def _entries(found: Iterable[Section], page: Paper, level: int = 2) -> Iterator[dict[str, Any]]:
    """Yield the entries of a list of contents, each with its level."""
    room = page.text.less(2.5 + 1.4 * (level - 2))
    for section in found:
        text = said(plain(heading(section)).replace("\n", " "), room)
        yield {"id": section.id, "level": level, "text": text}
        yield from _entries(section.sections, page, level + 1)


def _running_heads(document: Document, page: Paper) -> Iterator[dict[str, Any]]:
    """Yield the names of sections as they stand at the head of a page, if there is room."""
    room = Room(page.text.width * _SECTION, points(look(), look().texts.running))
    for section in document.sections:
        text = plain(heading(section)).replace("\n", " ")
        fits = room.lines(text) <= _HEAD_LINES
        yield {"id": section.id, "text": said(text, room) if fits else []}


def _closing(document: Document, page: Paper) -> dict[str, Any] | None:
    found = furniture.closing(document)
    if not found:
        return None
    texts = [(Text(one, TemplateSource("", 0)),) for one in (*found.paragraphs, *found.address)]
    address: list[Any] = []
    for line in found.address:
        address += [*([["line"]] if address else []), *said(line, page.text)]
    return {
        "title": furniture.ABOUT,
        "paragraphs": [said(one, page.text) for one in found.paragraphs],
        "address": address,
        "whole": page.fits((one, page.text) for one in texts),
    }


def _logo() -> dict[str, str] | None:
    """Return the picture of a house as SVG, one of points inside of one, and its words."""
    own = furniture.logo()
    if own is None:
        return None
    picture = own.page
    if picture.kind == "image/svg+xml":
        return {"alt": own.alt, "picture": picture.content.decode()}
    width, height = own.pixels
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="{picture.address}"/></svg>'
    )
    return {"alt": own.alt, "picture": drawn}
