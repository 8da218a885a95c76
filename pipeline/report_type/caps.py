"""What limits a grade: caps, and the tests of which all must hold for one to bind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.finding import Citation

Force: TypeAlias = Literal["must", "likely"]


@dataclass(frozen=True, slots=True)
class GradesTest:
    """Holds when more than `over` of these judgements have one of these grades."""

    judgements: tuple[str, ...]
    grades: tuple[str, ...]
    over: int


@dataclass(frozen=True, slots=True)
class FactTest:
    """Holds when a declared fact is true or, with `over`, a number above it.

    `says` tells it in words; `{value}` in it is the number.
    """

    fact: str
    over: int | None
    says: str


@dataclass(frozen=True, slots=True)
class PreviousTest:
    """Holds when each of the latest `count` inspections had one of these grades overall."""

    grades: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class EarlierTest:
    """Holds when something that an inspection asked for earlier, of these kinds, has this end.

    `says` tells it in words.
    """

    kinds: tuple[str, ...]
    met: tuple[str, ...]
    says: str


CapTest: TypeAlias = GradesTest | FactTest | PreviousTest | EarlierTest


@dataclass(frozen=True, slots=True)
class Cap:
    """Where all of `when` holds, the judgement `limits` may only have one of `allowed`.

    With `unless_reason` it may have another if a reason for it is recorded.
    """

    id: str
    when: tuple[CapTest, ...]
    limits: str
    allowed: tuple[str, ...]
    force: Force
    citation: Citation
    unless_reason: bool = False
