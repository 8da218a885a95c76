"""Nothing breaks within a word at 80 and at 40 columns: help, tables, findings, messages, hints."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.commands import _MODULES
from pipeline.commands.lines import folded
from pipeline.commands.outlet import Outlet
from tests.commands.sessions import SESSIONS, make_files, read

NARROW: Final = 40
WIDE: Final = (80, NARROW)
ESCAPE: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
TOLD: Final = sorted(
    {
        line.removeprefix("! ")
        for path in SESSIONS.glob("*.txt")
        for step in read(path.read_text("utf-8"))
        for line in step.output.splitlines()
    }
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, wide: int, *words: str) -> str:
    """Return what a command says, on standard output and error, at a terminal so wide."""
    terminal = Terminal()
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", str(wide))
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stderr", terminal)
    with contextlib.suppress(SystemExit):
        main(words)
    return re.sub(r"\r\x1b\[K[^\n]*?(?=\r|$)|\r\x1b\[K", "", terminal.getvalue())


def hold(text: str, wide: int) -> None:
    """Hold each line to a width, unless it is one word, perhaps with its mark before it."""
    for line in ESCAPE.sub("", text).splitlines():
        if len(line) > wide:
            assert len(line.replace("→ ", "").split()) == 1, line


def words_of(text: str) -> list[str]:
    return ESCAPE.sub("", text).split()


@pytest.mark.parametrize("command", ["", *_MODULES])
def test_help_has_the_same_words_however_wide_it_is(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [command, "--help"] if command else ["--help"]
    very_wide = at_a_terminal(monkeypatch, 400, *words)
    for wide in WIDE:
        told = at_a_terminal(monkeypatch, wide, *words)
        assert words_of(told) == words_of(very_wide)
        body = told[told.index("\n\n") :]  # usage is one word for each option
        hold(body, wide)


@pytest.mark.parametrize("wide", WIDE)
def test_all_that_sessions_say_folds_between_words(wide: int) -> None:
    assert len(TOLD) > 300
    for line in TOLD:
        parts = list(folded(line, wide))
        assert " ".join(parts).split() == line.split()
        hold("\n".join(parts), wide)


COMMANDS: Final = (
    ("check", "long.json", "planned.json"),
    ("validate", "wrong.json", "broken.json"),
    ("explain", "LEN001"),
    ("explain", "share-of-short-paragraphs"),
    ("rules",),
    ("types", "sccif-rfc-full"),
    ("budget", "sccif-rfc-full"),
    ("status", "good.json"),
    ("deadlines", "good.json"),
    ("publish", "good.json", "--out", "final"),
    ("explain", "many-paragraph"),
    ("verify", "published"),
    ("verify", "nothing"),
    ("check", "good.json", "--baseline", "a/long/path/to/a/file/that/is/not/there/at/all.json"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_breaks_a_word(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    very_wide = at_a_terminal(monkeypatch, 400, *command)
    for wide in WIDE:
        told = at_a_terminal(monkeypatch, wide, *command)
        hold(told, wide)
        assert words_of(told) == words_of(very_wide)


@pytest.mark.parametrize(
    "command", [("schema", "sccif-rfc-full"), ("check", "long.json", "--format", "json")]
)
def test_what_programs_read_is_never_folded(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert at_a_terminal(monkeypatch, NARROW, *command) == at_a_terminal(
        monkeypatch, 4000, *command
    )


def test_what_is_said_where_progress_was_is_folded_too() -> None:
    terminal = Terminal()
    outlet = Outlet(terminal, NARROW)
    print("\r\x1b[K3 of 100 done, and this line is renewed in its place", end="", file=outlet)
    print("\r\x1b[K", end="", file=outlet)
    print("inspection-reports: " + "twelve words " * 12, file=outlet)
    *_, told = terminal.getvalue().split("\r\x1b[K")
    hold(told, NARROW)
    assert told.split()[1:] == ["twelve", "words"] * 12


def test_a_pipe_gets_each_message_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(NARROW))
    name = "a-long-name " * 9
    assert main(["check", f"{name}.json"]) == 3
    assert capsys.readouterr().err == (f"inspection-reports: {name}.json: There is no such file.\n")


@given(st.text("ab \x1b[1m", max_size=200), st.integers(20, 60))
def test_folding_loses_no_word_and_leaves_blanks_alone(text: str, wide: int) -> None:
    line = text.replace("\n", " ")
    parts = list(folded(line, wide))
    assert "".join("".join(parts).split()) == "".join(line.split())
    if len(parts) == 1 and len(ESCAPE.sub("", line)) <= wide:
        assert parts == [line]
