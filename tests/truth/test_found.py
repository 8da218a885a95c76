"""Every known violation is found by its rule, at its place, no worse than allowed: each time.

Only the checks of the key's own rules run, so that all keys are quick to run. What else comes of
a key, and whether the harmless ones stay silent, `test_score.py` looks at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.report_type.toml.file import ids
from tests.truth.keys import Key, names, read
from tests.truth.score import Result, score
from tests.truth.test_score import MISSED

pytestmark = pytest.mark.thorough

VIOLATIONS = [one for one in read("known") if one.violation]


@pytest.mark.slow
@pytest.mark.parametrize("type_", ids())
def test_each_known_violation_is_found_by_its_rule(type_: str) -> None:
    ours = [one for one in VIOLATIONS if one.report_type == type_]
    lost = {one.id for one in ours if score(one, names(), alone=True).result is not Result.FOUND}
    assert lost == MISSED & {one.id for one in ours}


def test_the_page_counts_the_keys_that_there_are() -> None:
    """No key comes or goes unseen: the last score in README.md is that of this list."""
    page = Path(__file__).with_name("README.md").read_text("utf-8")
    known = page.partition("\n### Known\n")[2].partition("\n### Blind\n")[0]
    rows = re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+) \|", known, re.MULTILINE)
    assert {name: (int(keys), int(found)) for name, keys, found in rows} == {
        **_counted(VIOLATIONS, lambda one: one.violation.rules[0] if one.violation else ""),
        **_counted(VIOLATIONS, lambda one: one.report_type),
    }
    first = [one for one in VIOLATIONS if not one.later]
    for keys in (VIOLATIONS, first):
        found = sum(one.id not in MISSED for one in keys)
        assert f"{found} of {len(keys)} violations are found" in known
    assert f"Of {len(read('known')) - len(VIOLATIONS)} harmless variations" in known


def _counted(keys: list[Key], by: Callable[[Key], str]) -> dict[str, tuple[int, int]]:
    """Return how many keys there are of each kind, and how many of them are found."""
    found = Counter(by(one) for one in keys if one.id not in MISSED)
    return {kind: (all_, found[kind]) for kind, all_ in Counter(map(by, keys)).items()}
