"""Our own look: `templates/look/tokens.toml`, read and checked."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Final, TypeVar, get_args

from pipeline.model.document import Tone
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered
from pipeline.writers.look.palette import Mark, Meeting, Palette, Shape
from pipeline.writers.look.texts import Page, Texts, TextStyle
from pipeline.writers.look.values import Font, Look

NAME: Final = "look/tokens.toml"
LARGE: Final = "look/large-print.toml"
LEAST: Final = 18
"""The least size of a letter in large print, in points. Our own default."""

COLOURS: Final = tuple(one.name for one in fields(Palette))

_COLOUR: Final = re.compile("#[0-9a-fA-F]{6}")
_FAMILY: Final = re.compile(r"(?=.{1,40}$)[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z0-9-]+)*")
_FACE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.ttf")
_SYSTEM: Final = ("Canvas", "CanvasText", "GrayText", "Highlight", "HighlightText", "LinkText")
_TONES: Final[tuple[Tone, ...]] = get_args(Tone)
_SHAPES: Final[tuple[Shape, ...]] = get_args(Shape)
_FACES: Final = ("regular", "bold", "italic", "bold_italic")
_Numbers = TypeVar("_Numbers", Page, TextStyle)


@remembered
def tokens() -> Look:
    """Return our own look. Raises BrokenError, with its line, for what is wrong."""
    table = Table.named(NAME)
    table.close(*(one.name for one in fields(Look) if one.name not in ("texts", "large")), "text")
    light = colours(table.table("light"), COLOURS)
    paper = table.table("paper")
    return Look(
        light=Palette(**light),
        dark=Palette(**colours(table.table("dark"), COLOURS)),
        paper=Palette(**light | colours(paper, tuple(paper.data))),
        forced=_forced(table.table("forced")),
        words=_meetings(table, "words"),
        lines=_meetings(table, "lines"),
        marks=_marks(table.table("marks")),
        font=_font(table.table("font")),
        page=_numbers(table.table("page"), Page),
        texts=_texts(table.table("text")),
    )


@remembered
def large_sizes() -> tuple[Page, Texts]:
    """Return page and texts of large print. Raises BrokenError, with its line, for what is wrong.

    No letter is smaller than 18 points, and no text than the body.
    """
    table = Table.named(LARGE)
    table.close("page", "text")
    page, text = table.table("page"), table.table("text")
    sizes, texts = _numbers(page, Page), _texts(text)
    if sizes.size < LEAST:
        hint = "Smaller letters are no large print."
        raise page.broken(f"‘size’ must not be below {LEAST}.", key="size", hint=hint)
    for name, one in texts.items():
        if one.size < 1:
            said = f"The size of ‘{name}’ must not be below 1: no text is smaller than the body."
            raise text.table(name).broken(said, key="size")
    return sizes, texts


def colours(table: Table, names: tuple[str, ...]) -> dict[str, str]:
    """Return the colours of a table by their names, all of which must be there."""
    table.close(*COLOURS)
    return {name: _colour(table, name) for name in names}


def _colour(table: Table, name: str) -> str:
    if not _COLOUR.fullmatch(value := table.string(name)):
        hint = "Write # and six digits from 0 to f."
        raise table.broken(f"‘{name}’ is no colour.", key=name, hint=hint)
    return value.lower()


def _forced(table: Table) -> Palette:
    table.close(*COLOURS)
    return Palette(**{name: table.choice(name, _SYSTEM) for name in COLOURS})


def _meetings(table: Table, key: str) -> tuple[Meeting, ...]:
    return tuple(Meeting(_names(one, "inks"), _names(one, "on")) for one in table.tables(key))


def _names(table: Table, key: str) -> tuple[str, ...]:
    table.close("inks", "on")
    for at, name in enumerate(found := table.some_strings(key)):
        if name not in COLOURS:
            raise table.broken(f"There is no colour ‘{name}’.", key=key, below=(at,))
    return found


def _marks(table: Table) -> dict[Tone, Mark]:
    table.close(*_TONES)
    return {tone: _mark(table.table(tone)) for tone in _TONES}


def _mark(table: Table) -> Mark:
    table.close("fill", "ink", "edge", "text", "box", "shape")
    written = table.choice("shape", _SHAPES)
    return Mark(
        fill=table.choice("fill", COLOURS),
        ink=table.choice("ink", COLOURS),
        edge=table.choice("edge", COLOURS),
        text=table.choice("text", COLOURS),
        box=table.choice("box", COLOURS),
        shape=next(one for one in _SHAPES if one == written),
    )


def family(table: Table, key: str) -> str:
    """Return the name of a family of fonts, which needs no quoting anywhere."""
    if not _FAMILY.fullmatch(written := table.string(key)):
        hint = "Letters, digits, hyphens, and single spaces between words."
        raise table.broken(f"‘{key}’ can be no name of a font.", key=key, hint=hint)
    return written


def _font(table: Table) -> Font:
    table.close("family", "alternative", *_FACES)
    files = (f"fonts/{_face(table, face)}" for face in _FACES)
    return Font(family(table, "family"), family(table, "alternative"), *files)


def _face(table: Table, key: str) -> str:
    """Return the name of a file of a font, which stands in the folder of fonts itself."""
    if not _FACE.fullmatch(written := table.string(key)):
        hint = "Name a file in the folder ‘fonts’ of your templates, without a path."
        raise table.broken(f"‘{key}’ must name a .ttf file, without a folder.", key=key, hint=hint)
    return written


def _numbers(table: Table, kind: type[_Numbers]) -> _Numbers:
    names = tuple(one.name for one in fields(kind))
    table.close(*names)
    return kind(*(table.number(name) for name in names))


def _texts(table: Table) -> Texts:
    names = tuple(one.name for one in fields(Texts))
    table.close(*names)
    return Texts(*(_numbers(table.table(name), TextStyle) for name in names))
