"""Progress: a line that is renewed on a terminal, plain lines elsewhere, and a table at the end."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from pipeline.cli import main
from pipeline.commands import progress as progresses
from pipeline.commands.progress import Progress
from pipeline.commands.table import table
from pipeline.evidence.find import expected, find
from tests.samples import cases

CLEAR: Final = "\r\x1b[K"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(progresses, "now", made)
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return made


Begin = Callable[..., tuple[Progress, io.StringIO]]


@pytest.fixture
def begin(clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Return a function that begins a run over eight bundles; where it writes is a terminal."""

    def made(*, terminal: bool = True, quiet: bool = False) -> tuple[Progress, io.StringIO]:
        for at in range(8):
            (tmp_path / f"{at}.bundle.json").touch()
        stream = Terminal() if terminal else io.StringIO()
        monkeypatch.setattr(sys, "stderr", stream)
        return Progress.of([tmp_path], quiet=quiet), stream

    return made


def work(one: Progress, clock: Clock, seconds: float) -> None:
    for state, fresh in (("drafted", True), ("drafted", False), ("failed", True)):
        one.count(state, fresh=fresh)
    clock.seconds += seconds
    one.show([("a.json", 0.5), ("b\x1b.json", 12.0)])


def test_a_terminal_has_one_line_that_is_renewed(begin: Begin, clock: Clock) -> None:
    one, stream = begin()
    work(one, clock, 4.0)
    line = "3 of 8 done, 1 unchanged, 1 failed, 0.5 a second, 0:10 left, slowest now b?.json (12 s)"
    assert stream.getvalue() == CLEAR + line[:79]
    one.clear()
    one.clear()
    assert stream.getvalue() == f"{CLEAR}{line[:79]}{CLEAR}"


def test_it_is_not_renewed_more_often_than_one_can_read(begin: Begin, clock: Clock) -> None:
    one, stream = begin()
    for _ in range(10):
        work(one, clock, 0.05)
    assert stream.getvalue().count("done") == 2


@pytest.mark.parametrize("name", ["CI", "NO_COLOR", ""])
def test_elsewhere_lines_are_plain_and_seldom(
    name: str, begin: Begin, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name:
        monkeypatch.setenv(name, "1")
    one, stream = begin(terminal=bool(name))
    work(one, clock, 59.0)
    assert stream.getvalue() == ""
    work(one, clock, 2.0)
    assert stream.getvalue().startswith("inspection-reports: 6 of 8 done, 2 unchanged, 2 failed")
    assert stream.getvalue().count("\n") == 1
    one.clear()
    assert "\x1b" not in stream.getvalue()


def test_who_wants_quiet_has_it(begin: Begin, clock: Clock) -> None:
    one, stream = begin(quiet=True)
    work(one, clock, 100.0)
    assert stream.getvalue() == ""


def test_how_many_there_will_be_is_how_many_there_are(tmp_path: Path) -> None:
    folder, lines, empty = tmp_path / "folder", tmp_path / "three.jsonl", tmp_path / "empty"
    for name in ("a.bundle.json", "in/bundle.json", "in/deeper/b.bundle.json", "notes.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"{}")
    lines.write_bytes(b"{}\n\n  \n{}\n{}")
    empty.mkdir()
    for paths in ([folder], [lines], [empty], [tmp_path / "none"], [folder, lines, empty]):
        assert expected(paths) == len([*find(paths)])
    assert expected([folder, Path("-")]) is None


# --- the table ---------------------------------------------------------------------------


def test_a_table_tells_states_and_the_most_frequent_rules() -> None:
    rules = [(f"PLE{at:03}", 20 - at, 40 - at) for at in range(15)]
    lines = table({"drafted": 30, "failed": 2, "refused": 0}, rules).splitlines()
    assert [line.split() for line in lines] == [
        ["state", "bundles"],
        ["drafted", "30"],
        ["failed", "2"],
        [],
        ["rule", "bundles", "findings"],
        *([rule, str(bundles), str(found)] for rule, bundles, found in rules[:12]),
        ["3", "more", str(28 + 27 + 26)],
    ]


def test_few_bundles_need_no_table() -> None:
    assert table({"drafted": 9}, [("LEN001", 1, 1)]) == ""
    assert table({"drafted": 10}, []).splitlines()[1].split() == ["drafted", "10"]


@pytest.mark.parametrize("command", [["deadlines"], ["upgrade", "--out", "made"]])
@pytest.mark.parametrize("seen", [True, False])
def test_what_is_told_as_it_goes_shows_how_far_it_is(
    command: list[str], seen: bool, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = count()
    monkeypatch.setattr(progresses, "now", lambda: float(next(moments)))
    monkeypatch.chdir(tmp_path)
    shutil.copy(cases.built() / cases.of("sccif-rfc-full/good-closed").bundle, "bundle.json")
    complaints = Terminal()
    monkeypatch.setattr(sys, "stderr", complaints)
    monkeypatch.setattr(sys, "stdout", Terminal() if seen else io.StringIO())
    assert main([*command, "bundle.json"]) == 0
    assert ("1 of 1 done" in complaints.getvalue()) is not seen
