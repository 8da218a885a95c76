"""What kind of file was given as a bundle, if it is no JSON at all: told by its first bytes.

Only its kind is said, never a word of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

_IMPORT: Final = "‘inspection-reports import FILE --out visit.bundle.json’ makes a bundle of it."
_INTO: Final = "‘inspection-reports import FILE --into BUNDLE’ takes its words into a bundle."
_NEW: Final = "‘inspection-reports new TYPE --out visit.bundle.json’ writes a bundle to fill in."
_LOCKED: Final = "Open it with its password, save it without one, and import that."
_MUCH: Final = 65_536  # characters that are looked at
_OPENING: Final = (b"{", b"[")


class Kind(NamedTuple):
    """What a file is, as a sentence, and what to do."""

    says: str
    hint: str


_WORD = Kind("This is a Word file, not a bundle.", _INTO)
_WORKBOOK = Kind("This is a workbook, not a bundle.", _IMPORT)
_OLD_WORD = Kind("This is a Word file of the old kind (.doc), not a bundle.",
    f"Save it as .docx. {_INTO}")  # fmt: skip
_OLD_WORKBOOK = Kind("This is a workbook of the old kind (.xls), not a bundle.",
    f"Save it as .xlsx. {_IMPORT}")  # fmt: skip
_PICTURE = Kind("This is a picture, not a bundle.",
    "What it shows is for people to write into a record of evidence.")  # fmt: skip
_PAGE = Kind("This is a web page, not a bundle.",
    "Perhaps a page to sign in was saved in place of the file: fetch it again.")  # fmt: skip
_TABLE = Kind("This is a table of separated values (CSV), not a bundle.", _IMPORT)
_UNICODE_TABLE = Kind(
    "This is a table in UTF-16, as Excel saves ‘Unicode Text’, not a bundle.",
    f"Save it as ‘CSV UTF-8’ or as a workbook. {_IMPORT}",
)
_PLAIN = Kind("This is plain text, not JSON.",
    f"{_NEW} Put the words into its fields.")  # fmt: skip
_BINARY = Kind("This is no text file, so it is no bundle.", _NEW)

_RTF: Final = rb"{\rtf"
# Beginning of the file, then what it is.
_BEGINNINGS: Final = (
    (rb"%PDF-", Kind("This is a PDF, not a bundle.",
        "A bundle is made before a report. Import the Word file or workbook that it comes from.")),
    (re.escape(_RTF), Kind("This is a text in RTF, not a bundle.", f"Save it as .docx. {_INTO}")),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF.{4}WEBP|BM.{4}\0\0|II\*\0|MM\0\*|.{4}ftyp(?:hei|mif|avi)",
        _PICTURE),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ",
        Kind("This is an archive, not a bundle.", "Unpack it, and give the bundle in it.")),
    (rb"\s*<(?:!doctype|html|head|body|script|!--)", _PAGE),
    (rb"\s*<(?:\?xml|[a-z])", Kind("This is XML, not JSON.", _NEW)),
)  # fmt: skip
_BEGUN: Final = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), kind) for pattern, kind in _BEGINNINGS
)
_ZIPPED: Final = (
    (b"word/document", _WORD),
    (b"opendocument.text", _WORD._replace(hint=f"Save it as .docx. {_INTO}")),
    (b"xl/workbook", _WORKBOOK),
    (b"opendocument.spreadsheet", _WORKBOOK._replace(hint=f"Save it as .xlsx. {_IMPORT}")),
    (b"ppt/presentation", Kind("This is a presentation, not a bundle.", _NEW)),
    (b"", Kind("This is a zip archive, not a bundle.", "Unpack it, and give the bundle in it.")),
)
_OLD_OFFICE: Final = (
    ("EncryptedPackage", Kind("This is an Office file with a password, not a bundle.", _LOCKED)),
    ("WordDocument", _OLD_WORD),
    ("Workbook", _OLD_WORKBOOK),
    ("", Kind("This is an Office file or a message of Outlook, not a bundle.", _NEW)),
)
_JSON: Final = re.compile(
    r"""["'‘’“”,:}\]]|/[/*]|[+-]?[.0-9][-+.0-9e]*\s*(?:[,}\]]|\Z)"""
    r"|(?:true|false|null|NaN|-?Infinity)\b|\Z"
)
_REMARKS: Final = re.compile(r"(?:\s*#[^\n]*)+")  # lines that other programs pass over
_CELL: Final = re.compile(r'"(?:[^"]|"")*"')


def other_kind(raw: bytes) -> Kind | None:
    """Return what a file is, if it is not meant to be JSON; nothing if it may be."""
    if raw[:64].lstrip()[:1] in _OPENING and not raw.startswith(_RTF):
        return None
    if raw.startswith(b"PK\x03\x04"):
        return next(kind for mark, kind in _ZIPPED if mark in raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        return next(kind for mark, kind in _OLD_OFFICE if mark.encode("utf-16-le") in raw)
    body = raw.removeprefix(b"\xef\xbb\xbf")
    for pattern, kind in _BEGUN:
        if pattern.match(body, 0, _MUCH):
            return kind
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw[: 2 * _MUCH].decode("utf-16", "replace")
        return _UNICODE_TABLE if "\t" in text.partition("\n")[0] and _is_table(text) else None
    if b"\0" in body[:_MUCH]:
        return None if body[:64].replace(b"\0", b"").lstrip()[:1] in _OPENING else _BINARY
    return _of_text(body[:_MUCH].decode("utf-8", "replace"))


def _of_text(text: str) -> Kind | None:
    start = _REMARKS.sub("", text, 1).lstrip() if text.lstrip()[:1] == "#" else text.lstrip()
    if start[:1] in ("{", "[") or (_JSON.match(start) and not _is_table(text)):
        return None
    return _TABLE if _is_table(text) else _PLAIN


def _is_table(text: str) -> bool:
    """Return whether the first lines have as many separators each, and are no JSON."""
    lines = list(islice(_lines(_CELL.sub("", text)), 3))
    return len(lines) > 1 and any(
        lines[0].count(mark) and len({line.count(mark) for line in lines[:2]}) == 1
        for mark in ",;\t"
    )


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.strip())
