"""What is written into a page when its commands print something else."""

from __future__ import annotations

import pytest

from tests.docs.pages import accepted, matches

LONG = ["a", "b", "c", "d", "total 8"]


@pytest.mark.parametrize(
    ("said", "printed", "says"),
    [
        (["a", "b"], ["a", "c"], ["a", "c"]),
        (["a", "…", "total 8"], LONG, ["a", "…", "total 8"]),
        (["a", "…", "total 7"], LONG, ["a", "…", "total 8"]),
        (["first", "…", "d", "total 7"], LONG, ["a", "…", "d", "total 8"]),
        (["x", "y", "…"], LONG, ["a", "b", "…"]),
        (["…"], LONG, ["…"]),
        (["a", "…", "c", "…", "total 7"], LONG, ["a", "…", "c", "…", "total 8"]),
        (["x", "…", "y", "…", "z"], LONG, LONG),
        (["a", "b", "c", "…", "total 7"], ["a"], ["a"]),
    ],
)
def test_what_is_left_out_stays_out(said: list[str], printed: list[str], says: list[str]) -> None:
    found = accepted(printed, said)
    assert found == says
    assert matches(printed, found)
