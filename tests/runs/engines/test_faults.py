"""A run that is stopped, killed, out of room or beside another one, with real workers.

Each run is interrupted at some moment; what the next one makes of it is compared, byte for byte,
with what a run comes to that nobody interrupts.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from pipeline.runs.lock import FOLDER
from pipeline.runs.workshop import workshop
from tests.made_once import made_once
from tests.runs.engines import running
from tests.runs.engines.running import batch, entries, here, render, start, tree, until
from tests.samples.cases import ROOT

pytestmark = pytest.mark.slow  # many processes

IDS: Final = ("ash", "elm", "fir", "oak")
PLAIN: Final = ("--formats", "outline")


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def write(folder: Path) -> None:
        running.bundles(folder, *IDS)

    return made_once(tmp_path_factory, "four", write)


@pytest.fixture(scope="module")
def whole(bundles: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return what a run comes to that nobody interrupts."""

    def run(out: Path) -> None:
        assert here(bundles, "--out", out, *PLAIN)[0] == 0

    return tree(made_once(tmp_path_factory, "whole", run))


def begun(out: Path, number: int, bundles: Path) -> subprocess.Popen[str]:
    """Return a run that has put so many drafts in their places."""
    run = start(bundles, "--out", out, *PLAIN, "--jobs", "2")
    until(lambda: run.poll() is not None or (out / FOLDER).exists())
    until(lambda: run.poll() is not None or len(list(out.glob("*/manifest.json"))) >= number)
    return run


def test_the_same_bytes_for_any_number_of_jobs(
    bundles: Path, whole: Mapping[str, bytes], tmp_path: Path
) -> None:
    assert render(bundles, "--out", tmp_path, *PLAIN, "--jobs", "3")[0] == 0
    assert tree(tmp_path) == whole


@pytest.mark.parametrize(("number", "later"), [(0, 0.3), (1, 0.0), (2, 0.02)])
def test_what_is_left_of_a_run_that_is_killed_is_finished_by_the_next(
    number: int, later: float, bundles: Path, whole: Mapping[str, bytes], tmp_path: Path
) -> None:
    run = begun(tmp_path, number, bundles)
    time.sleep(later)
    running.kill(run)
    assert here(bundles, "--out", tmp_path, *PLAIN)[0] == 0
    assert tree(tmp_path) == whole


@pytest.mark.parametrize(
    ("asked", "number"), [(signal.SIGTERM, 1), (signal.SIGINT, 2), (signal.SIGHUP, 1)]
)
def test_a_run_that_is_asked_to_stop_leaves_nothing_half_done(
    asked: signal.Signals, number: int, bundles: Path, whole: Mapping[str, bytes], tmp_path: Path
) -> None:
    run = begun(tmp_path, number, bundles)
    workers = running.children(run.pid)
    code, said, _ = running.stop(run, asked)
    if code:  # else it had ended before
        assert code == 128 + asked
        assert said.startswith("stopped: ")
        assert batch(tmp_path)["complete"] is False
    assert not any(map(running.is_there, workers))
    assert not list(tmp_path.rglob(".*"))
    drafts = {path.parent.name: path.parent for path in tmp_path.glob("*/manifest.json")}
    assert set(entries(tmp_path)) == set(drafts)
    for id_, folder in drafts.items():
        assert {f"{id_}/{name}": content for name, content in tree(folder).items()} == {
            name: content for name, content in whole.items() if name.startswith(f"{id_}/")
        }
    assert here(bundles, "--out", tmp_path, *PLAIN)[0] == 0
    assert tree(tmp_path) == whole


@pytest.fixture
def with_a_bad_one(tmp_path: Path) -> Path:
    """Return a folder in which the second of three bundles hangs, with the templates in `own`."""
    folder = running.bundles(tmp_path / "bundles", "ash", "oak")
    (folder / "bad.bundle.json").write_bytes(running.hostile("bad"))
    running.hanging(tmp_path / "own")
    return folder


