"""Runs what stands in `sessions/*.txt`: commands, what they print, and their exit codes.

    Any line outside of a command is for the reader.

    $ inspection-reports validate wrong.json | head -2
    wrong.json: 1 error

    ! this line came on standard error
    [exit 1]

A command may begin with `NAME=value`, end with `| head -N` (which leaves standard error alone),
and read `< file`. Beside `inspection-reports` there are `cat FILE` and `ls FOLDER`.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO
from unittest import mock

from pipeline.cli import main
from pipeline.publishing.records.unfinished import renew_page
from tests.samples.cases import ROOT, of

SESSIONS = Path(__file__).with_name("sessions")
COPIES = {
    "good.json": "good-narrative",  # nothing to find
    "planned.json": "good-planned",  # notices
    "long.json": "bad-too-long-section",  # a warning of LEN
    "wrong.json": "bad-wrong-type",  # an error
    "broken.json": "bad-broken-json",  # no JSON
    "folder/bundle.json": "good-narrative",
    "folder/late/wrong.bundle.json": "bad-wrong-type",
    "folder/notes.json": "bad-broken-json",  # not called as a bundle is
}


def make_files(folder: Path) -> None:
    """Write the files that sessions speak of."""
    for name, sample in COPIES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(of(f"sccif-rfc-full/{sample}").content)
    one_line = [
        " ".join((folder / name).read_text("utf-8").split("\n")) for name in list(COPIES)[:2]
    ]
    wrong = " ".join((folder / "wrong.json").read_text("utf-8").split("\n"))
    (folder / "older").mkdir()
    older = ROOT / "tests" / "evidence" / "version-1" / "la-services-2014.json"
    (folder / "older" / "first.bundle.json").write_bytes(older.read_bytes())
    (folder / "older" / "good.bundle.json").write_bytes((folder / "good.json").read_bytes())
    (folder / "three.jsonl").write_text("\n".join([*one_line, "", wrong, ""]), "utf-8")
    (folder / "none.jsonl").write_text("\n", "utf-8")
    (folder / "empty.json").touch()
    (folder / "nothing").mkdir()
    (folder / "odd" / "bundle.json").mkdir(parents=True)
    published = ROOT / "tests" / "publishing" / "records" / "format-1"
    for name, there in (("published", "out"), ("team", "team")):
        shutil.copytree(published / there, folder / name)
    # The example stays for ever as it was published; its page is made by the program of the day.
    renew_page(folder / "published", "oak-house", date(2026, 12, 3))
    shutil.copyfile(published / "proof.json", folder / "proof.json")
    (folder / "odd.json").write_text("{}", "utf-8")


class Step(NamedTuple):
    """The words before a command, the command, what it printed, and its exit code."""

    before: str
    command: str
    output: str
    code: int


def read(text: str) -> Iterator[Step]:
    """Yield the steps of a session; the words after the last one as a step without a command."""
    before: list[str] = []
    lines = iter(text.splitlines(keepends=True))
    for line in lines:
        if not line.startswith("$ "):
            before.append(line)
            continue
        output = list[str]()
        for below in lines:
            if below.startswith("[exit "):
                yield Step("".join(before), line[2:-1], "".join(output), int(below[6:-2]))
                break
            output.append(below)
        before = []
    yield Step("".join(before), "", "", 0)


def write(steps: Sequence[Step]) -> str:
    """Return the text of a session."""
    *commands, last = steps
    return "".join(
        [f"{one.before}$ {one.command}\n{one.output}[exit {one.code}]\n" for one in commands]
        + [last.before]
    )


def run(command: str) -> tuple[str, int]:
    """Return what a command prints, line by line, and its exit code."""
    line, _, head = command.partition(" | head -")
    line, _, stdin = line.partition(" < ")
    words = shlex.split(line)
    settings = dict(word.split("=", 1) for word in words if "=" in word.split("-")[0])
    name, *arguments = words[len(settings) :]
    printed = _Printed()
    raw = Path(stdin).read_bytes() if stdin else b""
    with (
        mock.patch.dict(os.environ, settings),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw))),
        contextlib.redirect_stdout(printed.stdout),
        contextlib.redirect_stderr(printed.stderr),
    ):
        code = _COMMANDS[name](arguments)
    return printed.text(int(head) if head else None), code


def _main(arguments: Sequence[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)


def _cat(arguments: Sequence[str]) -> int:
    print(Path(arguments[0]).read_text("utf-8"), end="")
    return 0


def _ls(arguments: Sequence[str]) -> int:
    print(*sorted(path.name for path in Path(arguments[0]).iterdir()), sep="\n")
    return 0


_COMMANDS = {"inspection-reports": _main, "cat": _cat, "ls": _ls}


class _Printed:
    """Both streams, in the order in which they were written to."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, str]] = []
        self.stdout: TextIO = _Stream("", self.parts)
        self.stderr: TextIO = _Stream("! ", self.parts)

    def text(self, head: int | None) -> str:
        out = [line for mark, line in self._lines() if not mark]
        kept = len(out) if head is None else head
        lines = []
        for mark, line in self._lines():
            kept -= not mark
            if mark or kept >= 0:
                lines.append(f"{mark}{line}".rstrip() + "\n")
        return "".join(lines)

    def _lines(self) -> Iterator[tuple[str, str]]:
        waiting = {"": "", "! ": ""}
        for mark, part in self.parts:
            *whole, waiting[mark] = (waiting[mark] + part).split("\n")
            yield from ((mark, line) for line in whole)
        yield from ((mark, f"{rest} (no line end)") for mark, rest in waiting.items() if rest)


class _Stream(io.StringIO):
    def __init__(self, mark: str, parts: list[tuple[str, str]]) -> None:
        super().__init__()
        self.mark, self.parts = mark, parts

    def write(self, text: str) -> int:
        self.parts.append((self.mark, text))
        return len(text)
