"""Every fourth key of the blind list is found as it should be, and nothing harmless is told.

What is wrong in the known list is all looked at in `test_found.py`; here, what is harmless in it.
The whole lists take minutes: `python -m tests.truth.score known`, and `blind`. Keys that were
written later, to prove a claim, all run in `test_found.py` and `tests/docs/test_claims.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from pipeline.report_type.toml.file import ids
from tests.truth.keys import LISTS, names, read
from tests.truth.score import Result, score

pytestmark = pytest.mark.slow  # examines some hundred bundles

EVERY: Final = 4
MISSED: Final = frozenset(
    line.split(":")[0]
    for line in Path(__file__).with_name("missed.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)


def test_each_report_type_has_known_keys() -> None:
    assert {one.report_type for one in read("known")} == set(ids())


@pytest.mark.parametrize(
    ("name", "type_"),
    [(name, type_) for name in LISTS for type_ in sorted({one.report_type for one in read(name)})],
)
def test_what_is_wrong_is_found_and_what_is_harmless_is_not_told(name: str, type_: str) -> None:
    ours = [one for one in read(name) if one.report_type == type_ and not one.later]
    keys = [one for one in ours[::EVERY] if one.violation is None or name != "known"]
    assert keys
    results = [score(one, names()) for one in keys]
    lost = [one.key.id for one in results if one.result not in (None, Result.FOUND)]
    assert set(lost) <= MISSED
    assert [one.key.id for one in results if one.key.violation is None and one.noise] == []


def test_what_is_missed_is_in_the_lists() -> None:
    assert {one.id for name in LISTS for one in read(name)} >= MISSED


def test_most_is_found() -> None:
    """97 in a hundred, over both lists."""
    violations = [one for name in LISTS for one in read(name) if one.violation]
    assert len(MISSED) <= 0.03 * len(violations)
