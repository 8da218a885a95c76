"""A file in parts: all that a reader, a program or a curious person can find in it.

Each part has its words, as a reader gets them; the values of attributes and fields that are about
something; and all of it as it is written, in which long values alone can be looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from pipeline.runs.leaks.pdf_objects import Object, objects
from pipeline.runs.leaks.pdf_text import runs

_STYLE: Final = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
_INLINE: Final = re.compile(r"</?(?:a|em|span|strong)\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")
_ATTRIBUTE: Final = re.compile(r'\s([\w:.-]+)="([^"]*)"')
_ENDS: Final = re.compile(r"</w:p>|<w:tab/>|<w:br/>")
_FONT: Final = b"/Length1"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file: what it is called, and what stands in it, never shown."""

    name: str
    words: str = field(default="", repr=False)
    values: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    source: str = field(default="", repr=False)


def parts(name: str, content: bytes) -> Iterator[Part]:
    """Yield every part of a file, its own name first. ValueError for what cannot be opened."""
    yield Part("its name", name, (), name)
    match PurePath(name).suffix:
        case ".pdf":
            yield from _pdf(content)
        case ".docx":
            yield from _word(content)
        case ".html":
            yield _page(content.decode("utf-8"))
        case _:
            text = content.decode("utf-8", "replace")
            yield Part("its text", text, (), text)


def _page(source: str) -> Part:
    bare = _TAG.sub("\n", _INLINE.sub("", _STYLE.sub("", source)))
    values = ((key, unescape(value)) for key, value in _ATTRIBUTE.findall(source))
    return Part("the page", unescape(bare), tuple(values), _decoded(source))


def _word(content: bytes) -> Iterator[Part]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            comment = archive.comment.decode("latin-1")
            yield Part("the comment of the archive", comment, (), comment)
            for entry in archive.infolist():
                yield _word_part(entry.filename, archive.read(entry))
    except BadZipFile as error:
        raise ValueError("no archive") from error


def _word_part(name: str, content: bytes) -> Part:
    source = content.decode("utf-8", "replace")
    if not name.endswith((".xml", ".rels")):
        return Part(name, "", (), source)
    bare = _TAG.sub("", _ENDS.sub("\n", source) if name.startswith("word/") else _spaced(source))
    values = ((key, unescape(value)) for key, value in _ATTRIBUTE.findall(source))
    return Part(name, unescape(bare), tuple(values), f"{name}\n{_decoded(source)}")


def _spaced(source: str) -> str:
    return source.replace("<", "\n<")


def _pdf(content: bytes) -> Iterator[Part]:
    found = objects(content)
    if not found:
        raise ValueError("no objects")
    words = "\n".join(runs(found))
    yield Part("its pages", words, (), words)
    strings = tuple(("", text) for one in found.values() for text in one.strings())
    about = "\n".join(text for _, text in strings)
    yield Part("what is said of it", about, strings, _decoded(about))
    streams = "\n".join(_streams(found.values()))
    yield Part("its streams", "", (), streams)


def _streams(found: Iterable[Object]) -> Iterator[str]:
    """Yield all that is written in a PDF outside fonts, opened, each stream in two readings."""
    for one in found:
        yield one.written.decode("latin-1")
        if _FONT not in one.written:
            yield one.stream.decode("latin-1")
            if not one.stream.isascii():
                yield one.stream.decode("utf-8", "ignore")


def _decoded(source: str) -> str:
    """Return a source with its escapes undone, so that a value stands in it as it is."""
    plain = unescape(source)
    return unquote(plain) if "%" in plain else plain
