"""BND027: the id of a bundle is the name of its folder in a batch, and of no other one."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass, field

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.door import door_rule
from pipeline.evidence.folder import has_lines
from pipeline.model.finding import Finding

FOLDER = door_rule(
    "BND027",
    "id-no-folder-name",
    "The id of a bundle can be the name of its output folder.",
    "Ids that are the same, or differ only in upper and lower case, would write over each other; "
    "one that is the name of a device on some systems could not be copied there.",
    "Give the bundle another id.",
)

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)}
)


def no_folder(bundle: Bundle, taken_by: str = "") -> Finding | None:
    """Return the finding that the id of a bundle can be no folder, or that another bundle has it.

    `taken_by` is where that one is.
    """
    if taken_by:
        said = taken(taken_by)
    elif bundle.id.casefold() in _DEVICES:
        said = "This id cannot be the name of a folder in this batch."
    else:
        return None
    return FOLDER.at(bundle.file.place("/id"), said)


def taken(where: str) -> str:
    """Return what is said of an id that another bundle has; `where` that one is."""
    return f"Another bundle has this id, or one that differs in capitals only: {where}."


def where(name: str, line: int) -> str:
    """Return where a bundle is: its file, and the line of a file of many bundles."""
    return f"{name}:{line}" if has_lines(name) else name


@dataclass(slots=True)
class Ids:
    """The ids of a run and where each stands. One takes some 40 bytes: there may be very many."""

    _files: list[str] = field(default_factory=list)
    _slots: array[int] = field(default_factory=lambda: array("Q", bytes(8 * 2 * 1024)))
    _number: int = 0

    def no_folder(self, bundle: Bundle) -> Finding | None:
        """Take up the id of a bundle; return the finding that it can be no folder of its own."""
        name, line = bundle.file.name, bundle.file.first_line
        if not self._files or self._files[-1] != name:
            self._files.append(name)
        other = self._put(bundle.id.casefold(), len(self._files) - 1 << 32 | line)
        taken_by = where(self._files[other >> 32], other & 0xFFFFFFFF) if other else ""
        return no_folder(bundle, taken_by)

    def _put(self, id_: str, place: int) -> int:
        """Put an id with its place; return the place of the same one, if it was there, or 0."""
        if self._number * 4 > len(self._slots):
            self._grow()
        at = self._slot(_digest(id_))
        if self._slots[at]:
            return self._slots[at + 1]
        self._slots[at], self._slots[at + 1] = _digest(id_), place
        self._number += 1
        return 0

    def _slot(self, digest: int) -> int:
        """Return where a digest is, or the first free place for it."""
        at = digest * 2 % len(self._slots)
        while self._slots[at] not in (0, digest):
            at = (at + 2) % len(self._slots)
        return at

    def _grow(self) -> None:
        before, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        for at in range(0, len(before), 2):
            if before[at]:
                new = self._slot(before[at])
                self._slots[new], self._slots[new + 1] = before[at], before[at + 1]


def _digest(id_: str) -> int:
    return int.from_bytes(hashlib.blake2b(id_.encode(), digest_size=8).digest()) or 1
