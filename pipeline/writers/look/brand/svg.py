"""An SVG of an allow-list: shapes and their paint, nothing that loads, runs or is read.

What comes out is written anew from what is allowed, so that nothing else can be in it: no comment,
no name of a program or a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final
from xml.parsers import expat

from pipeline.writers.look.brand.refused import RefusedError
from pipeline.writers.look.brand.svg_values import ATTRIBUTES, numbers
from pipeline.writers.look.brand.values import Picture

_SVG: Final = "http://www.w3.org/2000/svg"
_MOST, _DEEPEST = 2000, 20
_SHAPES: Final = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"
})  # fmt: skip
_SAID: Final = frozenset({"title", "desc"})


def svg(content: bytes) -> Picture:
    """Return an SVG written anew from what is allowed. Raises RefusedError with the reason."""
    reader = _Reader()
    parser = expat.ParserCreate("utf-8", "|")
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = _no_declarations
    try:
        parser.Parse(content, True)
    except RefusedError as refused:
        raise RefusedError(f"{refused} (its line {parser.CurrentLineNumber})") from refused
    except (expat.ExpatError, ValueError) as error:
        raise RefusedError("is no well-formed SVG in UTF-8") from error
    return Picture("".join(reader.written).encode(), "image/svg+xml", reader.ratio)


def _no_declarations(*_: object) -> None:
    raise RefusedError("declares a document type or gives an instruction; leave that out")


class _Reader:
    """Writes down what is allowed of a file, and refuses it for all else."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.ratio = 0.0
        self._open: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition("|")
        if space != _SVG or name not in _SHAPES | _SAID or (name == "svg") == bool(self._open):
            allowed = _listed(_SHAPES)
            raise RefusedError(f"has an element that is not allowed; allowed are {allowed}")
        if len(self.written) > 2 * _MOST or len(self._open) > _DEEPEST:
            raise RefusedError("has too many elements, or too many within each other")
        self._open.append(name)
        if name in _SAID:
            return
        own = f' xmlns="{_SVG}"' if name == "svg" else ""
        held = "".join(f' {key}="{escape(_held(key, one))}"' for key, one in attributes.items())
        self.written.append(f"<{name}{own}{held}>")
        if name == "svg":
            self.ratio = _ratio(attributes.get("viewBox", ""))

    def end(self, tag: str) -> None:
        if (name := self._open.pop()) not in _SAID:
            self.written.append(f"</{name}>")

    def text(self, words: str) -> None:
        if words.strip() and self._open[-1] not in _SAID:
            raise RefusedError("has words in it; draw them as paths")


def _held(name: str, value: str) -> str:
    """Return a value that an attribute may have."""
    if name not in ATTRIBUTES:
        allowed = _listed(ATTRIBUTES)
        raise RefusedError(f"has an attribute that is not allowed; allowed are {allowed}")
    if not ATTRIBUTES[name](value):
        raise RefusedError(f"has a value of ‘{name}’ that is not allowed")
    return value


def _ratio(box: str) -> float:
    found = numbers(box) or []
    if len(found) != 4 or min(found[2:]) <= 0:
        raise RefusedError("has no ‘viewBox’ of four numbers, from which its shape is known")
    return found[2] / found[3]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
