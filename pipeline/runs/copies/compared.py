"""What the reports of a run are compared with, by what was asked for; loaded only when needed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.language.choices import NONE, Choices
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding

if TYPE_CHECKING:
    from pipeline.checks.copies.digests import Key
    from pipeline.evidence.find import RawBundle
    from pipeline.runs.copies.index import Index
    from pipeline.runs.copies.run import Copies
    from pipeline.runs.examine import Examined


class WrongUseError(Exception):
    """Options that do not fit together, or a key that does not fit. It says so to the person."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: what to compare with, where to keep an index, and its key."""

    against: tuple[Path, ...] = ()
    save: Path | None = None
    key: Path | None = None


@dataclass(slots=True)
class Compared:
    """The reports of a run. One report alone, with nothing beside it, is only held.

    `broken` is what of the others could not be read.
    """

    wanted: Wanted = field(default_factory=Wanted)
    choices: Choices = NONE
    broken: list[BrokenError] = field(default_factory=list)
    _copies: Copies | None = None
    _old: Index | None = None
    _first: tuple[RawBundle, Examined] | None = None
    _raw: bytes = b""

    def __post_init__(self) -> None:
        if self.wanted.against or self.wanted.save:
            self._begin()

    def add(self, source: RawBundle, examined: Examined) -> None:
        """Take up the report of a bundle."""
        if self._copies is None and self._first is None:
            self._first = (source, examined)
            return
        if self._first is not None:
            first, self._first = self._first, None
            self.begun().add(*first)
        self.begun().add(source, examined)

    @property
    def secret(self) -> bytes:
        """Return the key that words are numbered with."""
        return self._raw

    @property
    def alone(self) -> bool:
        """Return whether the reports of the run are compared with one another only."""
        return not self.wanted.against

    def begun(self) -> Copies:
        """Return the comparison. What it needs is loaded the first time."""
        if self._copies is None:
            self._begin()
        assert self._copies
        return self._copies

    def findings(self) -> tuple[Finding, ...]:
        """Return what stands in two reports, and write the index if one is kept.

        Raises BrokenError where it cannot be written.
        """
        if self._copies is None:
            return ()
        found = tuple(self._copies.findings())
        if self.wanted.save:
            from pipeline.runs.copies.index import save

            save(self.wanted.save, self._copies.key, self._copies.ours, self._old)
        return found

    def _begin(self) -> None:
        """Open what there is to compare with. Raises WrongUseError, BrokenError."""
        from pipeline.checks.copies.digests import Key
        from pipeline.runs.copies.index import is_index
        from pipeline.runs.copies.looking import Against, InFile
        from pipeline.runs.copies.run import UNKEYED, Copies, read_against

        indexes = [one for one in self.wanted.against if is_index(one)]
        saved = self.wanted.save if self.wanted.save and os.path.lexists(self.wanted.save) else None
        if saved and not is_index(saved):
            raise WrongUseError(f"{saved} is there already and is no index of words.")
        used = [*indexes, *([self.wanted.save] if self.wanted.save else [])]
        there = [*indexes, *([saved] if saved else [])]
        self._raw = self._secret(used, there) if used else UNKEYED
        key = Key(self._raw)
        against: list[Against] = [InFile(one, _open(one, key)) for one in indexes]
        self._old = _open(saved, key) if saved else None
        others = [one for one in self.wanted.against if one not in indexes]
        if others:
            shelving, self.broken = read_against(others, key, self.choices)
            against.append(shelving)
        self._copies = Copies(key, against, self.choices)

    def _secret(self, used: Sequence[Path], there: Sequence[Path]) -> bytes:
        """Return the key of the indexes; a new one if none of them is there yet."""
        from pipeline.runs.copies.key_file import KeyFileError, make_key, read_key, refuse_beside

        if self.wanted.key is None:
            raise WrongUseError("An index needs its key: --index-key FILE.")
        try:
            for one in used:
                refuse_beside(self.wanted.key, one)
            new = not there and not self.wanted.key.exists()
            return make_key(self.wanted.key) if new else read_key(self.wanted.key)
        except KeyFileError as error:
            raise WrongUseError(str(error)) from error


def _open(path: Path, key: Key) -> Index:
    from pipeline.runs.copies.index import OtherKeyError, opened

    try:
        return opened(path, key)
    except OtherKeyError as error:
        raise WrongUseError(f"The index {path} was made with another key.") from error
