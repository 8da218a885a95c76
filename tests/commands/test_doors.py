"""What comes in and where it goes out: nothing at a door ends a run, or is written over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from pipeline.cli import main
from scripts.bundle_edits import sample
from tests import in_process

DATA: Final = sample("sccif-rfc-monitoring/good-new-judgement")


class Run(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


def bundle(id_: str, **event: str) -> bytes:
    """Return a bundle on one line."""
    return json.dumps({**DATA, "id": id_, "event": {**DATA["event"], **event}}).encode()


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Return a folder of three bundles, beside which other files can be written."""
    folder = tmp_path / "in"
    folder.mkdir()
    for id_ in ("ash", "oak", "yew"):
        (folder / f"{id_}.bundle.json").write_bytes(bundle(id_))
    return folder


def command(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Run:
    code = main([str(one) for one in arguments])
    told = capsys.readouterr()
    return Run(code, told.out, told.err)


@pytest.mark.parametrize("name", ["validate", "check", "render"])
def test_two_bundles_of_one_id_are_told_by_every_command_with_both_names(
    name: str,
    three: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_process.use(monkeypatch)
    (three / "zzz.bundle.json").write_bytes(bundle("OAK"))
    out = ("--out", three.parent / "out", "--formats", "outline") if name == "render" else ()
    run = command(capsys, name, three, *out)
    assert run.code == 1
    told = " ".join((run.out + run.err).split())
    assert f"{three / 'zzz.bundle.json'}:1:" in told
    said = "Another bundle has this id, or one that differs in capitals only:"
    assert f"{said} {three / 'oak.bundle.json'}." in told


@pytest.mark.parametrize("name", ["validate", "check", "deadlines"])
@pytest.mark.parametrize("end", ["9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01"])
def test_a_day_at_the_end_of_time_is_a_finding(
    name: str, end: str, three: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (three / "pine.bundle.json").write_bytes(bundle("pine", start=end, end=end))
    run = command(capsys, name, three)
    assert run.code == 1
    assert "error inside the tool" not in run.err
    if name == "validate":
        assert "Its year must be one from 1900 to 2199." in run.out


SPELLINGS: Final = ("itself", "other spelling", "link", "hard link", "in its folder")


@pytest.mark.parametrize("how", SPELLINGS)
def test_what_is_read_is_not_written_over(
    how: str, three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = three / "oak.bundle.json", tmp_path / "findings.txt"
    paths = {
        "itself": source,
        "other spelling": three / ".." / "in" / source.name,
        "in its folder": source,
        "link": output,
        "hard link": output,
    }
    if how == "link":
        output.symlink_to(source)
    elif how == "hard link":
        output.hardlink_to(source)
    before = source.read_bytes()
    given = three if how == "in its folder" else source
    run = command(capsys, "validate", given, "--output", paths[how])
    assert run.code == 2
    assert "is read by this run; name another file." in run.err
    assert source.read_bytes() == before


def test_neither_is_a_template_the_project_file_or_what_is_compared_with(
    three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own, project = tmp_path / "own", tmp_path / "inspection-reports.toml"
    own.mkdir()
    (own / "notes.txt").write_text("ours")
    project.write_text('templates = "own"\n')
    other = tmp_path / "other.json"
    other.write_bytes(bundle("other"))
    monkeypatch.chdir(three)
    for output in (own / "notes.txt", project, other):
        run = command(capsys, "check", three, "--against", other, "--output", output)
        assert run.code == 2
    assert (own / "notes.txt").read_text() == "ours"


def test_findings_may_be_written_over_those_of_before(
    three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "findings.txt"
    for _ in range(2):
        assert command(capsys, "validate", three, "--output", output).code == 0
    assert output.read_text() == "3 bundles: nothing found.\n"


@pytest.mark.parametrize("name", ["index.html", "batch.json", "batch.csv"])
def test_a_folder_of_somebody_else_is_not_written_into(
    name: str, three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "site" / name
    theirs.parent.mkdir()
    theirs.write_text("theirs")
    run = command(capsys, "render", three, "--out", theirs.parent)
    assert run.code == 2
    assert f"{theirs} was not written by this command" in run.err
    assert [one.name for one in theirs.parent.iterdir()] == [name]
    assert theirs.read_text() == "theirs"


@pytest.mark.parametrize("name", ["index.html", "batch.json", "batch.csv"])
@pytest.mark.parametrize("kind", ["pipe", "folder", "link to a pipe"])
def test_nor_one_in_which_something_else_has_the_name_of_a_file(
    kind: str, name: str, three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "site" / name
    theirs.parent.mkdir()
    if kind == "folder":
        theirs.mkdir()
    else:
        os.mkfifo(tmp_path / "pipe" if kind == "link to a pipe" else theirs)
    if kind == "link to a pipe":
        theirs.symlink_to(tmp_path / "pipe")
    run = command(capsys, "render", three, "--out", theirs.parent)
    assert run.code == 2
    assert f"{theirs} was not written by this command" in run.err


@pytest.mark.parametrize(
    "arguments",
    [("render", "in", "--out"), ("upgrade", "in", "--out"), ("validate", "in", "--templates")],
    ids=lambda of: of[0],
)
def test_a_name_that_is_too_long_is_told(
    arguments: tuple[str, ...], three: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(three.parent)
    run = command(capsys, *arguments, "n" * 300)
    assert run.code in (2, 3)
    assert run.err.startswith("inspection-reports: nnn")


def piped(*arguments: str | Path, out: int, err: int = subprocess.PIPE) -> tuple[int, str]:
    """Return the exit code and standard error of the program itself."""
    made = [sys.executable, "-m", "pipeline.cli", *map(str, arguments)]
    done = subprocess.run(made, stdout=out, stderr=err, stdin=subprocess.DEVNULL, check=False)
    return done.returncode, (done.stderr or b"").decode()


FULL: Final = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no full device")
@pytest.mark.parametrize("name", ["validate", "deadlines", "upgrade"])
def test_a_full_disk_behind_standard_output_is_told(name: str, three: Path, tmp_path: Path) -> None:
    out = ("--out", tmp_path / "out") if name == "upgrade" else ()
    with FULL.open("wb") as full:
        code, err = piped(name, three, *out, out=full.fileno())
    assert code == 3
    assert err.endswith("written: No space left on device.\n")
    if name == "upgrade":
        assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_reader_that_is_gone_ends_no_run_that_writes_files(three: Path, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    (three / "bad.bundle.json").mkdir()  # is told on standard error, at which nobody reads
    code, _ = piped("upgrade", three, "--out", tmp_path / "out", out=writer, err=writer)
    os.close(writer)
    assert code == 3
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_lines_that_are_no_bundle_are_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tmp_path / "many.jsonl"
    many.write_bytes(b"{}\n" * 500 + b"not JSON\n" * 500 + bundle("ash") + b"\n")
    run = command(capsys, "validate", many)
    assert run.code == 1
    assert "1,001 bundles: 1,000 errors." in run.out
    assert "and 494 more places" in run.out
    assert len(run.out) < 2000


def test_an_older_file_of_many_bundles_keeps_its_other_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = json.dumps({**DATA, "schema_version": "1", "id": "old"}).encode()
    many, out = tmp_path / "many.jsonl", tmp_path / "out"
    lines = [b"", bundle("ash"), b"not JSON", old, b"", b"x" * (9 << 20), b"{}"]
    many.write_bytes(b"\n".join(lines))
    run = command(capsys, "upgrade", many, "--out", out)
    assert run.code == 3
    assert "many.jsonl:6:1: This is too large for a bundle" in run.err
    written = (out / "many.jsonl").read_bytes().split(b"\n")
    assert len(written) == len(lines)
    changed = [at for at, (a, b) in enumerate(zip(lines, written, strict=True)) if a != b]
    assert changed == [3]
