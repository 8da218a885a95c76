"""A Word file as the parts that hold words: found by their relations, read within bounds."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.exchange.markup import UnreadableError
from pipeline.exchange.packed import Package, Program
from pipeline.exchange.packed import opened as unpacked

_MAIN: Final = "wordprocessingml.document.main+xml"
_KINDS: Final = (
    "chart", "chartEx", "comments", "commentsExtended", "diagramData", "endnotes", "footer",
    "footnotes", "glossaryDocument", "header", "numbering", "styles",
)  # fmt: skip
_DRAWN: Final = ("chart", "chartEx", "diagramData")
"""What stands in a part of its own wherever it is drawn: in a header, say."""
_WORD: Final = Program(
    "Word",
    "Word file (.docx)",
    "Open it in Word and save it as a Word document (.docx).",
    "This is a file of an old Word (.doc), not .docx.",
)


@dataclass(slots=True)
class WordFile:
    """An open Word file. `parts` are the names of its other parts with words, by their kind."""

    main: str
    parts: Mapping[str, tuple[str, ...]]
    _package: Package

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part. Raises UnreadableError for one that is too large or broken."""
        return self._package.pieces(name)


@contextmanager
def opened(file: Path | bytes) -> Iterator[WordFile]:
    """Give a Word file. Raises UnreadableError for what is none, OSError where the disk refuses."""
    with (
        io.BytesIO(file) if isinstance(file, bytes) else file.open("rb") as raw,
        unpacked(raw, _WORD) as package,
    ):
        yield _word_file(package)


def _word_file(package: Package) -> WordFile:
    if any(one.lower().endswith("vbaproject.bin") for one in package.names):
        raise _has_macros()
    inside = [one for one in package.relations("") if not one.outside]
    found = [one for one in inside if one.kind == "officeDocument"]
    if not found or found[0].part not in package.names:
        raise UnreadableError(f"This is no {_WORD.what}.", _WORD.again)
    main = found[0].part
    _look_at_kind(package.content_type(main))
    parts: dict[str, tuple[str, ...]] = dict.fromkeys(_KINDS, ())
    _add_related(parts, package, main, _KINDS)
    for part in [one for kind in parts if kind not in _DRAWN for one in parts[kind]]:
        _add_related(parts, package, part, _DRAWN)
    return WordFile(main, parts, package)


def _add_related(
    parts: dict[str, tuple[str, ...]], package: Package, of: str, kinds: Sequence[str]
) -> None:
    for one in package.relations(of):
        known = not one.outside and one.kind in kinds and one.part in package.names
        if known and one.part not in parts[one.kind]:
            parts[one.kind] += (one.part,)


def _look_at_kind(kind: str) -> None:
    if "macroEnabled" in kind:
        raise _has_macros()
    if not kind.endswith(_MAIN):
        raise UnreadableError("This is no Word document (.docx).", _WORD.again)


def _has_macros() -> UnreadableError:
    return UnreadableError("This file has macros, and is not opened.", _WORD.again)