def test_a_worker_that_is_killed_takes_one_report_with_it(
    with_a_bad_one: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run = start(
        with_a_bad_one, "--out", out, *PLAIN, "--jobs", "1", "--templates", tmp_path / "own"
    )
    until((out / "ash" / "manifest.json").exists)
    (worker,) = running.children(run.pid)
    os.kill(worker, signal.SIGKILL)
    code, said, complained = running.ended(run)
    assert code == 3
    assert said.startswith("2 drafted, 1 failed")
    failure = (
        f"{with_a_bad_one / 'bad.bundle.json'}:1:1: The process that was at it ended (SIGKILL)."
    )
    assert complained == f"inspection-reports: {failure}\n"
    bad = entries(out)["bad"]
    assert (bad["state"], bad["cause"], bad["failure"]) == ("failed", "died", failure)
    drafted = [id_ for id_, one in entries(out).items() if one["state"] == "drafted"]
    assert drafted == ["ash", "oak"]
    assert {path.name for path in out.iterdir()} == {
        *drafted,
        "batch.csv",
        "batch.json",
        "index.html",
    }


@pytest.mark.parametrize(
    ("limit", "own", "reason"),
    [
        (("--time-limit", "1"), running.hanging, "time"),
        (("--memory-limit", "300"), running.growing, "memory"),
    ],
    ids=["time", "memory"],
)
def test_limits_are_those_of_the_command(
    limit: tuple[str, str], own: running.Own, reason: str, tmp_path: Path
) -> None:
    """The one bundle never ends, so it meets the limit however busy the machine is."""
    bundle, out = tmp_path / "bad.json", tmp_path / "out"
    bundle.write_bytes(running.hostile("bad"))
    templates = own(tmp_path / "own")
    code, said, _ = render(bundle, "--out", out, *PLAIN, *limit, "--templates", templates)
    assert (code, said.startswith("1 failed")) == (3, True)
    assert entries(out)["bad"]["cause"] == reason
    assert not (out / "bad").exists()


# --- the disk ----------------------------------------------------------------------------

FULL: Final = """
import os, resource, sys
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"  # or a worker keeps half of what it compiled
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from pipeline.cli import main
sys.exit(main(sys.argv[2:]))
"""


def test_a_full_disk_is_told_and_leaves_the_old_drafts(
    bundles: Path, whole: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Files may only grow so far; a report is larger, the data of the batch is not."""
    out = tmp_path / "out"
    for name, content in whole.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    given = ["render", bundles, "--out", out, "--formats", "html", "--force", "--jobs", "1"]
    done = subprocess.run(
        [sys.executable, "-c", FULL, "9000", *map(str, given)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    lines = done.stderr.splitlines()
    assert [line for line in lines if "report.html: This file cannot be written" not in line] == [
        f"inspection-reports: {out / 'index.html'}: This file cannot be written: File too large."
    ]
    assert len(lines) == len(IDS) + 1
    assert {one["cause"] for one in entries(out).values()} == {"unwritable"}
    data = ("batch.json", "batch.csv")
    assert {name: one for name, one in tree(out).items() if name not in data} == {
        name: one for name, one in whole.items() if name not in data
    }


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """Return a disk of 400 kB, where this user may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be made here")
    return folder


def test_a_disk_without_room_leaves_the_old_draft(small_disk: Path, bundles: Path) -> None:
    out = small_disk / "out"
    try:
        assert here(bundles / "ash.bundle.json", "--out", out, *PLAIN)[0] == 0
        before = tree(out / "ash")
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b" " * 4096)
        code, _, complained = render(
            bundles / "ash.bundle.json", "--out", out, "--formats", "html", "--force"
        )
        assert code == 3
        assert "No space left on device" in complained
        assert tree(out / "ash") == before
        filler.unlink()
        assert here(bundles / "ash.bundle.json", "--out", out, "--formats", "html")[0] == 0
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)


def test_a_name_that_is_no_text_is_told_and_rendered(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.bundle.json"))
    try:
        path.write_bytes(running.bundle("cafe"))
    except OSError:
        pytest.skip("this disk takes no such names")
    (tmp_path / "twin.bundle.json").write_bytes(
        running.bundle("twin", **{"/setting/reference": "SC999998"})
    )
    out = tmp_path / "out"
    assert render(tmp_path, "--out", out, *PLAIN)[0] == 0
    shown = f"{tmp_path}/caf\\xe9.bundle.json"
    assert [one["file"] for one in batch(out)["bundles"]] == [
        shown,
        f"{tmp_path}/twin.bundle.json",
    ]
    assert shown in {one["file"] for one in batch(out)["copies"]}  # it was read once more
    assert shown in (out / "index.html").read_text("utf-8")
    assert here(tmp_path, "--out", out, *PLAIN)[1].startswith("2 unchanged")


def test_a_second_run_into_a_folder_is_refused(bundles: Path, tmp_path: Path) -> None:
    with workshop(tmp_path):
        code, said, complained = render(bundles, "--out", tmp_path, *PLAIN)
        assert {path.name for path in tmp_path.iterdir()} == {FOLDER}
    assert (code, said) == (3, "")
    assert complained.startswith(
        f"inspection-reports: {tmp_path}: Another run is writing into this folder."
    )


# --- how little an unchanged run loads -----------------------------------------------------

LOADED: Final = """
import sys
from pipeline.cli import main
assert main(sys.argv[1:]) == 0
print(*sorted(sys.modules))
"""
UNNEEDED: Final = {
    "weasyprint", "docx", "lxml", "textstat", "holidays", "jsonschema", "markdown_it",
    "pipeline.runs.examine",
    "pipeline.runs.engines.worker",
}  # fmt: skip


def test_a_run_with_nothing_to_do_loads_little_and_starts_nobody(
    bundles: Path, tmp_path: Path
) -> None:
    given = [str(bundles), "--out", str(tmp_path), "--formats", "html,docx"]
    assert here(*given)[0] == 0
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "render", *given],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(f"{len(IDS)} unchanged")
    assert set(done.stdout.splitlines()[-1].split()) & UNNEEDED == set()
