"""At a terminal there is colour, unless it is not wanted; elsewhere there is none."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from pipeline.cli import main
from tests.samples.cases import ROOT, built

LONG = ["check", "samples/sccif-rfc-full/bad-too-long-section"]
COLOUR = "\x1b["


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, **settings: str) -> str:
    """Return what the command prints when standard output is a terminal."""
    terminal = Terminal()
    monkeypatch.chdir(built())
    monkeypatch.setattr(sys, "stdout", terminal)
    for name in ("NO_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    main(LONG)
    return terminal.getvalue()


def piped(*arguments: str, command: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as a program of its own, in a pipe."""
    program = [sys.executable, "-m", "pipeline.cli", *arguments]
    if command:
        program = ["/bin/sh", "-c", f'"$0" "$@" {command}', *program]
    settings = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        program, cwd=built(), env=settings, capture_output=True, text=True, check=False
    )


def test_a_terminal_has_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    assert COLOUR in at_a_terminal(monkeypatch)


@pytest.mark.parametrize("name", ["NO_COLOR", "CI"])
def test_colour_can_be_unwanted(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert COLOUR not in at_a_terminal(monkeypatch, **{name: "1"})


def test_a_pipe_has_the_same_words_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    done = piped(*LONG)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == at_a_terminal(monkeypatch, NO_COLOR="1")


def test_a_pipe_that_closes_early_is_no_failure() -> None:
    done = piped("schema", "sccif-rfc-full", command="| head -1")
    assert (done.stdout, done.stderr) == ("{\n", "")


@pytest.mark.parametrize(
    ("command", "expected"),
    [("check samples/sccif-rfc-full/bad-wrong-type", 1), ("check gone.json", 3), ("rules", 0)],
)
def test_nor_does_it_hide_how_a_command_came_out(command: str, expected: int) -> None:
    """Nobody reads at all, which is a pipe that closes as early as can be."""
    reader, writer = os.pipe()
    os.close(reader)
    program = [sys.executable, "-m", "pipeline.cli", *command.split()]
    settings = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(program, cwd=built(), env=settings, stdout=writer, check=False)
    os.close(writer)
    assert done.returncode == expected
