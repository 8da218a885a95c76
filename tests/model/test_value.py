"""Our `dataclass` makes the same values as that of the standard library."""

from __future__ import annotations

import dataclasses
import pickle
from copy import copy, deepcopy
from typing import Any

import pytest

from pipeline.model.value import as_data, dataclass


@dataclass(frozen=True, slots=True)
class Place:
    file: str
    line: int = 1
    seen: dict[str, int] = dataclasses.field(default_factory=dict, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class StandardPlace:
    file: str
    line: int = 1
    seen: dict[str, int] = dataclasses.field(default_factory=dict, compare=False, repr=False)


@dataclass(slots=True)
class Count:
    word: str
    times: int = 0
    twice: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        self.twice = 2 * self.times


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True, eq=False)
class Key:
    name: str


def test_values_are_made_by_place_by_name_and_by_default() -> None:
    assert Place("a", 2) == Place(file="a", line=2) == dataclasses.replace(Place("a"), line=2)
    assert Place("a").line == 1
    assert Place("a").seen is not Place("a").seen
    assert Count("a", 3).twice == 6


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a", 1, {}, 2), {}), (("a",), {"file": "b"}), (("a",), {"lines": 3})],
    ids=str,
)
def test_what_does_not_fit_is_refused(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for kind in (Place, StandardPlace):
        for _ in range(6):  # the first few are made in another way
            with pytest.raises(TypeError):
                kind(*given, **named)


def test_the_first_values_and_later_ones_are_alike() -> None:
    @dataclass(frozen=True, slots=True)
    class Pair:
        left: str
        right: str = "r"

    for _ in range(8):
        made = [Pair("l"), Pair("l", "r"), Pair(right="r", left="l"), Pair("l", right="r")]
        assert {(one.left, one.right) for one in made} == {("l", "r")}
        for wrong in ({}, {"left": "l", "more": ""}):
            with pytest.raises(TypeError):
                Pair(**wrong)
        with pytest.raises(TypeError):
            Pair("l", left="l")  # type: ignore[misc]


def test_values_are_compared_and_shown_as_those_of_the_standard_library() -> None:
    pairs: list[tuple[tuple[Any, ...], tuple[Any, ...]]] = [
        (("a",), ("a", 1)),
        (("a",), ("b",)),
        (("a", 1, {"x": 1}), ("a", 1, {})),
    ]
    for one, other in pairs:
        ours, standard = Place(*one), StandardPlace(*one)
        assert (ours == Place(*other)) is (standard == StandardPlace(*other))
        assert repr(ours) == repr(standard).replace("StandardPlace", "Place")
        assert len({ours, Place(*one)}) == 1
    standard_one: object = StandardPlace("a")
    assert Place("a") != standard_one
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert Key("a") != Key("a")


def test_a_value_that_is_frozen_cannot_change_and_another_can() -> None:
    place, count = Place("a"), Count("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="line"):
        place.line = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="line"):
        del place.line
    count.times = 2
    assert (count.times, count.twice) == (2, 0)
    with pytest.raises(TypeError):
        hash(count)


def test_a_value_has_no_room_for_other_names() -> None:
    with pytest.raises(AttributeError):
        Count("a").colour = "red"  # type: ignore[attr-defined]


def test_a_value_can_be_copied_kept_and_taken_apart() -> None:
    place = Place("a", 2, {"b": 1})
    for made in (copy(place), deepcopy(place), pickle.loads(pickle.dumps(place))):
        assert (made, made.seen) == (place, place.seen)
    assert dataclasses.asdict(place) == {"file": "a", "line": 2, "seen": {"b": 1}}
    match place:
        case Place(file, line):
            assert (file, line) == ("a", 2)


def test_a_method_of_ones_own_stays() -> None:
    @dataclass(frozen=True, slots=True)
    class Loud:
        word: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Loud) and hash(other) == hash(self)

        def __hash__(self) -> int:
            return hash(self.word.lower())

        def __repr__(self) -> str:
            return self.word.upper()

    assert Loud("a") == Loud("A")
    assert repr(Loud("a")) == "A"


def test_a_value_as_data_is_what_the_standard_library_makes_of_it() -> None:
    @dataclass(frozen=True, slots=True)
    class Way:
        places: tuple[Place, ...]
        name: str = "way"

    way = Way((Place("a"), Place("b", 2)))
    assert as_data(way) == dataclasses.asdict(way)
    assert as_data([way, 1, None]) == [dataclasses.asdict(way), 1, None]
