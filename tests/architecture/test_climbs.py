"""Calls point down, as imports do: counted is how often one leads up while a bundle is rendered.

Imports cannot show it: a function that is handed down is called from below, and so is a generator
that is used up there. Counted is the second time that a sample is rendered, so that files of
templates, which are read once and remembered, have no part in it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import CodeType, FrameType

import pytest

from pipeline.cli import main
from tests import in_process
from tests.architecture.imports import PACKAGE, ROOT
from tests.architecture.test_layers import depth
from tests.samples.cases import OF_EACH_TYPE, Sample, each

MOST = 15


def climbs(run: Callable[[], object]) -> list[str]:
    """Return each call from a folder into one above it, as often as there is one."""
    found: list[str] = []

    def look(frame: FrameType, event: str, _: object) -> None:
        to = frame.f_code
        if event != "call" or (at := depth_of(to.co_filename)) is None:
            return
        caller = caller_of(frame)
        if caller and at < (depth_of(caller.co_filename) or 0):
            found.append(f"{caller.co_qualname} → {module_of(to.co_filename)} {to.co_qualname}")

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        run()
    finally:
        sys.setprofile(before)
    return found


@cache
def depth_of(file: str) -> int | None:
    """Return how far down a file of the package stands; None of one that is not in it."""
    module = module_of(file)
    return depth(module) if module else None


@cache
def module_of(file: str) -> str:
    """Return the module of the package that a file is, or ''."""
    path = Path(file)
    inside = path.is_relative_to(PACKAGE) and path != PACKAGE / "__init__.py"
    return ".".join(path.relative_to(ROOT).with_suffix("").parts) if inside else ""


def caller_of(frame: FrameType) -> CodeType | None:
    """Return the code of the package that calls, however many libraries are between."""
    above = frame.f_back
    while above is not None and depth_of(above.f_code.co_filename) is None:
        above = above.f_back
    return above.f_code if above else None


@pytest.mark.slow
@each(OF_EACH_TYPE)
def test_a_bundle_climbs_seldom_on_its_way(
    sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bundle.json").write_bytes(sample.content)
    given = ["render", str(tmp_path / "bundle.json"), "--out", str(tmp_path / "drafts")]
    given += ["--formats", "html,docx,outline"]
    in_process.use(monkeypatch)
    assert main(given) == 0
    found = climbs(lambda: main([*given, "--force"]))
    assert len(found) <= MOST, found


# --- the count can fail ------------------------------------------------------------------


def standing_in(folder: str, source: str) -> Callable[..., object]:
    """Return the function `it` of a text, as if it stood in a folder of the package."""
    names: dict[str, Callable[..., object]] = {}
    exec(compile(source, PACKAGE / folder / "example.py", "exec"), names)
    return names["it"]


@pytest.mark.parametrize(
    ("below", "above", "times"),
    [
        ("def it(given): return given()", "def it(): return 1", 1),
        ("def it(given): return sorted([3, 1, 2], key=given)", "def it(one): return one", 3),
        ("def it(given): return [*given()]", "def it():\n    yield 1\n    yield 2", 3),
        ("def it(given): return 1", "def it(): return 1", 0),
    ],
)
def test_a_call_from_below_is_counted(below: str, above: str, times: int) -> None:
    low, high = standing_in("model", below), standing_in("checks", above)
    assert climbs(lambda: low(high)) == ["it → pipeline.checks.example it"] * times


def test_a_call_from_above_is_none() -> None:
    low = standing_in("model", "def it(): return 1")
    high = standing_in("checks", "def it(given): return given()")
    assert climbs(lambda: high(low)) == []
