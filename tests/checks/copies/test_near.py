"""Which words around a meeting of two reports are compared one by one: all that can be a copy."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.checks.copies.align import CHANGES, exact, nearly
from pipeline.checks.copies.near import CHANGED, TELLING, Near, is_telling

OURS = "one two three four five six seven eight nine ten eleven twelve"


def numbers(said: str) -> array[int]:
    """Return words as numbers; a full stop ends a field."""
    return array("H", [0 if one == "." else 1 + sum(one.encode()) for one in said.split()])


def is_like(ours: str, theirs: str) -> bool:
    """Return whether two texts are compared that meet at ‘five six seven’."""
    at, to = (one.split().index("five") for one in (ours, theirs))
    return Near.of(numbers(ours), at).is_like(numbers(theirs), to)


@pytest.mark.parametrize(
    "theirs",
    [
        OURS,
        "one two three four five six seven eight nine",
        "four five six seven eight nine ten eleven twelve",
        "one a three four five six seven b nine ten c twelve",
        "one two four five six seven eight put nine ten eleven",
        "all is said . one two three four five six seven eight nine . and more",
    ],
)
def test_nine_words_in_order_are_compared(theirs: str) -> None:
    assert is_like(OURS, theirs)
    assert is_like(theirs, OURS)


@pytest.mark.parametrize(
    "theirs",
    [
        "three two one four five six seven twelve eleven ten nine eight",
        "one two three four . five six seven . eight nine ten eleven twelve",
        "one two three four five six seven . eight nine ten eleven twelve",
        "two three four five six seven eight nine",
        "one three two four five six seven nine eight eleven ten",
        "one two three four five six seven a b c d eight nine ten eleven",
    ],
)
def test_fewer_or_in_another_field_are_not(theirs: str) -> None:
    assert not is_like(OURS, theirs)
    assert not is_like(theirs, OURS)


def test_more_words_put_in_than_changes_are_not() -> None:
    assert not is_like(OURS, "one a two b three c four five six seven d eight e nine f ten")


words = st.lists(st.integers(0, 14), min_size=3, max_size=16)
edits = st.lists(st.tuples(st.integers(0, 15), st.integers(0, 14), st.booleans()), max_size=4)


@given(words, edits, st.data())
def test_nothing_is_left_out_that_would_be_found(
    said: list[int], changes: list[tuple[int, int, bool]], data: st.DataObject
) -> None:
    changed = list(said)
    for at, word, is_put in changes:
        changed[at : at + (not is_put)] = [word]
    ours, theirs = array("H", said), array("H", changed)
    runs = [
        (at, to)
        for at in range(len(ours) - 2)
        for to in range(len(theirs) - 2)
        if ours[at : at + 3] == theirs[to : to + 3] and all(ours[at : at + 3])
    ]
    assume(runs)
    at, to = data.draw(st.sampled_from(runs))
    run = exact(ours, theirs, at, to)
    same = max((one.same for one in nearly(ours, theirs, run)), default=0)
    assume(same >= CHANGED - CHANGES)
    assert Near.of(ours, at).is_like(theirs, to)
    if not is_telling(ours, at, theirs, to, frozenset()):
        near = {*ours[max(0, at - 9) : at + 12]}.intersection(theirs[max(0, to - 9) : to + 12])
        assert len(near - {0}) < max(TELLING, 7)  # the same words over and over
