"""Claims that no record bears out are found, and near ones that a record bears out are not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.checks.claims.bundles import BASE, bundle, found_by

CLAIMS = tomllib.loads(Path(__file__).with_name("claims.toml").read_text("utf-8"))


def cases() -> Iterator[Any]:
    for rule, table in CLAIMS.items():
        for at, one in enumerate(table["cases"]):
            yield pytest.param(rule, one, id=f"{rule}-{at}-{one['text'][-50:]}")


@pytest.mark.parametrize(("rule", "case"), list(cases()))
def test_a_claim_is_found_if_no_record_bears_it_out(rule: str, case: dict[str, Any]) -> None:
    last = len(BASE["narrative"]["overall"]["paragraphs"])
    at = f"/narrative/overall/paragraphs/{last}/text"
    found = [
        words.run[words.start : words.end]
        for one in found_by(rule, bundle(case))
        if one.place.bundle and one.place.bundle.pointer == at
        if (words := one.place.words)
    ]
    assert found == case.get("finds", [])


@pytest.mark.parametrize("rule", CLAIMS)
def test_each_rule_has_ten_that_are_found_and_ten_near_ones(rule: str) -> None:
    found = [bool(one.get("finds")) for one in CLAIMS[rule]["cases"]]
    assert found.count(True) >= 10
    assert found.count(False) >= 10
