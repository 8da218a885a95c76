"""Words of templates that changed, matched by their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Fate: TypeAlias = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, went or came."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class WordingChange:
    """A paragraph, heading or statement of a template whose words changed.

    `file` is below `templates/`; `line` is where it stands at head, or at base where it is gone;
    `base_line` where it stood, 0 where it did not. A value of a bundle is shown as its field,
    ‹/setting/name›. `statement` is the id of wording that is fixed, or ''. `reports` print it;
    where none does, it was found in the file, and a value is its expression, ‹setting.name›.
    """

    file: str
    line: int
    base_line: int
    pieces: tuple[Piece, ...]
    report_types: tuple[str, ...]
    sections: tuple[str, ...]
    reports: int
    statement: str = ""

    @property
    def fate(self) -> Literal["changed", "gone", "new"]:
        """Return whether it changed, went or came as a whole."""
        fates = {one.fate for one in self.pieces}
        if fates == {"gone"}:
            return "gone"
        return "new" if fates == {"new"} else "changed"
