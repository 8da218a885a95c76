"""The bundles of a comparison: where they lie, and what they were at base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.evidence.find import RawBundle, find
from pipeline.evidence.folder import has_lines
from pipeline.model.errors import BrokenError
from pipeline.runs.comparison.expected import NAMES, folder_of
from pipeline.runs.comparison.repository import Repository
from pipeline.runs.comparison.subject import Origin, Subject


@dataclass(frozen=True, slots=True)
class History:
    """A repository at the commit that is compared with, for the paths in it.

    `changed` are the files that are another one now, `known` those that the commit has.
    """

    repository: Repository
    commit: str
    changed: frozenset[str] = frozenset()
    known: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, repository: Repository, commit: str, paths: Sequence[Path]) -> History:
        """Return the history of all that lies below some paths."""
        names = [name for one in paths if (name := repository.name(one)) is not None]
        if not names:
            return cls(repository, commit)
        known = frozenset(repository.files(commit, names))
        return cls(repository, commit, repository.changed(commit, names), known)

    def older(self, name: str) -> bytes | None:
        """Return what a file was at the commit, if it is another one now."""
        if name not in self.changed or name not in self.known:
            return None
        ids = self.repository.files(self.commit, [name])
        return self.repository.contents([ids[name]])[0]


def subjects(
    paths: Sequence[Path], history: History | None = None, origin: Origin = "given"
) -> Iterator[Subject | BrokenError]:
    """Yield every bundle below some paths, with what it was at base; an error where none is."""
    for one in find(paths):
        yield one if isinstance(one, BrokenError) else _subject(one, history, origin)


def _subject(source: RawBundle, history: History | None, origin: Origin) -> Subject:
    path = source.path
    expected = folder_of(path) if path and not has_lines(path.name) else None
    name = history.repository.name(path) if history and path else None
    if history is None or path is None or name is None or has_lines(path.name):
        return Subject(source, origin, expected=expected)
    texts = {history.repository.name(expected / one) for one in NAMES} if expected else set()
    known = name in history.known
    return Subject(
        source,
        origin,
        older=history.older(name),
        fresh=not known,
        renewed=not known or bool(history.changed & {name, *texts}),
        expected=expected,
    )
