"""Times of day are looked for only in texts that may have one: no time is lost by that."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import clock

PARTS = (
    "half quarter five twenty-five 10 7 minutes past to one twelve 12 noon midnight o’clock "
    "o'clock at by until in the morning afternoon at night 9.30 9:45 21:35 9am 9.30pm a.m p.m. , ."
).split()


@given(st.lists(st.sampled_from(PARTS), max_size=6), st.sampled_from(["", " ", "-"]))
def test_a_text_with_a_time_is_looked_at(parts: list[str], between: str) -> None:
    text = between.join(parts)
    times = re.search(clock._CLOCK.pattern, text, re.IGNORECASE)
    assert bool([*clock.clocks(text)]) is bool(times)


def test_times_are_minutes_after_midnight() -> None:
    found = [(at[2], at[3]) for at in clock.clocks("At half past two, 9.30am, noon and 21:35.")]
    assert found == [(150, True), (570, False), (720, False), (1295, False)]
