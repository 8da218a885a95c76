"""What came back from the provider, and what people answer to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, TypeAlias

from pipeline.evidence.json.strict import JsonFile
from pipeline.exchange.entries import Entry
from pipeline.model.finding import Place

Decision: TypeAlias = Literal["", "accepted", "partly", "not accepted"]
About: TypeAlias = Literal["", "wrong fact", "judgement", "left out", "other"]

_ANSWERED: Final = ("answer", "decision", "by")
_RESPONDED: Final = ("about", *_ANSWERED, "answered")


@dataclass(frozen=True, slots=True)
class Source:
    """A returned file that was taken in. `form` counts tracked changes of form alone."""

    file: str
    sha256: str
    document: str
    form: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry, the number of the file it came with, from 1, and what a person answers to it.

    What came in no file has the number 0. `about` is what kind of comment it is, `evidence` what
    the provider offers for it. `now` is the number of the paragraph in its place, if a person says
    so, or 0.
    """

    entry: Entry
    returned: int
    answer: str = ""
    decision: Decision = ""
    by: str = ""
    answered: str = ""
    about: About = ""
    evidence: str = ""
    now: int = 0

    @property
    def is_open(self) -> bool:
        """Return whether an answer, a decision or a name is missing."""
        return any(one in _ANSWERED for one in self.missing)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the fields that the response needs and that are not filled in (001:913)."""
        return tuple(one for one in _RESPONDED if not getattr(self, one).strip())


@dataclass(frozen=True, slots=True)
class Comments:
    """All that came back about a bundle, in the order in which it was taken in.

    `file` is the list as it was read, in which each thing has its line; None for a new one.
    """

    bundle: str
    returned: tuple[Source, ...] = ()
    entries: tuple[Listed, ...] = field(default=())
    file: JsonFile | None = field(default=None, compare=False, repr=False)

    @property
    def open(self) -> tuple[Listed, ...]:
        """Return what has no answer yet."""
        return tuple(one for one in self.entries if one.is_open)

    @property
    def unready(self) -> tuple[Listed, ...]:
        """Return what cannot stand in the response yet, what has no answer among it."""
        return tuple(one for one in self.entries if one.missing)

    @property
    def is_unnamed(self) -> bool:
        """Return whether a person has added something that stands in the list without an id."""
        data: Any = self.file.data if self.file else {}
        return any("id" not in one for one in data.get("entries", ()))

    def with_more(self, source: Source, entries: Iterable[Entry]) -> Comments:
        """Return it with what came back in a file. What is there already keeps its answers.

        Of that only what may have become known since is renewed: whether it is resolved in Word,
        and a place, where there was none.
        """
        known = [one.sha256 for one in self.returned]
        sources = self.returned if source.sha256 in known else (*self.returned, source)
        number = [one.sha256 for one in sources].index(source.sha256) + 1
        listed = {one.entry.id: one for one in self.entries}
        for one in entries:
            before = listed.get(one.id)
            listed[one.id] = _renewed(before, one) if before else Listed(one, number)
        return replace(self, returned=sources, entries=tuple(listed.values()))

    def place(self, pointer: str) -> Place:
        """Return the place of a value of the list, or of what it would stand in."""
        assert self.file, "a list that was never read has no places"
        while True:
            try:
                return self.file.place(pointer)
            except LookupError:
                pointer = pointer.rpartition("/")[0]


def _renewed(before: Listed, now: Entry) -> Listed:
    spot = now.spot if before.entry.spot.placed == "nowhere" else before.entry.spot
    return replace(before, entry=replace(before.entry, spot=spot, resolved=now.resolved))
