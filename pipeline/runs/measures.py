"""How long and how hard the sections of a report are, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A section that has prose.

    `limit` is how many paragraphs it may have and `advised` how many are better, where it has
    limits; they are our own where no guidance gives them. `grade` is its Flesch-Kincaid grade, None
    for a section that is too short for one.
    """

    title: str
    words: int
    paragraphs: int
    advised: int | None = None
    limit: int | None = None
    own: bool = False
    grade: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The sections of a report, and the Flesch-Kincaid grades that its house style allows.

    `limit` is None where the house style has no limit, and `advised` where it advises nothing.
    """

    parts: tuple[Part, ...] = ()
    advised: float | None = None
    limit: float | None = None

    @property
    def words(self) -> int:
        """Return the words of all its prose."""
        return sum(one.words for one in self.parts)


NOTHING = Measured()
