"""Times of day are looked for only in texts that may have one: no time is lost by that."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import clock

PARTS = (
    "half quarter five twenty-five 10 7 minutes past to one twelve 12 noon midnight o’clock "
    "o'clock at by until in the morning afternoon at night 9.30 9:45 21:35 9am 9.30pm a.m p.m. , . "
    "0800 2130 hours hrs the evening"
).split()


@given(st.lists(st.sampled_from(PARTS), max_size=6), st.sampled_from(["", " ", "-"]))
def test_a_text_with_a_time_is_looked_at(parts: list[str], between: str) -> None:
    text = between.join(parts)
    times = re.search(clock._CLOCK.pattern, text, re.IGNORECASE)
    assert bool([*clock.clocks(text)]) is bool(times)


def test_times_are_minutes_after_midnight() -> None:
    found = [(at[2], at[3]) for at in clock.clocks("At half past two, 9.30am, noon and 21:35.")]
    assert found == [(150, True), (570, False), (720, False), (1295, False)]


def test_the_part_of_the_day_and_four_digits_tell_which_half() -> None:
    text = (
        "By ten at night, at two at night, from 0730 to 2130 hrs, after 8 o’clock in the evening."
    )
    found = [(at[2], at[3]) for at in clock.clocks(text)]
    assert found == [(1320, False), (120, False), (450, False), (1290, False), (1200, False)]


def test_what_is_rung_and_how_long_something_took_are_no_times() -> None:
    text = "Call 0800 1111 or the 0800 number, from 0300 123 4567, after 1200 hours of practice."
    assert list(clock.clocks(text)) == []


def test_an_hour_stands_where_nothing_is_counted_behind_it() -> None:
    assert clock.may_be_hour("no knocking before ", ".")
    assert clock.may_be_hour("back by ", " at weekends")
    assert not clock.may_be_hour("before ", " children came")
    assert not clock.may_be_hour("visits fell from ", " to six")
    assert not clock.may_be_hour("there were ", ".")
