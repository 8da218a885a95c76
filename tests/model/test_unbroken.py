"""Which blanks no line is broken at: the longer ones stay, and no letter is added or lost."""

from __future__ import annotations

import pytest

from pipeline.model.unbroken import NO_BREAK, unbroken


@pytest.mark.parametrize(
    "number",
    [
        "01632 960099", "01632 960 099", "0800 1111", "0800 528 0731", "08081 570126", "116 123",
        "(020) 7946 0018", "+44 20 7946 0018", "+44 (0)20 7946 0018",
    ],
)  # fmt: skip
def test_a_telephone_number_stays_on_one_line(number: str) -> None:
    words = unbroken(f"Call us on {number}, or write.")
    assert words == f"Call us on {number.replace(' ', NO_BREAK)}, or write."


@pytest.mark.parametrize("words", ["10 20 30", "0.5 300", "1,000 200", "In 2024, 300", "5 – 100"])
def test_other_figures_may_stand_on_two_lines(words: str) -> None:
    assert unbroken(words) == words


@pytest.mark.parametrize("day", ["4 May 2021", "May 2021", "4 May"])
def test_a_date_stays_on_one_line(day: str) -> None:
    assert unbroken(f"On {day}.") == f"On {day.replace(' ', NO_BREAK)}."
