"""The addresses of links: who or what they name. They are never echoed."""

from __future__ import annotations

from typing import Any, Final

import pytest

from pipeline.model.finding import Finding
from tests.checks.building import found, paragraphs

PRIVATE: Final[dict[str, Any]] = {
    "/evidence/0/source/detail": "Case file of Ifeoma Brightwater and her brother Ikenna",
}
NAMED: Final = [
    "https://files.example/children/brightwater-ifeoma",
    "https://files.example/Brightwater%20Ifeoma/plan.docx",
    "https://files.example/photos/ifeoma_brightwater_8m.jpg",
    "https://files.example/view?name=IFEOMA+BRIGHTWATER",
    "https://files.example/ifeomabrightwater",
    "https://ikenna.example.org/photos/ikenna",
    "mailto:i.brightwater@example.org",
]
HELD: Final = [
    "https://files.example/case?id=20931",
    "https://files.example/children/20931/plan",
    "https://files.example/?nhs=9434765919",
    "https://files.example/map?q=14+Quarry+Row",
    "https://files.example/send?to=n.bright%40example.org",
    "https://chat.example/447700900123",
    "mailto:n.bright@example.org",
    "mailto:N.BRIGHT@EXAMPLE.ORG",
]
SOMEBODY: Final = [
    "https://files.example/children/smith-jayden.pdf",
    "https://files.example/plans/Kayleigh_review_2024.docx",
    "https://files.example/view?child=tyrone+brown",
]
INNOCENT: Final = [
    "https://example.org/rose-garden-and-summer-plan.pdf",
    "https://www.gov.uk/government/people/jayden-smith",
    "https://www.gov.uk/government/publications/20931",
    "https://files.ofsted.gov.uk/v1/file/50209311",
    "https://www.nspcc.org.uk/keeping-children-safe/",
    "https://example.org/news/2025/03/12/bright-water-for-all",
    "https://example.org/guidance?page=12",
    "mailto:enquiries@ofsted.gov.uk",
    "mailto:info@example.org",
    "#overall",
]


def linked(id_: str, href: str) -> list[Finding]:
    said = f"The plan for the family is clear. A [copy of it]({href}) was read."
    return found(id_, {**PRIVATE, **paragraphs([said])})


def stands_at(one: Finding) -> str:
    words = one.place.words
    assert words
    return words.run[words.start : words.end]


@pytest.mark.parametrize("href", SOMEBODY)
def test_a_first_name_in_an_address_is_found(href: str) -> None:
    (one,) = linked("PRV002", href)
    assert stands_at(one) == "copy of it"


@pytest.mark.parametrize("href", NAMED)
def test_a_private_name_in_an_address_is_found(href: str) -> None:
    (one,) = linked("PRV001", href)
    assert stands_at(one) == "copy of it"
    assert one.message == (
        "The address of this link has words that stand in a private field, too: "
        "/evidence/E01/source/detail."
    )


@pytest.mark.parametrize("href", HELD)
def test_personal_data_in_an_address_is_found(href: str) -> None:
    (one,) = linked("PRV002", href)
    assert stands_at(one) == "copy of it"
    assert not any(char.isdigit() for char in one.message)


@pytest.mark.parametrize("href", INNOCENT)
def test_an_address_that_names_nobody_is_let_pass(href: str) -> None:
    assert linked("PRV001", href) == linked("PRV002", href) == []


def test_an_address_that_is_written_out_is_looked_at() -> None:
    said = "The plan is at https://files.example/brightwater-ifeoma/plan, as all know."
    (one,) = found("PRV001", {**PRIVATE, **paragraphs([said])})
    assert stands_at(one) == "https://files.example/brightwater-ifeoma/plan"
    assert (
        found("PRV001", {**PRIVATE, **paragraphs([said.replace("brightwater-ifeoma", "night")])})
        == []
    )


def test_a_link_to_evidence_is_none() -> None:
    said = "[Most families](evidence:E07) were glad."
    assert found("PRV001", {**PRIVATE, **paragraphs([said], "E07")}) == []
    assert found("PRV002", {**PRIVATE, **paragraphs([said], "E07")}) == []
