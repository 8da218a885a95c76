"""Values as plain data."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from pipeline.model.data import as_data


@dataclass(frozen=True, slots=True)
class Place:
    file: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Way:
    places: tuple[Place, ...]
    name: str = "way"


def test_a_value_as_data_is_what_the_standard_library_makes_of_it() -> None:
    way = Way((Place("a"), Place("b", 2)))
    assert as_data(way) == dataclasses.asdict(way)
    assert as_data([way, 1, None]) == [dataclasses.asdict(way), 1, None]
