"""Where a home is: its town, though it is a common word, and the first half of its postcode."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tests.checks.building import RFC, found, texts_found

HOME: Final = "sccif-childrens-home-full/good-requires-improvement"
TOLD: Final[dict[str, list[str]]] = {
    "Bath": [
        "Children in Bath enjoy the parks.",
        "Staff take children around Bath at weekends.",
        "Children know Bath well.",
        "They visited Bath in May.",
        "Bath city centre is close.",
        "The Bath office of the youth team helps.",
        "Children walk to Bath’s parks.",
        "Bath, Somerset, is busy.",
        "They moved from Bristol to Bath.",
        "Children go to Bath College.",
        "The edge of Bath is quiet.",
        "In Bath, children feel safe.",
        "The home (in Bath) is small.",
        "They go to a Bath school.",
        "Bath has a good bus service.",
        "Bath police returned one child.",
    ],
    "Reading": [
        "Children travel to Reading each day.",
        "Two children go to school in Reading.",
        "Reading Borough Council placed both.",
        "They like the shops in Reading and Slough.",
    ],
    "March": [
        "Children live in March.",
        "They stay near March.",
        "March town centre is small.",
        "The centre of March is old.",
    ],
    "Street": ["Children shop in Street.", "Children travel from Street to Wells."],
    "Hull": ["Hull’s museums are liked.", "West Hull is close."],
    "Deal": ["Children swim at Deal.", "A town called Deal is near."],
    "Leeds": ["Leeds has many parks.", "children in leeds said so."],
    "Stoke-on-Trent": ["Life in Stoke is good.", "They like Stoke on Trent."],
    "14 Sale Road, Hull HU5 1AB": ["Sale Road is busy.", "They live in Hull.", "HU5 is near."],
}
QUIET: Final[dict[str, list[str]]] = {
    "Bath": [
        "A child has a bath each night.",
        "Bath time is calm.",
        "At Bath time staff help.",
        "The Bath is clean.",
        "Children use Bath salts.",
    ],
    "Reading": [
        "Reading is encouraged.",
        "Progress in Reading is good.",
        "Children improve in Reading, Writing and Maths.",
        "A Reading Champion visits.",
        "Their Reading age has risen.",
        "Children enjoy Reading.",
        "He has caught up in Reading.",
        "An intervention in Reading began.",
        "Reading the plans helps staff.",
    ],
    "March": [
        "In March 2025 the manager left.",
        "The manager left in March.",
        "From March to May few came.",
        "A March inspection found this.",
        "The date was moved to March.",
    ],
    "Street": [
        "They shop in the High Street.",
        "North Street is long.",
        "A Street Games worker came.",
        "Street life is hard.",
    ],
    "Hull": ["They painted the Hull of a boat.", "Hull is what peas have."],
    "Deal": ["They play Deal or No Deal.", "The New Deal helps.", "Staff deal well with anger."],
    "Wells": ["Mrs Wells teaches.", "A book by H. G. Wells was read.", "The wells are deep."],
    "Leeds": ["The plan leads to more."],
    "Stoke-on-Trent": ["Stoke the fire."],
    "14 Sale Road, Hull HU5 1AB": ["A sale was held.", "Sale of work is planned."],
}
CODES: Final = {
    "LS6 3QX": (
        ["Many children from LS6 go to school.", "The ls6 postcode is known.", "LS 6 is close."],
        ["Form LS6 was used.", "The LS60 bus came.", "Bus LS6 is late.", "There are 6 staff."],
    ),
    "M1 3QX": (
        ["The home is in M1.", "The M1 area is busy."],
        ["Staff drove on the M1.", "They drove in M1 traffic."],
    ),
    "B12 3QX": (
        ["Friends live in B12."],
        ["A child takes vitamin B12.", "A lack in B12 levels was found."],
    ),
}


def told(texts: list[str], base: str = HOME, **fields: Any) -> list[str]:
    """Return the texts in which a home’s place is told, once each."""
    written = [{"text": one, "evidence": ["E01"]} for one in texts]
    edits = {"/narrative/overall/paragraphs": written}
    edits |= {f"/setting/{key}": value for key, value in fields.items()}
    ours = [
        one
        for one in found("PRV001", edits, base=base)
        if one.place.bundle and one.place.bundle.pointer.startswith("/narrative/overall/")
    ]
    assert all("/setting/" in one.message for one in ours)
    there = set(texts_found(ours, texts))
    return [one for one in texts if one in there]


@pytest.mark.parametrize("town", QUIET)
def test_a_town_is_told_where_it_stands_as_one(town: str) -> None:
    finds = TOLD.get(town, [])
    assert told([*finds, *QUIET[town]], address=["2 Whimbrel Hatch", town, "QX1 1QX"]) == finds


@pytest.mark.parametrize("code", CODES)
def test_half_a_postcode_is_told(code: str) -> None:
    finds, quiet = CODES[code]
    assert told([*finds, *quiet], address=["2 Whimbrel Hatch", code]) == finds


def test_the_place_of_the_authority_is_told() -> None:
    finds = ["Children in Sutton are happy.", "They like Cheam."]
    fields = {"local_authority": "London Borough of Sutton", "area": "Sutton and Cheam"}
    assert told([*finds, "They came from London Road."], **fields) == finds


def test_the_name_of_the_provider_may_stand() -> None:
    provider = {"name": "Bath Care Limited", "address": ["1 A Road", "Bath"]}
    address = ["2 Whimbrel Hatch", "Bath"]
    texts = ["Bath Care Limited runs four homes.", "Children in Bath are happy."]
    assert told(texts, address=address, registered_provider=provider) == texts[1:]


def test_reports_with_names_may_say_where_a_setting_is() -> None:
    assert told(["Families in Bath came."], base=RFC, address=["2 A Road", "Bath"]) == []
