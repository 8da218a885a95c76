"""Looks for words in files of every kind, wherever a file can hold some.

A PDF keeps its text as numbers of glyphs in compressed streams, a Word file splits it over runs:
to search the bytes of either finds nothing and proves nothing. So each file is opened, and each
place in it is searched by itself. Case, hyphens, white space and escapes make no difference.
"""

from __future__ import annotations

import html
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

_DROPPED: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff-]")
_TAGS: Final = re.compile(r"<[^>]*>")


def normal(text: str) -> str:
    """Return a text in the form in which texts are compared."""
    plain = unquote(html.unescape(html.unescape(text)))
    return _DROPPED.sub("", unicodedata.normalize("NFKC", plain).casefold())


def places(name: str, content: bytes) -> dict[str, str]:
    """Return what can be read at each place of a file, in the form to compare."""
    found = {"name": name, "bytes": content.decode("latin-1"), **_inside(name, content)}
    return {f"{name}: {place}": normal(text) for place, text in found.items()}


def folder_places(folder: Path) -> dict[str, str]:
    """Return the places of every file below a folder."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found |= places(name, path.read_bytes()) if path.is_file() else {name: normal(name)}
    return found


def hits(words: Iterable[str], places_: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the words that were found, each with the places where it stands."""
    wanted = {word: normal(word) for word in words}
    assert all(wanted.values())
    found = {
        word: [place for place, text in places_.items() if form in text]
        for word, form in wanted.items()
    }
    return {word: where for word, where in found.items() if where}


def _inside(name: str, content: bytes) -> Mapping[str, str]:
    match Path(name).suffix:
        case ".pdf":
            return _pdf(content)
        case ".docx":
            return dict(_docx(content))
        case _:
            text = content.decode("utf-8")
            return {"source": text, "text": _TAGS.sub("", text)}


def _docx(content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        yield "comment of the archive", archive.comment.decode("latin-1")
        for entry in archive.infolist():
            part = archive.read(entry)
            text = part.decode("utf-8", "replace")
            yield f"{entry.filename} name", f"{entry.filename} {entry.comment!r} {entry.extra!r}"
            yield f"{entry.filename} source", text
            yield f"{entry.filename} text", _TAGS.sub("", text)


@lru_cache(maxsize=16)  # a final version of the same words is the same file
def _pdf(content: bytes) -> Mapping[str, str]:
    import pikepdf
    from pypdf import PdfReader

    with pikepdf.open(BytesIO(content)) as file:
        strings = [text for one in file.objects for text in _strings(one)]
        strings += list(_strings(file.trailer))
    pages = PdfReader(BytesIO(content)).pages
    poppler = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return {
        "pdftotext": subprocess.run(
            poppler, input=content, capture_output=True, check=True
        ).stdout.decode(),
        "pypdf": "\n".join(page.extract_text() for page in pages),
        "strings and streams": "\n".join(strings),
    }


def _strings(found: Any) -> Iterator[str]:
    """Yield every string, name and stream of an object, but follow no reference to another."""
    import pikepdf

    if isinstance(found, pikepdf.Stream):
        content = found.read_bytes() if _is_text(found) else found.read_raw_bytes()
        yield content.decode("latin-1")
        yield content.decode("utf-8", "ignore")
        yield content.decode("utf-16-be", "ignore")
        found = found.stream_dict
    if isinstance(found, pikepdf.Dictionary):
        for key, value in found.items():
            yield key
            yield from () if _is_reference(value) else _strings(value)
    elif isinstance(found, pikepdf.Array):
        for value in found.as_list():
            yield from () if _is_reference(value) else _strings(value)
    elif isinstance(found, pikepdf.String | pikepdf.Name):
        yield str(found)


def _is_reference(value: Any) -> bool:
    return bool(getattr(value, "is_indirect", False))


def _is_text(stream: Any) -> bool:
    return str(stream.get("/Filter", "")) in ("", "/FlateDecode")
