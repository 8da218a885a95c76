"""A bundle keeps its bytes, however it is laid out: only what was placed is added."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

import pytest

from tests.exchange.draft.drafts import (
    FULL,
    OVERALL,
    bare,
    heading,
    into,
    paragraph,
    table,
    written,
)
from tests.samples.cases import of

DRAFT: Final = written(
    heading(OVERALL),
    paragraph("New."),
    table(("Requirement", "Regulation", "Due date"), ("Do it.", "Regulation 17", "1 May 2025")),
)
LAYOUTS: Final[dict[str, Callable[[Any], str]]] = {
    "two blanks": lambda data: json.dumps(data, indent=2, ensure_ascii=False) + "\n",
    "tabs": lambda data: json.dumps(data, indent="\t"),
    "one line": json.dumps,
    "no blanks": lambda data: json.dumps(data, separators=(",", ":"), ensure_ascii=False),
    "lines of Windows": lambda data: json.dumps(data, indent=2).replace("\n", "\r\n"),
}
STARTS: Final[dict[str, Callable[[dict[str, Any]], object]]] = {
    "no narrative": lambda data: None,
    "an empty narrative": lambda data: data.update(narrative={}),
    "another section": lambda data: data.update(
        narrative={"leaders": {"paragraphs": [{"text": "Kept.", "evidence": []}]}}
    ),
    "empty lists": lambda data: data.update(requirements=[], narrative={}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("start", STARTS)
def test_only_what_was_placed_is_added(layout: str, start: str) -> None:
    data = json.loads(bare(FULL, "requirements"))
    STARTS[start](data)
    bundle = LAYOUTS[layout](data)
    after = into(DRAFT, bundle.encode()).content
    (one,) = json.loads(after)["requirements"]
    assert one["regulation"] == "Regulation 17"
    new = {"overall": {"paragraphs": [{"text": "New.", "evidence": []}]}}
    wanted = {**data, "narrative": {**data.get("narrative", {}), **new}, "requirements": [one]}
    assert json.loads(after) == wanted
    rest = iter(after)
    assert all(letter in rest for letter in bundle)  # in their order, with words put between
    if layout == "lines of Windows":
        assert after.count("\n") == after.count("\r\n")


def test_ids_of_entries_are_free() -> None:
    data = json.loads(bare(FULL, "requirements"))
    data["evidence"][0]["id"] = "R1"
    bundle = json.dumps(data).encode()
    (one,) = json.loads(into(DRAFT, bundle).content)["requirements"]
    assert one["id"] == "R2"


def test_a_bundle_of_an_older_version_stays_one() -> None:
    data = {**json.loads(bare(FULL, "requirements")), "schema_version": "1"}
    after = json.loads(into(DRAFT, json.dumps(data).encode()).content)
    assert after["schema_version"] == "1"
    assert after["narrative"]["overall"]["paragraphs"][0]["text"] == "New."


def test_nothing_is_written_of_a_bundle_that_has_it_all() -> None:
    bundle = of(FULL).content
    taken = into(written(heading(OVERALL)), bundle)
    assert taken.content.encode() == bundle
    assert not taken.is_something
