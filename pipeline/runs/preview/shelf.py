"""Which bundles there are to show. An address says nothing of a bundle, its file or its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from pipeline.evidence.find import RawBundle, files, find, shown
from pipeline.evidence.folder import has_lines
from pipeline.model.errors import BrokenError
from pipeline.runs.preview.renewal import Signature, signature


@dataclass(slots=True)
class Shelf:
    """The bundles of a path by their keys, without their bytes, and what could not be read.

    A key stays the same while the file keeps its name, whatever is written into it. `known` are all
    that there ever were: a page that shows one tells when it is gone, and when it is back. `turn`
    counts how often something was another thing.
    """

    path: Path
    sources: dict[str, RawBundle] = field(default_factory=dict)
    known: dict[str, RawBundle] = field(default_factory=dict)
    broken: tuple[BrokenError, ...] = ()
    turn: int = 0
    _seen: Signature = field(default_factory=dict)

    @property
    def is_folder(self) -> bool:
        """Return whether there may be several bundles, and more to come."""
        return self.path.is_dir() or has_lines(self.path.name)

    def look(self) -> None:
        """See which bundles there are now."""
        seen = signature(one for one in files(self.path) if isinstance(one, Path))
        if self.sources and seen == self._seen:
            return
        self._seen = seen
        self.turn += 1
        found = list(_found(self.path))
        self.sources = {key(one): one for one in found if isinstance(one, RawBundle)}
        self.known |= self.sources
        self.broken = tuple(one for one in found if isinstance(one, BrokenError))

    def stamp(self, key: str) -> object:
        """Return what tells whether the file of a bundle was saved since; None if it is gone."""
        return self._seen.get(str(self.known[key].path))


def key(source: RawBundle) -> str:
    """Return what a bundle is called in an address: nothing that anybody has written."""
    return sha256(f"{source.name}\0{source.first_line}".encode()).hexdigest()[:16]


def _found(path: Path) -> Iterator[RawBundle | BrokenError]:
    """Yield all bundles without their bytes. Only a file of many lines is read for that."""
    for one in files(path):
        if isinstance(one, BrokenError):
            yield one
        elif has_lines(one.name):
            for line in find([one]):
                yield replace(line, raw=b"") if isinstance(line, RawBundle) else line
        else:
            yield RawBundle(shown(one), b"", path=one)
