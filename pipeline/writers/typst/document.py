"""The second PDF writer: a draft as tagged PDF/UA-1, set by Typst from data, never from markup.

Typst is imported on first use. While it works it opens no file: the template, the words and the
pictures are handed to it, and the fonts are loaded once, from a folder that is gone afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from pipeline.model.document import Document
from pipeline.model.errors import BrokenError
from pipeline.resources import read, remembered
from pipeline.writers.look.fonts import fonts_of, paper_families, paper_family
from pipeline.writers.look.reading import look
from pipeline.writers.look.values import Look, points
from pipeline.writers.typst import front, tuning
from pipeline.writers.typst.engine import engine, silent
from pipeline.writers.typst.faces import BOLD, REGULAR, named
from pipeline.writers.typst.paper import paper
from pipeline.writers.typst.printed import Sheets

_STANDARDS: Final = ["ua-1"]
_LACKS: Final = "could not be displayed"
_FACES: Final = [(one, style) for one in (REGULAR, BOLD) for style in ("normal", "italic")]


@dataclass(frozen=True, slots=True)
class _Press:
    """What all drafts of a process share: the loaded fonts, and the look as data."""

    fonts: Any
    look: str


def write(document: Document) -> tuning.Set:
    """Return a draft as PDF/UA-1.

    Raises `BrokenError` for what is no draft, if Typst had anything to complain of, or if a
    character is in no font of the report. No word of the document is in an error.
    """
    if document.stamp.state != "draft":
        raise BrokenError("Typst prints drafts only", hint="Print a final version with WeasyPrint.")
    whole = front.data(document)
    top, _, bottom, _ = paper(document).margins
    height = paper(document).size[1]

    def set_(tune: tuning.Tune, long: bool) -> tuning.Set:
        content = _compiled({**whole, "tune": tune, "long": long}, document)
        sheets = Sheets(content)
        return tuning.Set(content, sheets.count, sheets.last_lines(height - top, bottom))

    return tuning.OF[document.layout](look().texts, set_)


def warm() -> None:
    """Load Typst and the fonts, which all documents share."""
    _press()


def _compiled(data: dict[str, object], document: Document) -> bytes:
    press = _press()
    inputs = {"document": json.dumps(data, ensure_ascii=False), "look": press.look}
    day = datetime.combine(document.stamp.date, time(), UTC)
    return _set(_template(), press.fonts, inputs, day)


def _set(template: bytes, fonts: Any, inputs: dict[str, str], day: datetime) -> bytes:
    """Return what Typst makes of a template and data. What it says of them stays here."""
    compiler = engine().Compiler(
        input=template, font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs
    )
    try:
        with silent():
            content, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards=_STANDARDS, timestamp=day
            )
    except BaseException as error:
        if not isinstance(error, RuntimeError) and type(error).__name__ != "PanicException":
            raise
        raise _refused(str(error)) from None
    if warnings:
        raise BrokenError(f"Typst has {len(warnings)} warnings about this draft", hint=_INSTEAD)
    return bytes(content)


_INSTEAD: Final = "Leave --pdf-engine out: WeasyPrint may print it."


def _refused(told: str) -> BrokenError:
    """Return what may be said of an error, whose own words may be those of the report."""
    if _LACKS in told:
        return BrokenError(
            "The PDF has a character that its font lacks", hint="Replace arrows, ticks and emoji."
        )
    return BrokenError("Typst cannot print this draft", hint=_INSTEAD)


@cache
def _template() -> bytes:
    return Path(__file__).with_name("report.typ").read_bytes()


@remembered
def _press() -> _Press:
    """Load the faces of the fonts, all of them now, so that none is looked for later."""
    with TemporaryDirectory() as name:
        for number, font in enumerate(fonts_of(look())):
            for face, (file, bold, italic) in enumerate(font.faces):
                content = named(read(file), paper_family(font), bold=bold, italic=italic)
                (Path(name) / f"{number}-{face}.ttf").write_bytes(content)
        fonts = engine().Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[name]
        )
        families = paper_families(look())
        _set(_samples(families), fonts, {}, datetime(2000, 1, 1, tzinfo=UTC))
    return _Press(fonts, json.dumps(_values(look(), families)))


def _samples(families: Sequence[str]) -> bytes:
    """Return a document with a letter of each face."""
    letters = "".join(
        f'#text(font: "{family}", weight: {weight}, style: "{style}")[a]\n'
        for family in families
        for weight, style in _FACES
    )
    return f'#set document(title: "a")\n{letters}'.encode()


def _values(found: Look, families: Sequence[str]) -> dict[str, object]:
    """Return the look as data: sizes in points, colours as they stand on paper."""
    texts = {
        name: {"line": one.line, "before": one.before, "after": one.after}
        | {"size": points(found, one)}
        for name, one in found.texts.items()
    }
    return {
        "fonts": families,
        "size": found.page.size,
        "colours": asdict(found.paper),
        "marks": {tone: asdict(mark) for tone, mark in found.marks.items()},
        "texts": texts,
        "logo": found.logo,
    }
