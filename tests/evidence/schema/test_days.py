"""Where a day is written in another way, the finding says which days it may be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence.schema.days import hint
from pipeline.evidence.schema.written_days import readings

READ = {
    "2025-03-13T00:00:00": "Leave the time out: 2025-03-13.",
    "2025-03-13 09:30:00.000Z": "Leave the time out: 2025-03-13.",
    "03/04/2024": "Write 2024-04-03 (3 April 2024) or 2024-03-04 (4 March 2024).",
    "3.4.24": "Write 2024-04-03 (3 April 2024) or 2024-03-04 (4 March 2024).",
    "13/04/2024": "Write 2024-04-13 (13 April 2024).",
    "04/13/2024": "Write 2024-04-13 (13 April 2024).",
    "04/04/2024 00:00": "Write 2024-04-04 (4 April 2024).",
    "2024/4/3": "Write 2024-04-03 (3 April 2024).",
    "3 April 2024": "Write 2024-04-03 (3 April 2024).",
    "3rd of April, 2024": "Write 2024-04-03 (3 April 2024).",
    "the 3rd April 2024": "Write 2024-04-03 (3 April 2024).",
    "Wednesday 3 April 2024": "Write 2024-04-03 (3 April 2024).",
    "Wed, 3 Apr 2024 10:30": "Write 2024-04-03 (3 April 2024).",
    "3-Apr-24": "Write 2024-04-03 (3 April 2024).",
    "3 April ’24": "Write 2024-04-03 (3 April 2024).",
    "03APR2024": "Write 2024-04-03 (3 April 2024).",
    "April 3, 2024": "Write 2024-04-03 (3 April 2024).",
    "2024 April 3": "Write 2024-04-03 (3 April 2024).",
    "3 / 4 / 2024": "Write 2024-04-03 (3 April 2024) or 2024-03-04 (4 March 2024).",
    "03–04–2024": "Write 2024-04-03 (3 April 2024) or 2024-03-04 (4 March 2024).",
    "03_04_2024": "Write 2024-04-03 (3 April 2024) or 2024-03-04 (4 March 2024).",
    "2024-4-3": "Write 2024-04-03 (3 April 2024).",
    "2024.04.03": "Write 2024-04-03 (3 April 2024).",
    "2024-13-04": "Write 2024-04-13 (13 April 2024).",
    "20240403": "Write 2024-04-03 (3 April 2024).",
    "13042024": "Write 2024-04-13 (13 April 2024).",
    "45000": "A spreadsheet shows this number as 2023-03-15 (15 March 2023)",
    "3 April": "Write the year first",
    "April 2024": "Write the year first",
    "31 April 2024": "Write the year first",
    "3 Mayfly 2024": "Write the year first",
    "3 " * 5000: "Write the year first",
    "00/00/0000": "It looks like the blank of another program",
    "0000-00-00": "It looks like the blank of another program",
    "N/A": "It looks like the blank of another program",
    "-": "It looks like the blank of another program",
    "2017-02-29": "The calendar has no such day",
    "2025-04-31": "The calendar has no such day",
}


@pytest.mark.parametrize("written", READ)
def test_what_a_day_may_be(written: str) -> None:
    assert hint(written, public=True).startswith(READ[written])


@pytest.mark.parametrize("written", READ)
def test_a_private_day_is_repeated_in_no_form(written: str) -> None:
    said = hint(written, public=False)
    assert not any(character.isdigit() for character in said)
    assert "April" not in said
    assert "March" not in said


FORMS = (
    "{day}/{month}/{year}", "{day:02}.{month:02}.{year}", "{day} {name} {year}",
    "{day}th of {name} {year}", "{short} {day}, {year}", "{day}-{short}-{year}",
    "{weekday}, {day} {name} {year}", "{year}/{month}/{day}", "{year} {name} {day}",
    "{year}{month:02}{day:02}", " {day} {name},  {year} 09:30 ", "{day}{short}{year}",
)  # fmt: skip


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(FORMS))
def test_a_day_in_a_usual_form_is_read_as_that_day_and_at_most_one_more(
    day: date, form: str
) -> None:
    name = f"{day:%B}"
    written = form.format(
        day=day.day, month=day.month, year=day.year, name=name, short=name[:3],
        weekday=f"{day:%A}",
    )  # fmt: skip
    found = readings(written)
    assert found[0] == day
    assert len(found) <= 2
    if name[:3] in written:
        assert found == [day]


@given(st.text(max_size=80))
def test_any_text_is_read_as_days_or_as_none(written: str) -> None:
    assert all(isinstance(day, date) for day in readings(written))
