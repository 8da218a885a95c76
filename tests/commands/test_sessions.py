"""What a person types and sees. `ACCEPT=1` rewrites the sessions; then read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import in_process
from tests.commands.sessions import SESSIONS, Step, make_files, read, run, write

ALL = sorted(SESSIONS.glob("*.txt"))


@pytest.mark.parametrize("path", ALL, ids=[path.stem for path in ALL])
def test_session(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    in_process.use(monkeypatch)
    make_files(tmp_path)
    expected = path.read_text("utf-8")
    *steps, last = read(expected)
    seen = write([*(Step(one.before, one.command, *run(one.command)) for one in steps), last])
    if os.environ.get("ACCEPT"):
        path.write_text(seen, "utf-8")
    else:
        assert seen == expected


def test_a_session_reads_as_it_is_written() -> None:
    for path in ALL:
        assert write(list(read(path.read_text("utf-8")))) == path.read_text("utf-8")
