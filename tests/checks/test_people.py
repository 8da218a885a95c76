"""Names of people in free text: what must be found, and what is near and must not."""

from __future__ import annotations

from typing import Final

import pytest

from tests.checks.case_files import examined

FOUND: Final = [
    "The child’s mother, Kelly, said that staff listen.",
    "The baby Kofi has gained weight.",
    "A boy called Jayden went missing twice.",
    "Tyler’s key worker knows him well.",
    "Staff helped Ellie to sleep.",
    "Kelly said that she was heard.",
    "A girl named Oluchi has settled.",
    "Bronagh, aged 4, has her own room.",
    "The father, Dwayne, comes each day.",
    "The deputy Anneka runs the group.",
    "Staff saw that Mehwish’s baby was ill.",
    "The support worker Zbigniew is kind.",
    "One father (Tomasz) has left.",
    "Staff and Tadhg’s social worker meet each week.",
    "The Kowalski family moved out in May.",
]
TITLED: Final = [
    "Mrs Ashworth told inspectors that she feels safe.",
    "Dr. Patel visits each week.",
]
NEAR: Final = [
    "The child’s mother said that staff listen.",
    "Each child has a plan, and every parent has a copy.",
    "Staff follow the Children Act 1989 and the Working Together guidance.",
    "The manager Ofsted registered has left.",
    "Families walk to St Margaret House on Sundays.",
    "The group meets at Charlotte Street Nursery.",
    "A parent English is new to has an interpreter.",
    "Children’s father figures are welcome.",
    "One mother I met praised the staff.",
    "Parents, aged 17 to 40, live here.",
    "The worker’s May review was late.",
    "Leaders’ children are not cared for here.",
    "Every woman has a key worker. Staff know them well.",
    "The child protection plan of each baby is up to date.",
    "A nurse from the Harry Watkins Hospital calls.",
    "The deputy and the cook share an office in Wales.",
    "Every parent and child Section 47 applies to is seen.",
    "The Polish family next door has an interpreter.",
    "One father (of twins) has left.",
    "Each family’s social worker calls each week.",
]


def told(sentence: str, **setting: str) -> list[str]:
    paragraph = {"text": f"{sentence} It helps.", "evidence": ["E01"]}
    case = {
        "base": "sccif-rfc-full/good-narrative",
        "set": {
            "/narrative/overall/paragraphs/-": paragraph,
            **{f"/setting/{name}": value for name, value in setting.items()},
        },
    }
    return [one.severity.value for one in examined(case).findings if one.rule.id == "PRV006"]


@pytest.mark.parametrize("sentence", FOUND)
def test_a_name_is_found(sentence: str) -> None:
    assert told(sentence) == ["warning"]


@pytest.mark.parametrize("sentence", TITLED)
def test_a_title_with_a_surname_is_a_notice(sentence: str) -> None:
    assert told(sentence) == ["notice"]


@pytest.mark.parametrize("sentence", NEAR)
def test_what_is_no_name_is_let_pass(sentence: str) -> None:
    assert told(sentence) == []


def test_a_name_with_a_field_of_its_own_may_stand() -> None:
    assert told("The manager, Mrs Ashworth, leads well.", registered_manager="Ann Ashworth") == []


def test_the_message_does_not_repeat_the_name() -> None:
    text = "Staff helped Ellie. It went well."
    case = {
        "base": "sccif-rfc-full/good-narrative",
        "set": {"/narrative/overall/paragraphs/0/text": text},
    }
    (found,) = [one for one in examined(case).findings if one.rule.id == "PRV006"]
    assert "Ellie" not in f"{found.message}{found.hint}"
