"""A text that takes too long is noticed, on any machine."""

from __future__ import annotations

from tests.timing import grows


def once(text: str) -> int:
    return sum(one == "b" for one in text)


def for_each_pair_once(text: str) -> int:
    return sum(once(text) for _ in text for _ in text)


def test_time_in_step_with_the_text_is_told_from_time_that_runs_away() -> None:
    assert grows(once, "a" * 50_000, "a" * 200_000, at_most=9)
    assert not grows(for_each_pair_once, "a" * 40, "a" * 160, at_most=9)
