"""What a passage claims, and what bears it out: one value for each, made from what checks found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.model.finding import DocumentAddress


class How(Enum):
    """How a claim stands to the evidence."""

    HELD = "held"  # a record or a field has it
    FOLLOWS = "follows"  # from one, by arithmetic that is shown
    EXEMPT = "exempt"  # it claims nothing that evidence could hold
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Borne:
    """What bears a claim: a text or value of the bundle by its pointer, and the words there.

    `end` is 0 where all of it does. `sum` is the arithmetic, such as `9 of 11 = 82%`, or ''. What
    is at the pointer may be private: whoever shows it takes the words from the public bundle.
    """

    pointer: str
    start: int = 0
    end: int = 0
    sum: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number, date, quote, share or name where it stands, and what it rests on.

    `why` says why it claims nothing, or why it stands without a record. `rules` are those that
    find such a claim wrong.
    """

    at: DocumentAddress
    words: str
    kind: str
    rules: tuple[str, ...]
    how: How
    borne: tuple[Borne, ...] = ()
    why: str = ""
