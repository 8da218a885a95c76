"""The styles of a Word file: which are headings, lists and quotes, and how their words look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.exchange.markup import Attributes, UnreadableError, read
from pipeline.exchange.word_file import WordFile

OFF: Final = frozenset({"0", "false", "off", "none"})
_MOST: Final = 20_000
_DEEPEST: Final = 30  # styles based on one another
_HEADING: Final = re.compile(r"(?:heading|form heading) ?([1-9])?")
_BODY_LEVEL: Final = 9  # what Word writes for no level of outline, counted from 0


@dataclass(frozen=True, slots=True)
class Style:
    """A style, with all that it takes from those it is based on; None is not said.

    `level` is that of a heading, from 1. `list` and `depth` name the list that its paragraphs are
    in, by number, and how deep.
    """

    name: str = ""
    based: str = ""
    level: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    list: str | None = None
    depth: int | None = None

    @property
    def is_quote(self) -> bool:
        """Return whether it sets words apart as a quote."""
        return "quot" in self.name.casefold()

    def over(self, other: Style) -> Style:
        """Return it with what it does not say taken from the style that it is based on."""
        return replace(
            self,
            level=other.level if self.level is None else self.level,
            bold=other.bold if self.bold is None else self.bold,
            italic=other.italic if self.italic is None else self.italic,
            hidden=other.hidden if self.hidden is None else self.hidden,
            struck=other.struck if self.struck is None else self.struck,
            list=other.list if self.list is None else self.list,
            depth=other.depth if self.depth is None else self.depth,
        )


PLAIN: Final = Style()


def styles(word: WordFile) -> Mapping[str, Style]:
    """Return the styles of a file by their ids."""
    heard = _Styles()
    for name in word.parts["styles"]:
        read(word.pieces(name), heard)
    return {id_: _whole(id_, heard.found) for id_ in heard.found}


def _whole(id_: str, found: Mapping[str, Style]) -> Style:
    whole, seen = found[id_], {id_}
    while (base := found[id_].based) in found and base not in seen and len(seen) < _DEEPEST:
        whole, id_ = whole.over(found[base]), base
        seen.add(base)
    return whole


@dataclass(slots=True)
class _Styles:
    """Hears the part with styles."""

    found: dict[str, Style] = field(default_factory=dict)
    _id: str = ""
    _path: list[str] = field(default_factory=list)

    def start(self, name: str, given: Attributes) -> None:
        """Hear that an element begins."""
        value = given.get("w:val", "")
        if name == "w:style":
            self._id = given.get("w:styleId", "")
            if len(self.found) >= _MOST:
                raise UnreadableError("This file has too many styles to read.")
            self.found[self._id] = PLAIN
        elif self._id and self._path[-1:] == ["w:style"]:
            self._about(name, value)
        elif self._id and "w:style" in self._path:
            self._property(name, value)
        self._path.append(name)

    def end(self, name: str) -> None:
        """Hear that an element ends."""
        self._path.pop()
        if name == "w:style":
            self._id = ""

    def text(self, _words: str) -> None:
        """Hear of words."""

    def _now(self, **said: object) -> None:
        self.found[self._id] = replace(self.found[self._id], **said)  # type: ignore[arg-type]

    def _about(self, name: str, value: str) -> None:
        if name == "w:name":
            heading = _HEADING.fullmatch(value.casefold())
            level = int(heading[1] or 2) if heading else None
            self._now(name=value, level=level or self.found[self._id].level)
        elif name == "w:basedOn":
            self._now(based=value)

    def _property(self, name: str, value: str) -> None:
        within = self._path[-1]
        if within == "w:rPr" and name in _TOGGLES and self._path[-2] == "w:style":
            self._now(**{_TOGGLES[name]: value not in OFF})
        elif name == "w:outlineLvl" and within == "w:pPr":
            level = int(value) if value.isdecimal() else _BODY_LEVEL
            self._now(level=level + 1 if level < _BODY_LEVEL else 0)
        elif within == "w:numPr" and name == "w:numId":
            self._now(list=value)
        elif within == "w:numPr" and name == "w:ilvl":
            self._now(depth=int(value) if value.isdecimal() else 0)


_TOGGLES: Final = {
    "w:b": "bold", "w:i": "italic", "w:vanish": "hidden",
    "w:strike": "struck", "w:dstrike": "struck",
}  # fmt: skip
