"""A report type says only what is its own."""

from __future__ import annotations

import runpy

import pytest

from tests.checks.case_files import ROOT

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "shared_lines.py"))


def shares(*texts: str) -> list[float]:
    """Return the share of all lines, of those with words, and of blocks of two lines."""
    counted = {str(number): SCRIPT["counted"](text) for number, text in enumerate(texts)}
    worded = {id_: SCRIPT["with_words"](lines) for id_, lines in counted.items()}
    counts = (
        SCRIPT["by_lines"](counted), SCRIPT["by_lines"](worded), SCRIPT["by_blocks"](counted, 2)
    )  # fmt: skip
    return [SCRIPT["total"](one).share for one in counts]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("a = 1\nb = 2\n", "c = 3\nd = 4\n", [0, 0, 0]),
        ("a = 1\nb = 2\n", "c = 3\n  a  =  1\n", [50, 50, 0]),
        ("a = 1\na = 1\n", "b = 2\n\n# a = 1\n", [0, 0, 0]),
        ("a = [\n  1,\n]\n", "a = [\n  2,\n]\n", [200 / 3, 0, 0]),
        ("a = 1\nb = 2\n", "a = 1\nb = 2\nc = 3\nd = 4\n", [200 / 3, 200 / 3, 200 / 3]),
    ],
)
def test_it_counts(one: str, other: str, share: list[float]) -> None:
    assert shares(one, other) == pytest.approx(share)


def test_report_types_share_few_lines() -> None:
    texts = SCRIPT["files"]()
    worded = {id_: SCRIPT["with_words"](lines) for id_, lines in texts.items()}
    assert SCRIPT["total"](SCRIPT["by_lines"](worded)).share < 12.5  # 15 at most
    assert SCRIPT["total"](SCRIPT["by_blocks"](texts, 3)).share < 7.5
    assert SCRIPT["total"](SCRIPT["by_lines"](texts)).share < 30  # brackets alone are 22
