"""What a run opens, writes and connects to, heard by an audit hook in each of its processes."""

from __future__ import annotations

import os
import subprocess
import sys
from ast import literal_eval
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from tests.architecture.imports import ROOT
from tests.samples.cases import of

pytestmark = pytest.mark.slow

HOOK: Final = """
import os, sys
log = os.open(os.environ["HEARD"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
ours = ("open", "os.rename", "os.remove", "os.mkdir", "subprocess.Popen", "socket.", "urllib.")
def hear(event, arguments, write=os.write, said=ours, log=log):
    if event.startswith(said):
        write(log, (repr((event, [str(one) for one in arguments])) + "\\n").encode())
sys.addaudithook(hear)
"""  # fmt: skip
START: Final = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
    "from pipeline.cli import main; sys.exit(main(sys.argv[1:]))"
)
CONNECTS: Final = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "urllib.")
BUNDLE: Final = "visit.bundle.json"
BESIDE: Final = ("notes.txt", "other.json", ".secret", "inspection-reports.md")
WRITES: Final = ("w", "a", "x", "+")


def heard(folder: Path, *command: str | Path) -> list[tuple[str, list[str]]]:
    """Return what the processes of a command did; a hook in each of them writes it down."""
    hooks = folder / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(HOOK, "utf-8")
    settings = {**os.environ, "PYTHONPATH": str(hooks), "HEARD": str(folder / "heard.txt")}
    program = [sys.executable, "-c", START, *map(str, command)]
    done = subprocess.run(
        program, cwd=folder / "here", env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    lines = (folder / "heard.txt").read_text("utf-8").splitlines()
    return [literal_eval(line) for line in lines]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    folder = tmp_path_factory.mktemp("machine")
    here = folder / "here"
    here.mkdir()
    (here / BUNDLE).write_bytes(of("sccif-rfc-full/good-narrative").content)
    for name in BESIDE:
        (here / name).write_text("{}", "utf-8")
    formats = "html,pdf,docx,outline"
    events = heard(
        folder, "render", BUNDLE, "--out", folder / "out", "--formats", formats,
        "--proof",
    )  # fmt: skip
    return {"events": events, "folder": folder}


def test_the_hook_hears_workers_and_writers(run: Mapping[str, Any]) -> None:
    """The control: what a run does for certain is heard."""
    opened = {Path(said[0]).name for event, said in run["events"] if event == "open"}
    assert {BUNDLE, "bundle.schema.json", "base.css"} <= opened
    assert any(event == "subprocess.Popen" for event, _ in run["events"])


def test_no_address_is_opened(run: Mapping[str, Any]) -> None:
    assert [one for one in run["events"] if one[0].startswith(CONNECTS)] == []


def test_nothing_is_written_but_what_was_asked_for(run: Mapping[str, Any]) -> None:
    written = {
        said[0]
        for event, said in run["events"]
        if event in ("os.rename", "os.remove", "os.mkdir")
        or (event == "open" and any(one in said[1] for one in WRITES))
    }
    allowed = (str(run["folder"] / "out"), "/dev/null")
    outside = {one for one in written if "/" in one and "__pycache__" not in one}
    assert {one for one in outside if not one.startswith(allowed)} == set()
    kept = {path.name for path in (run["folder"] / "here").iterdir()}
    assert kept == {
        BUNDLE,
        "notes.txt",
        "other.json",
        ".secret",
        "inspection-reports.md",
    }


def test_of_the_folder_of_a_bundle_nothing_else_is_read(run: Mapping[str, Any]) -> None:
    opened = {Path(said[0]).name for event, said in run["events"] if event == "open"}
    assert opened & {BUNDLE, *BESIDE} == {BUNDLE}


def test_no_other_program_is_started(run: Mapping[str, Any]) -> None:
    started = {said[0] for event, said in run["events"] if event == "subprocess.Popen"}
    assert started == {sys.executable}
