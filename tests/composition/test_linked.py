"""Links in plain text: what is one, what stays as it was typed, and which number a form gives."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from pipeline.checks.case.passages import normal
from pipeline.composition.compose import compose
from pipeline.composition.linked import linked, masked
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.document import (
    BundleSource,
    Document,
    Link,
    Table,
    plain,
    texts,
    walk,
)
from tests.samples.cases import of

AUTHORITY: Final = "la-services-2014/good-with-board-review"
AT: Final = "/recommendations/0/action"
LINKS: Final = {
    "See [paragraph](paragraph:P3).": [("paragraph:P3", "paragraph ?")],
    "See [](paragraph:P3) and [paragraph](paragraph:P4).": [
        ("paragraph:P3", "?"),
        ("paragraph:P4", "paragraph ?"),
    ],
    "Follow [the guide](https://www.gov.uk/guide).": [("https://www.gov.uk/guide", "the guide")],
    "Ask [us](mailto:office@example.org).": [("mailto:office@example.org", "us")],
    "[Both](https://example.org) [of](paragraph:A)": [
        ("https://example.org", "Both"),
        ("paragraph:A", "of ?"),
    ],
}
PLAIN: Final = [
    "Plain words.",
    "*No* _markup_ here.",
    "Staff ‘[may] (or may not)’ go.",
    "See [this](http://example.org).",
    "See [this](#improvement).",
    "See [this](javascript:x).",
    "See [this](evidence:E1).",
    "See [](https://example.org).",
    "See [ ](https://example.org).",
    "See [this](https://user@example.org).",
    "See [this](paragraph:).",
    "See [this] (paragraph:P3).",
    "See this](paragraph:P3).",
    "[sic]",
    "a](b",
]


@pytest.mark.parametrize("text", LINKS)
def test_a_link_is_read(text: str) -> None:
    found = [one for one in linked(text, AT) if isinstance(one, Link)]
    assert [(one.href, plain(one.inlines)) for one in found] == LINKS[text]


@pytest.mark.parametrize("text", PLAIN)
def test_all_else_stays_as_it_was_typed(text: str) -> None:
    found = linked(text, AT)
    assert plain(found) == text
    assert not any(isinstance(one, Link) for one in found)


@pytest.mark.parametrize("text", [*LINKS, *PLAIN])
def test_words_keep_their_places(text: str) -> None:
    for one in texts(linked(text, AT)):
        assert isinstance(one.source, BundleSource)
        if not one.text.endswith("?"):
            assert text.startswith(one.text, one.source.start)


@pytest.mark.parametrize("text", [*LINKS, *PLAIN])
def test_what_only_makes_a_link_can_be_masked(text: str) -> None:
    seen = masked(text, "\0")
    assert len(seen) == len(text)
    assert normal(seen.replace("\0", "")) == normal(plain(linked(text, AT)))


def documents(**fields: Any) -> tuple[Document, ...]:
    data = json.loads(of(AUTHORITY).content)
    data["recommendations"][0] |= fields
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    assert taken.bundle
    assert taken.report_type
    return compose(taken.bundle, taken.report_type).documents


def cells(document: Document) -> list[str]:
    blocks = [block for section in walk(document.sections) for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    return [plain(one.inlines) for table in tables for row in table.rows for one in row.cells]


def links(document: Document) -> list[str]:
    blocks = [block for section in walk(document.sections) for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    inlines = [
        one for table in tables for row in table.rows for cell in row.cells for one in cell.inlines
    ]
    return [one.href for one in inlines if isinstance(one, Link)]


def test_a_form_gives_the_number_of_the_report_without_a_link() -> None:
    made = {one.id: one for one in documents(action="Do what [paragraph](paragraph:P2) asks for.")}
    (said,) = [one for one in cells(made["report"]) if one.startswith("Do what")]
    number = said.removeprefix("Do what paragraph ").removesuffix(" asks for.")
    assert int(number) > 1
    assert f"#paragraph_{number}" in links(made["report"])
    assert said in cells(made["action-plan"])
    assert links(made["action-plan"]) == []


def test_a_link_to_the_web_is_one_in_each_document() -> None:
    made = documents(action="Follow [the guide](https://www.gov.uk/guide).")
    assert all("https://www.gov.uk/guide" in links(one) for one in made if cells(one))
