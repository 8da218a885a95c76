"""Texts for a field with a pattern: its examples, a usual form, or a word on what is missing."""

from __future__ import annotations

import pytest

from pipeline.evidence.made_up.shapes import shaped
from pipeline.evidence.schema.view import View
from pipeline.model.errors import BrokenError


def view(**keywords: object) -> View:
    return View.of({"type": "string", **keywords})


def test_examples_that_fit_are_taken() -> None:
    field = view(pattern="[A-Z]{2}[0-9]{6}", examples=["SC000021", "21"])
    assert shaped(field, ("name",)) == ("SC000021",)


def test_a_day_is_a_usual_form() -> None:
    (day,) = shaped(view(format="date", pattern="[0-9-]+"), ("date",))
    assert len(day) == 10


def test_a_pattern_without_example_is_told_with_its_field() -> None:
    with pytest.raises(BrokenError, match="/setting/name") as error:
        shaped(view(pattern="Home [0-9]{6}"), ("setting", "name"))
    assert "examples" in error.value.hint
