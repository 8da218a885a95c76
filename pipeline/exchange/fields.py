"""Fields of Word: what some show, such as page numbers, changes by itself and is nobody’s words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_BY_ITSELF: Final = frozenset(
    "DATE FILENAME NUMPAGES PAGE PAGEREF SECTIONPAGES STYLEREF TIME".split()
)
_DEEPEST: Final = 100


def is_by_itself(instruction: str) -> bool:
    """Return whether Word works out by itself what a field shows."""
    first = instruction.split(maxsplit=1)
    return bool(first) and first[0].upper() in _BY_ITSELF


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open where one reads."""

    _open: list[_Field] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Return whether what stands here is no words of anybody."""
        return any(one.shown and is_by_itself(one.instruction) for one in self._open)

    def character(self, kind: str) -> None:
        """Hear that a field begins, shows something, or ends."""
        if kind == "begin" and len(self._open) < _DEEPEST:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shown = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, words: str) -> None:
        """Hear words of the instruction of a field."""
        if self._open and len(self._open[-1].instruction) < _DEEPEST:
            self._open[-1].instruction += words

    def begin_simple(self, instruction: str) -> None:
        """Hear that a field in one element begins; `character("end")` ends it."""
        self._open.append(_Field(instruction, shown=True))
