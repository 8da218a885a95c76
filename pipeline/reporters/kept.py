"""The findings of a run. Very many lie on the disk, in order, and are read as they are told."""

from __future__ import annotations

import heapq
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, TypeAlias

from pipeline.model.finding import Citation, Finding, Rule, Severity

Rank: TypeAlias = "tuple[int, str, int, int, str, str]"

_RUN = 4000  # findings that are put away together
_BATCH = 25  # findings of such a run that are read again together
_SHARED = (Rule, Citation, Severity)  # what many findings have in common stays in memory
_ORDER = tuple(Severity)


class Kept:
    """Findings, as often as they are asked for. What is on the disk is gone with this object."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.standing: Counter[str] = Counter()
        self._waiting: list[Finding] = []
        self._runs: list[tuple[int, ...]] = []
        self._file: IO[bytes] | None = None
        self._shared: dict[Any, int] = {}
        self._things: list[Any] = []
        self.add(findings)

    def add(self, findings: Iterable[Finding]) -> None:
        """Add findings."""
        for one in findings:
            self.standing[one.standing] += 1
            self._waiting.append(one)
            if len(self._waiting) == _RUN:
                self._put_away()

    def __len__(self) -> int:
        return self.standing.total()

    def __iter__(self) -> Iterator[Finding]:
        """Yield all in the order in which they came; very many the worst first."""
        return self.worst_first() if self._runs else iter(self._waiting)

    def __contains__(self, thing: object) -> bool:
        return any(one == thing for one in self)

    def worst_first(self) -> Iterator[Finding]:
        """Yield all, the worst first, then as they stand in the files."""
        return heapq.merge(*map(self._run, self._runs), sorted(self._waiting, key=rank), key=rank)

    def _put_away(self) -> None:
        if self._file is None:
            import tempfile  # few runs find so much

            self._file = tempfile.TemporaryFile()  # noqa: SIM115  closed with this object
        found, places = sorted(self._waiting, key=rank), []
        at = self._file.seek(0, io.SEEK_END)
        for first in range(0, len(found), _BATCH):
            places.append(at)
            at += self._file.write(self._written(found[first : first + _BATCH]))
        self._runs.append(tuple(places))
        self._waiting.clear()

    def _run(self, places: Sequence[int]) -> Iterator[Finding]:
        assert self._file
        for place in places:
            self._file.seek(place)
            yield from self._read(self._file)

    def _written(self, findings: Sequence[Finding]) -> bytes:
        import pickle

        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
        pickler.persistent_id = self._number  # type: ignore[method-assign]
        pickler.dump(findings)
        return buffer.getvalue()

    def _number(self, thing: Any) -> int | None:
        if not isinstance(thing, _SHARED):
            return None
        if thing not in self._shared:
            self._shared[thing] = len(self._things)
            self._things.append(thing)
        return self._shared[thing]

    def _read(self, file: IO[bytes]) -> list[Finding]:
        import pickle

        unpickler = pickle.Unpickler(file)  # noqa: S301  a file of our own, that has no name
        unpickler.persistent_load = self._things.__getitem__  # type: ignore[method-assign]
        found: list[Finding] = unpickler.load()
        return found

    def __del__(self) -> None:
        """Close the file, and with it let it go."""
        if self._file is not None:
            self._file.close()


def rank(finding: Finding) -> Rank:
    """Return what findings are put in order by: the worst first, then as they stand in files."""
    at = finding.place.bundle
    line, column = (at.line, at.column) if at else (0, 0)
    severity = len(_ORDER) if finding.acknowledged else _ORDER.index(finding.severity)
    return severity, file_of(finding), line, column, finding.rule.id, finding.message


def file_of(finding: Finding) -> str:
    """Return the file a finding is told under: the bundle, or else the template, or ''."""
    place = finding.place
    return place.bundle.file if place.bundle else place.template.file if place.template else ""


def worst_first(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, the worst first, then as they stand in the files."""
    if isinstance(findings, Kept):
        return findings.worst_first()
    return iter(sorted(findings, key=rank))


def standing(findings: Iterable[Finding]) -> Counter[str]:
    """Return how many findings there are of each standing: a severity, or acknowledged."""
    if isinstance(findings, Kept):
        return findings.standing
    return Counter(one.standing for one in findings)
