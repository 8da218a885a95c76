"""Every known violation is found by its rule, at its place, no worse than allowed: each time.

Only the checks of the key's own rules run, so that all keys are quick to run. What else comes of
a key, and whether the harmless ones stay silent, `test_score.py` looks at.
"""

from __future__ import annotations

import pytest

from pipeline.report_type.toml.file import ids
from tests.truth.keys import names, read
from tests.truth.score import Result, score
from tests.truth.test_score import MISSED

VIOLATIONS = [one for one in read("known") if one.violation]


@pytest.mark.parametrize("type_", ids())
def test_each_known_violation_is_found_by_its_rule(type_: str) -> None:
    ours = [one for one in VIOLATIONS if one.report_type == type_]
    lost = {one.id for one in ours if score(one, names(), alone=True).result is not Result.FOUND}
    assert lost == MISSED & {one.id for one in ours}
