"""A length of time that a record tells in words is not held against the dates beside it."""

from __future__ import annotations

import pytest

from tests.checks.claims.bundles import bundle, found_by

RECORD = "Actions for the garden since February 2024: 23. The oldest for the garden, a fence, {}."
TEXT = "The oldest of the actions, the fence of the garden, has waited for five months."


@pytest.mark.parametrize(("told", "found"), [("5 months", 0), ("is open", 1)])
def test_a_length_that_a_record_tells_is_believed(told: str, found: int) -> None:
    case = {"record": RECORD.format(told), "text": TEXT}
    assert len(found_by("EVD033", bundle(case))) == found
