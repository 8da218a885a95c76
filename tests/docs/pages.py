"""The pages of the documentation: their links, their headings, and the blocks that a test runs.

A block marked `console` holds commands after `$ `, their further lines after `> `, and what they
print; a line `…` stands for any lines. A command that is meant to fail says so in a comment at its
end, `# exit code 1`; any other that fails is a fault of the page. A block marked `sh` is not run:
a comment above it, `<!-- not run: … -->`, says why. A block whose mark also names a file is that
file (`json visit.json`), its end (`python +check.py`) or a change of it (`diff visit.json`); the
words above name it, too. Blocks with other marks are only read.
"""

from __future__ import annotations

import compileall
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from io import StringIO
from pathlib import Path

import pytest

from pipeline.cli import main
from scripts import sample_bundles
from tests import in_process
from tests.made_once import made_once

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<mark>[^\n`]*)\n(?P<text>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_NUMBER = re.compile(r"(?:(?<=\.toml)|(?<=/bundle\.json)|(?<=\.j2))(?::[0-9]+)+")
_EXIT_CODE = re.compile(r"  # exit code (\d+)$")
_PROGRESS = re.compile(r"inspection-reports: [0-9,]+ (of [0-9,]+ )?done\b")
_PLAIN = re.compile(r"inspection-reports ([^|<>&;$`\n]*)")
_NEEDED = ("pipeline", "templates", "schemas", "samples", "scripts", "docs/team", "ci")
_READ_ONCE = re.compile(r"(?:pipeline|templates|schemas)/|\.toml\b")
_CODE = ("pipeline", "scripts")


@dataclass(frozen=True)
class Block:
    """A fenced block: its mark, the file it names or '', its text, where, the words above it.

    With `goes_on` it is the end of that file.
    """

    mark: str
    file: str
    text: str
    start: int
    above: str
    goes_on: bool = False


@dataclass
class Command:
    """A command of a page, and the lines that the page says it prints."""

    command: str
    expected: list[str] = field(default_factory=list)

    @property
    def code(self) -> int:
        """Return the exit code that the page says it has: 0 unless there is a comment."""
        said = _EXIT_CODE.search(self.command)
        return int(said[1]) if said else 0


def pages() -> list[Path]:
    """Return the README, how to contribute, and every page of docs."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page, in order."""
    for match in _FENCE.finditer(text):
        mark, _, file = match["mark"].strip().partition(" ")
        above = text[: match.start()].rstrip().rsplit("\n\n", 1)[-1]
        goes_on, name = file.startswith("+"), file.removeprefix("+")
        yield Block(mark, name, match["text"], match.start("text"), above, goes_on)


def without_code(text: str) -> str:
    """Return a page without its blocks and code spans: there a bracket is no link."""
    return re.sub(r"`[^`\n]+`", "`code`", _FENCE.sub("", text))


def links(text: str) -> list[str]:
    """Return the targets of all links and pictures of a page."""
    return _LINK.findall(re.sub(r"\\.", "", without_code(text)))


def anchors(text: str) -> set[str]:
    """Return the anchors that the headings of a page get, as GitHub makes them."""
    titles = re.findall(r"^#{1,6} (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def commands(block: Block) -> list[Command]:
    """Return the commands of a console block."""
    found: list[Command] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append(Command(line.removeprefix("$ ")))
        elif line.startswith("> ") and not found[-1].expected:
            found[-1].command += f"\n{line.removeprefix('> ')}"
        else:
            found[-1].expected.append(line)
    return found


def changed(text: str, diff: str) -> str:
    """Return a text after a change whose lines begin with a space, `-` or `+`.

    Where somebody has followed the page already, what it adds is there.
    """
    lines = diff.splitlines()
    old = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "+")
    new = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "-")
    if len(new) > len(old) and new in text:
        return text
    assert text.count(old) == 1, f"not there once:\n{old}"
    return text.replace(old, new)


def matches(printed: list[str], expected: list[str]) -> bool:
    """Return whether the lines printed are those expected, where `…` stands for any lines.

    Line numbers of templates and samples may differ, and the width of columns: who adds a report
    type or moves a line need not edit the pages. Salts make digests differ each time.
    """
    wanted = (r"(?:.*\n)*" if line == "…" else f"{re.escape(_even(line))}\n" for line in expected)
    found = "".join(f"{_even(line)}\n" for line in printed)
    return re.fullmatch("".join(wanted), found) is not None


