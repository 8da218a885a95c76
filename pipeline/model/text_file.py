"""The text of a file that people write: UTF-8, and no character that steers a machine.

A byte order mark, which editors of Windows put first, is no part of it.
"""

from __future__ import annotations

import re

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress

_STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|\r(?!\n)")


AS_UTF_8 = "Save it as UTF-8: in Notepad with ‘Save as’ and ‘Encoding: UTF-8’."
_MARK, _WIDE = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_ASCII = 0x80
_UNUSED = frozenset(b"\x81\x8d\x8f\x90\x9d")  # bytes that are no letter of Windows-1252


def decoded(raw: bytes, file: str) -> str:
    """Return the text of a file below `templates/`. BrokenError, with its line, if not UTF-8."""
    raw = unmarked(raw)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        said = f"This file is not in UTF-8.{guess(raw, error.start)}"
        raise _broken(file, line, said, AS_UTF_8) from error


def unmarked(raw: bytes) -> bytes:
    """Return a file without the mark with which editors of Windows begin one in UTF-8."""
    return raw.removeprefix(_MARK)


def marks(raw: bytes) -> str:
    """Return in words which mark of an encoding a file begins with; or ''."""
    if raw.startswith(_WIDE):
        return "in UTF-16"
    return "in UTF-8 with a byte order mark" if raw.startswith(_MARK) else ""


def guess(raw: bytes, at: int) -> str:
    """Return a sentence on how a file seems to be encoded, that is not UTF-8 at a place; or ''."""
    if raw.startswith(_WIDE):
        return " It is in UTF-16."
    alone = raw[at] not in _UNUSED and all(one < _ASCII for one in raw[at + 1 : at + 2])
    return " It seems to be in Windows-1252, which Windows calls ANSI." if alone else ""


def text_of_file(raw: bytes, file: str) -> str:
    """Return the text of a file that has no grammar of its own. BrokenError for control signs."""
    text = decoded(raw, file)
    if found := _STEERS.search(text):
        message = f"This file holds the control character U+{ord(found[0]):04X}."
        raise _broken(file, text[: found.start()].count("\n") + 1, message, "Remove it.")
    return text


def _broken(file: str, line: int, message: str, hint: str) -> BrokenError:
    return BrokenError(message, place=Place(template=TemplateAddress(file, line)), hint=hint)
