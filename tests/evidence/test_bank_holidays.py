"""The table of bank holidays is what the library says, which is asked of other years."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

import holidays
import pytest

from pipeline.evidence.calendar import is_working_day

ROOT = Path(__file__).parents[2]


def test_the_table_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "bank_holidays.py"))["source"]()
    assert (ROOT / "pipeline" / "evidence" / "bank_holidays.py").read_text("utf-8") == made


@pytest.mark.parametrize("year", [1999, 2000, 2022, 2040, 2041])
def test_a_bank_holiday_is_no_working_day(year: int) -> None:
    for day in holidays.country_holidays("GB", subdiv="ENG", years=[year]):
        assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2024, 12, 24), date(1999, 12, 29), date(2041, 1, 2)])
def test_a_day_beside_one_is(day: date) -> None:
    assert is_working_day(day)
