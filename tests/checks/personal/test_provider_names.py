"""Whether the registered provider of a home is a person: then the report does not name it."""

from __future__ import annotations

from typing import Final

import pytest

from pipeline.checks.personal.provider_names import is_of_person

PEOPLE: Final = """\
Jane Smith trading as Oak Care|J. Smith|Mrs J Smith|Smith, Jane|Jane Smith and Partners
Jane Smith t/a Oak Care|Jane and Peter Smith|Mr and Mrs Smith|J Smith|J.A. Smith|Smith, J.|Smith J
SMITH Jane|Jane Smith (sole trader)|Oak Care (Jane Smith)|Oak Care, a trading name of Jane Smith
Jane Smith OBE|Jane Smith, Oak House|Dr Khan|Zbigniew Kowalczyk|Tadhg O’Connor|Jane Hill|Mrs Hill
Hope Wilson|Jane Smith-Jones|Jean-Pierre van der Berg|Oak Care – proprietor: Jane Smith
The executors of Jane Smith|Smith, Mrs Jane|P Jones and J Wilson|Oak Care run by Jane Smith
Jane Smith trading as Oak Care Limited"""
BODIES: Final = """\
Oak Care Ltd|St Jude’s Trust|Barnardo’s|Barnardo's|Northern County Council|Smith & Sons Limited
Jane Smith Limited|St Christopher’s Fellowship|Father Hudson’s Society|Jane Goodall Foundation
Rosa Parks Care|Charlotte Street Homes|Dr Barnardo’s Homes|Lord Mayor’s Fund|A Smile
A Place Called Home|S & P Homes|J & M Futures|K9 Kids|Grace Haven|Hope Rising|Jane’s Place
Jane Smith & Partners LLP|Oak Care Ltd trading as Jane House|Sister Dora Care|King Edward School
London Borough of Sutton|Joy Unlimited|Martha’s|Oak Care, part of Elm Group|Victoria Hall"""


def names(listed: str) -> list[str]:
    return [one for line in listed.splitlines() for one in line.split("|")]


@pytest.mark.parametrize("name", names(PEOPLE))
def test_a_person_is_told_whatever_it_trades_as(name: str) -> None:
    assert is_of_person(name)


@pytest.mark.parametrize("name", names(BODIES))
def test_a_body_is_no_person_though_it_has_the_name_of_one(name: str) -> None:
    assert not is_of_person(name)
