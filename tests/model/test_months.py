"""A month in place of a day: what is one, and what is held against the whole of it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

import pytest

from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import Intake, intake
from pipeline.evidence.schema.days import hint, is_day_or_month
from pipeline.model.months import days_of, month
from pipeline.writers import outline
from tests.samples.cases import of

FULL: Final = "sccif-rfc-full/good-narrative"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2011-03", date(2011, 3, 1), date(2011, 3, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011-12", date(2011, 12, 1), date(2011, 12, 31)),
        ("2011-03-14", date(2011, 3, 14), date(2011, 3, 14)),
    ],
)
def test_the_days_that_it_may_be(written: str, first: date, last: date) -> None:
    assert days_of(written) == (first, last)


@pytest.mark.parametrize(
    "text", ["2011", "2011-13", "2011-00", "2011-3", "March 2011", "2011-03-14", "0000-03", ""]
)
def test_nothing_else_is_a_month(text: str) -> None:
    assert month(text) is None


@pytest.mark.parametrize("text", ["2011-03", "2011-03-14", 3, None])
def test_a_date_or_month(text: Any) -> None:
    assert is_day_or_month(text)


@pytest.mark.parametrize("text", ["2011-02-30", "2011-13", "1811-03", "2011", "March 2011"])
def test_no_date_and_no_month(text: str) -> None:
    assert not is_day_or_month(text)


def test_a_month_in_words_is_said_as_it_is_written() -> None:
    assert "2011-03" in hint("March 2011", public=True, months=True)
    assert "2011-03" not in hint("March 2011", public=True)
    assert "2011" not in hint("March 2011", public=False, months=True)


def taken(day: str) -> Intake:
    data = json.loads(of(FULL).content)
    data["event"]["previous"][0]["date"] = day
    return intake(RawBundle("bundle.json", json.dumps(data).encode()))


def said(day: str) -> str:
    found = taken(day)
    assert found.bundle
    assert found.report_type
    report = compose(found.bundle, found.report_type).documents[0]
    return " ".join(outline.write(report).decode().split())


def test_a_report_says_the_month_and_no_day() -> None:
    assert "The last inspection ended in March 2011." in said("2011-03")
    assert "1 March 2011" not in said("2011-03")
    assert "31 March 2011" not in said("2011-03")


def test_a_report_says_a_day_as_it_did() -> None:
    assert "The last inspection ended on 14 March 2011." in said("2011-03-14")


def test_what_is_neither_is_told() -> None:
    (found,) = [one for one in taken("March 2011").findings if one.rule.id == "BND014"]
    assert "or a month, such as 2017-05" in found.message
    assert "2011-03" in found.hint