def accepted(printed: list[str], expected: list[str]) -> list[str]:
    """Return what a page says from now on: the lines printed, with `…` where it stood before."""
    if "…" not in expected or matches(printed, expected):
        return expected if "…" in expected else printed
    compared = SequenceMatcher(None, expected, printed, autojunk=False).get_opcodes()
    said = [
        line
        for _, first, last, start, end in compared
        for line in _with_gap(printed[start:end], expected[first:last])
    ]
    return said if matches(printed, said) else printed


def _with_gap(printed: list[str], expected: list[str]) -> list[str]:
    """Return lines with `…` for all but as many as stood before and after it."""
    if expected.count("…") != 1 or len(printed) < len(expected) - 1:
        return printed
    before = expected.index("…")
    after = len(expected) - before - 1
    return [*printed[:before], "…", *printed[len(printed) - after :]]


def _even(line: str) -> str:
    return re.sub(r"(?<=\S) +", " ", _NUMBER.sub("", _DIGEST.sub("", line)))


def checkout(factory: pytest.TempPathFactory) -> Path:
    """Return a checkout after `make demo`, to be copied: made and compiled once for all workers."""

    def make(folder: Path) -> None:
        for name in _NEEDED:
            copy(ROOT / name, folder / name)
        for name in _CODE:
            assert compileall.compile_dir(folder / name, quiet=1)
        sample_bundles.write(folder / "build" / "samples")

    return made_once(factory, "checkout", make)


def copy(source: Path, to: Path) -> None:
    """Copy a folder, without what is compiled: another worker may be writing that."""
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(source, to, ignore=unwanted, dirs_exist_ok=True)


class Reader:
    """Does what a page says, in a folder of its own: a copy of a checkout, or an empty one.

    With `at_once`, a command that is nothing but ours is run in this process, until the page
    names a file that a process may read once: a process takes a second to start.
    """

    def __init__(self, folder: Path, checkout: Path | None, *, at_once: bool = False) -> None:
        self.folder = folder / "work"
        if checkout:
            shutil.copytree(checkout, self.folder)
        else:
            self.folder.mkdir()
        self.status = 0
        self._at_once = at_once
        self._environment = {
            **os.environ,
            "PATH": f"{_shim(folder)}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(self.folder if checkout else ROOT),
            "PYTHONDONTWRITEBYTECODE": "",  # the second command need not compile what a page adds
            "LC_ALL": "C.UTF-8",
        }

    def write(self, block: Block) -> None:
        """Write or change the file that a block names."""
        assert f"`{block.file}`" in block.above, f"the words above do not name {block.file}"
        self._at_once &= not _READ_ONCE.search(block.file)
        path = self.folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path if path.exists() else ROOT / block.file
        path.write_text(_written(block, before), encoding="utf-8")

    def run(self, command: str) -> list[str]:
        """Run a command and return the lines that it prints; `$?` is known to the next one.

        How far a command is on a slow machine is left out.
        """
        self._at_once &= not _READ_ONCE.search(command)
        plain = _PLAIN.fullmatch(command) if self._at_once else None
        said = self._main(plain[1]) if plain else self._shell(command)
        return [line for line in said.splitlines() if not _PROGRESS.match(line)]

    def _shell(self, command: str) -> str:
        done = subprocess.run(
            ["sh", "-c", f"(exit {self.status})\n{command}"],
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.status = done.returncode
        return done.stdout

    def _main(self, typed: str) -> str:
        """Run our command in this process, with the words that the shell makes of what is typed."""
        words = self._shell(f"printf '%s\\n' {typed}").splitlines()
        said = StringIO()
        with (
            pytest.MonkeyPatch.context() as patch,
            chdir(self.folder),
            redirect_stdout(said),
            redirect_stderr(said),
        ):
            in_process.use(patch)
            self.status = main(words)
        return said.getvalue()


def _written(block: Block, before: Path) -> str:
    """Return what stands in the file of a block afterwards."""
    if block.mark == "diff":
        return changed(before.read_text("utf-8"), block.text)
    return f"{before.read_text('utf-8')}\n\n{block.text}" if block.goes_on else block.text


def _shim(folder: Path) -> Path:
    """Return a folder with the commands that a page uses, run by the Python of this test."""
    found = folder / "bin"
    found.mkdir()
    for name, module in (("inspection-reports", "-m pipeline.cli"), ("python", "")):
        file = found / name
        file.write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n', encoding="utf-8")
        file.chmod(0o755)
    return found
