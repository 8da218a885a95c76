"""The XML of a Word file or a workbook as a stream: no part of it is ever held as a whole.

A declaration of a document type is refused before anything in it is looked at, so there are no
entities, and nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, Protocol
from xml.parsers import expat

_OFFICE: Final = "http://schemas.openxmlformats.org/"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_PREFIXES: Final = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}spreadsheetml/2006/main": "x",
    f"{_STRICT}spreadsheetml/main": "x",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}package/2006/content-types": "ct",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
}

Attributes = Mapping[str, str]


class UnreadableError(Exception):
    """A file that cannot be read: why, and what to do. No word of it is told."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Listener(Protocol):
    """Whatever hears of the marks of a part. Names are such as `w:p`; `?:p` is unknown."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear that an element begins."""
        ...

    def end(self, name: str) -> None:
        """Hear that it ends."""
        ...

    def text(self, words: str) -> None:
        """Hear of words in it, perhaps in several pieces."""
        ...


def read(pieces: Iterable[bytes], listener: Listener) -> None:
    """Tell a listener of all that is in a part. Raises UnreadableError for what is no plain XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, given: listener.start(
        _short(name), {_short(one): value for one, value in given.items()}
    )
    parser.EndElementHandler = lambda name: listener.end(_short(name))
    parser.CharacterDataHandler = listener.text
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UnreadableError(_BROKEN, _AGAIN) from error
    except (LookupError, ValueError) as error:
        if "encoding" not in str(error):
            raise
        raise UnreadableError(_BROKEN, _AGAIN) from error


_BROKEN: Final = "A part of this file is broken."


_AGAIN: Final = "Open it in its own program, save it again, and try with that file."


def _refuse(*_: object) -> None:
    raise UnreadableError(
        "A part of this file declares a document type, which no such file does.", _AGAIN
    )


@cache
def _prefix(address: str) -> str:
    return _PREFIXES.get(address, "?")


def _short(name: str) -> str:
    address, blank, local = name.rpartition(" ")
    return f"{_prefix(address)}:{local}" if blank else name
