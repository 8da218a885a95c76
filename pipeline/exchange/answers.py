"""What came back from the provider, and what people answer to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from pipeline.exchange.entries import Entry

Decision: TypeAlias = Literal["", "accepted", "partly", "not accepted"]


@dataclass(frozen=True, slots=True)
class Source:
    """A returned file that was taken in. `form` counts tracked changes of form alone."""

    file: str
    sha256: str
    document: str
    form: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry, the number of the file it came with, from 1, and what a person answers to it."""

    entry: Entry
    returned: int
    answer: str = ""
    decision: Decision = ""
    by: str = ""
    answered: str = ""

    @property
    def is_open(self) -> bool:
        """Return whether an answer, a decision or a name is missing."""
        return not (self.answer.strip() and self.decision and self.by.strip())


@dataclass(frozen=True, slots=True)
class Comments:
    """All that came back about a bundle, in the order in which it was taken in."""

    bundle: str
    returned: tuple[Source, ...] = ()
    entries: tuple[Listed, ...] = field(default=())

    @property
    def open(self) -> tuple[Listed, ...]:
        """Return what has no answer yet."""
        return tuple(one for one in self.entries if one.is_open)

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
        return Comments(self.bundle, sources, tuple(listed.values()))


def _renewed(before: Listed, now: Entry) -> Listed:
    spot = now.spot if before.entry.spot.placed == "nowhere" else before.entry.spot
    return replace(before, entry=replace(before.entry, spot=spot, resolved=now.resolved))
