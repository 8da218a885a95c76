"""The wording of a statement in parts: words, and slots with the pointers that fill them."""

from __future__ import annotations

import pytest

from pipeline.model.document import TemplateSource, Text
from pipeline.model.finding import Citation
from pipeline.report_type.definition import StatementContent
from pipeline.report_type.slots import Slot, parts, slot_names

SLOTS = (("closed_for", "/facts/closure/closed_for"), ("name", "/setting/name"))


def statement(words: str) -> StatementContent:
    text = Text(words, TemplateSource("type.toml", 1))
    return StatementContent("closed", text, SLOTS, Citation("001", "1096"), None)


def test_words_and_slots_come_in_order() -> None:
    assert list(parts(statement("{name} has been closed for {closed_for}."))) == [
        Slot("name", "/setting/name"),
        " has been closed for ",
        Slot("closed_for", "/facts/closure/closed_for"),
        ".",
    ]


@pytest.mark.parametrize("words", ["Nothing to fill in.", "Braces { } and {Not A Slot}."])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert list(parts(statement(words))) == [words]


def test_a_name_may_have_digits_and_no_other_bracket_may_stand_in_a_wording() -> None:
    assert slot_names("Closed {closed_2}, then {name}.") == ("closed_2", "name")
    for words in ("Closed {Closed}.", "Closed { name }.", "Closed {name", "Closed }"):
        with pytest.raises(ValueError, match="curly bracket"):
            slot_names(words)


def test_a_slot_without_a_pointer_is_refused() -> None:
    with pytest.raises(KeyError):
        list(parts(statement("Closed since {date}.")))
