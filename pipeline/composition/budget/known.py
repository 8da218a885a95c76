"""What is known of the fields of a bundle at some place of a template, and what no schema says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of a field: whether it is there (or, of a yes or no, is so), and its value."""

    there: bool | None = None
    values: frozenset[str] | None = None


Known: TypeAlias = Mapping[str, Fact]
UNKNOWN: Final = Fact()


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that a report prints and whose length no schema bounds: it lacks a keyword."""

    pointer: str
    keyword: Literal["maxLength", "maxItems"]


def known_with(known: Known, key: str, fact: Fact) -> Known:
    """Return what is known, and one thing more."""
    return {**known, key: fact}


def either(one: Known, other: Known) -> Known:
    """Return what is known where one of two things is known, and nobody knows which."""
    found = {key: _joined(one[key], other[key]) for key in one if key in other}
    return {key: fact for key, fact in found.items() if fact != UNKNOWN}


def _joined(one: Fact, other: Fact) -> Fact:
    there = one.there if one.there is other.there else None
    if one.values is None or other.values is None:
        return Fact(there)
    return Fact(there, one.values | other.values)
