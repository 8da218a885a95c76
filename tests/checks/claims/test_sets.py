"""Words for how many are held against what notes count of sets, in each of the ways of notes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.checks.claims.bundles import BASE, bundle, found_by

KINDS = tomllib.loads(Path(__file__).with_name("sets.toml").read_text("utf-8"))
AT = f"/narrative/overall/paragraphs/{len(BASE['narrative']['overall']['paragraphs'])}/text"


def cases() -> Iterator[Any]:
    for kind, table in KINDS.items():
        for at, one in enumerate(table["cases"]):
            yield pytest.param(one, id=f"{kind}-{at}-{one['text'][-50:]}")


@pytest.mark.parametrize("case", list(cases()))
def test_a_word_that_a_note_counts_otherwise_is_found(case: dict[str, Any]) -> None:
    found = [
        words.run[words.start : words.end]
        for one in found_by("PRP006", bundle(case))
        if one.place.bundle and one.place.bundle.pointer == AT
        if (words := one.place.words) and "is not what" in one.message
    ]
    assert found == case.get("finds", [])


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_eight_that_are_found_and_eight_near_ones(kind: str) -> None:
    found = [bool(one.get("finds")) for one in KINDS[kind]["cases"]]
    assert found.count(True) >= 8
    assert found.count(False) >= 8


def test_nothing_of_the_note_but_its_number_is_told() -> None:
    note = "Watched 9 lunches. 6 calm, 3 rushed since Sam left."
    text = "Inspectors watched nine lunches, and all were calm."
    messages = [one.message for one in found_by("PRP006", bundle({"record": note, "text": text}))]
    assert messages == ["‘all’ is not what the evidence has here: 6 of 9 (67%)."]
