"""`make test` and `make thorough` run each test once: together all, none of them twice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
LINES = (TESTS / "pace.txt").read_text("utf-8").splitlines()
FILE = "tests/writers/test_brand.py"


def collected(*arguments: str, **settings: str) -> list[str]:
    """Return the tests of a file that are run with some settings."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    usual = {
        name: value for name, value in os.environ.items() if name not in ("PACE", "PARAMETERS")
    }
    found = subprocess.run(
        [*command, "-o", "addopts=", *arguments, FILE],
        cwd=TESTS.parent, env={**usual, **settings}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [one for one in found.stdout.splitlines() if "::" in one]


def test_each_test_is_run_once() -> None:
    quick = collected("-m", "not thorough", PACE="quick")
    rest = collected(PACE="rest")
    assert sorted([*quick, *rest]) == sorted(collected())
    assert len(quick) > len(rest) > 0


def test_each_line_is_of_a_test_that_is_there() -> None:
    for number, name in map(str.split, LINES):
        file, test = name.split("::")
        there = re.findall(r"^def (\w+)", (TESTS.parent / file).read_text("utf-8"), re.MULTILINE)
        assert int(number) >= 0
        assert test in there, name
