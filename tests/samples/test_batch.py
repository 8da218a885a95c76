"""A folder of good and bad bundles: one that fails stops no other, and is told in one line."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from pipeline.cli import main
from pipeline.composition.compose import Composition, compose
from pipeline.evidence.bundle import Bundle
from pipeline.model.errors import BrokenError
from pipeline.report_type.definition import ReportType
from pipeline.runs import examine
from tests import in_process
from tests.samples.cases import ROOT, SAMPLES

GOOD: Final = SAMPLES / "sccif-rfc-full" / "good-closed" / "bundle.json"
TOKEN: Final = "Qx7vZ9kp"
FOLDER_HINT: Final = "A bundle is called bundle.json, or ends with .bundle.json."


class Run(NamedTuple):
    """What a run of the command came to."""

    code: int
    said: str
    complained: list[str]
    out: Path

    def states(self) -> dict[str, str]:
        """Return what became of each bundle, by the name of its file or folder."""
        entries = json.loads((self.out / "batch.json").read_bytes())["bundles"]
        return {Path(entry["file"]).name.split(".")[0]: entry["state"] for entry in entries}


Render = Callable[..., Run]


@pytest.fixture
def render(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Render:
    """Return a function that renders paths as pages into the folder `out`.

    It does so in this process, so that a test can change what the program does.
    """
    in_process.use(monkeypatch)

    def run(*paths: Path, formats: str = "html") -> Run:
        out = tmp_path / "out"
        code = main(["render", *map(str, paths), "--formats", formats, "--out", str(out)])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return Run(code, told.out, told.err.splitlines(), out)

    return run


def bundle(**changes: Any) -> bytes:
    """Return a good bundle with other values; its private fields hold a token."""
    data = json.loads(GOOD.read_bytes())
    for record in data["evidence"]:
        record["source"]["initials"] = TOKEN
    data["judgements"]["overall"]["reason"] = TOKEN
    return json.dumps(data | changes).encode()


def write(folder: Path, **files: bytes) -> Path:
    """Write bundles into a folder and return it."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.bundle.json").write_bytes(content)
    return folder


def nameless() -> bytes:
    data = json.loads(bundle(id="nameless"))
    del data["setting"]["name"]
    return json.dumps(data).encode()


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Return a folder with two good bundles among all kinds of others."""
    folder = write(
        tmp_path / "bundles",
        a_good=bundle(id="a-good"),
        broken=b'{"id": "%s"' % TOKEN.encode(),
        empty=b"",
        nameless=nameless(),
        other_type=bundle(id="other", report_type=TOKEN),
        z_good=bundle(id="z-good"),
    )
    (folder / "inner" / "bundle.json").mkdir(parents=True)
    return folder


def test_the_others_are_rendered(mixed: Path, tmp_path: Path, render: Render) -> None:
    (tmp_path / "none").mkdir()
    run = render(mixed, tmp_path / "missing.json", tmp_path / "none")
    assert run.states() == {
        "a_good": "drafted",
        "broken": "refused",
        "empty": "refused",
        "nameless": "refused",
        "other_type": "refused",
        "z_good": "drafted",
        "bundle": "failed",
        "missing": "failed",
        "none": "failed",
    }
    assert {path.name for path in run.out.iterdir()} == {
        "a-good", "batch.csv", "batch.json", "index.html", "z-good",
    }  # fmt: skip
    assert run.said.startswith("2 drafted, 4 refused, 3 failed")
    assert run.said.endswith(f": {run.out / 'index.html'}\n")
    assert run.code == 3  # it wins over 1


def test_each_is_told_in_one_line_that_names_the_file(
    mixed: Path, tmp_path: Path, render: Render
) -> None:
    (tmp_path / "none").mkdir()
    run = render(mixed, tmp_path / "missing.json", tmp_path / "none")
    told = [line.removeprefix(f"inspection-reports: {tmp_path}/") for line in run.complained]
    assert [line for line in told if ": refused: " not in line] == [
        "bundles/inner/bundle.json: This is a folder, not a bundle.",
        "missing.json: There is no such file.",
        "none: There is no bundle in this folder. " + FOLDER_HINT,
    ]
    assert [line for line in told if ": refused: " in line] == [
        "bundles/broken.bundle.json:1:18: refused: BND001: The file ends before it is complete.",
        "bundles/empty.bundle.json:1:1: refused: BND001: The file is empty.",
        "bundles/nameless.bundle.json:1:137: refused: BND011: The field ‘name’ is missing.",
        (
            "bundles/other_type.bundle.json:1:105: refused: BND020: "
            "There is no report type of this name."
        ),
    ]


def test_no_private_value_is_told_anywhere(mixed: Path, render: Render) -> None:
    run = render(mixed)
    assert TOKEN not in run.said + "".join(run.complained)
    for file in run.out.rglob("*.*"):
        assert TOKEN.encode() not in file.read_bytes(), file.name


def test_an_unreadable_file_is_a_failure(
    tmp_path: Path, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "bundles", good=bundle(), locked=bundle(id="locked"))
    opened = os.open

    def locked(path: Any, *more: Any, **named: Any) -> int:
        if str(path).endswith("locked.bundle.json"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, *more, **named)

    monkeypatch.setattr(os, "open", locked)
    run = render(folder)
    assert run.states() == {"good": "drafted", "locked": "failed"}
    (told,) = (line.partition("locked.bundle.json: ")[2] for line in run.complained)
    assert told.startswith(
        "This file cannot be read: Permission denied. Close it in other programs"
    )
    assert run.code == 3


# --- exit codes --------------------------------------------------------------------------


def test_good_bundles_end_with_0_and_bad_ones_with_1(tmp_path: Path, render: Render) -> None:
    good = write(tmp_path / "good", good=bundle())
    assert render(good).code == 0
    bad = write(tmp_path / "bad", good=bundle(), empty=b"")
    assert render(bad).code == 1


@pytest.mark.parametrize("name", ["check", "validate"])
def test_looking_at_bundles_ends_as_rendering_them(
    name: str, mixed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, str(mixed)]) == 3
    told = capsys.readouterr()
    assert TOKEN not in told.out + told.err
    assert told.err == (
        f"inspection-reports: {mixed / 'inner' / 'bundle.json'}: This is a folder, not a bundle.\n"
    )
    assert main([name, str(write(tmp_path / "good", good=bundle()))]) == 0
    assert main([name, str(write(tmp_path / "bad", empty=b""))]) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "samples"],
        ["render", "samples", "--out", "out", "--formats", "odt"],
        ["render", "samples", "--out", "out", "--formats", ""],
        ["check"],
        ["check", "samples", "--fail-on", "everything"],
        ["check", "samples", "--format", "yaml"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: inspection-reports")


def test_what_is_no_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mend", "samples"]) == 2
    assert "there is no command ‘mend’" in capsys.readouterr().err


def test_without_a_command_all_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "\n  render " in capsys.readouterr().out


# --- names of folders --------------------------------------------------------------------


def test_of_ids_that_differ_in_case_only_the_first_is_rendered(
    tmp_path: Path, render: Render
) -> None:
    twins = write(tmp_path / "twins", a=bundle(id="Oak"), b=bundle(id="oak"), c=bundle(id="Oak"))
    run = render(twins)
    assert run.states() == {"a": "drafted", "b": "refused", "c": "refused"}
    assert (run.code, len(run.complained)) == (1, 2)
    assert {path.name for path in run.out.iterdir()} == {
        "Oak", "batch.csv", "batch.json", "index.html",
    }  # fmt: skip


@pytest.mark.parametrize(
    "id_", ["con", "NUL", "Com1", "../up", "a/b", ".", "..", "", "-a", "a.b", "a" * 65, "bücher", 7]
)
def test_an_id_that_cannot_name_a_folder_is_refused(
    id_: str | int, tmp_path: Path, render: Render
) -> None:
    run = render(write(tmp_path / "bundles", odd=bundle(id=id_), z_good=bundle()))
    assert run.states() == {"odd": "refused", "z_good": "drafted"}
    assert run.code == 1
    assert {path.name for path in run.out.iterdir()} == {
        "batch.csv", "batch.json", "index.html", "sccif-rfc-full-good-closed",
    }  # fmt: skip
    assert {path.name for path in tmp_path.iterdir()} == {"bundles", "out"}


# --- accidents ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accident", "told"),
    [
        (BrokenError("This template is broken."), "This template is broken."),
        (KeyError(TOKEN), "An error inside the tool (KeyError in broken"),
        (RecursionError(TOKEN), "An error inside the tool (RecursionError in broken"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_bundle_whose_template_breaks_stops_no_other(
    accident: Exception, told: str, tmp_path: Path, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(one: Bundle, report_type: ReportType) -> Composition:
        if one.id == "b-breaks":
            raise accident
        return compose(one, report_type)

    monkeypatch.setattr(examine, "compose", broken)
    ids = ("a-good", "b-breaks", "c-good")
    run = render(write(tmp_path / "bundles", **{id_: bundle(id=id_) for id_ in ids}))
    assert run.states() == {"a-good": "drafted", "b-breaks": "failed", "c-good": "drafted"}
    assert run.code == 3
    (line,) = run.complained
    assert told in line
    assert TOKEN not in line
    assert not (run.out / "b-breaks").exists()


def test_a_failure_names_the_bundle_that_failed(
    tmp_path: Path, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Composition:
        raise KeyError(TOKEN)

    monkeypatch.setattr(examine, "compose", broken)
    folder = write(tmp_path / "bundles", good=bundle())
    (line,) = render(folder).complained
    assert str(folder / "good.bundle.json") in line


# --- files -------------------------------------------------------------------------------


def test_a_planted_link_is_replaced_and_not_followed(tmp_path: Path, render: Render) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    folder = tmp_path / "out" / "oak"
    folder.mkdir(parents=True)
    links = [folder / "report.html", folder / "findings.json", folder / "manifest.json",
             tmp_path / "out" / "index.html", tmp_path / "out" / "batch.json"]  # fmt: skip
    for link in links:
        link.symlink_to(victim)
    assert render(write(tmp_path / "bundles", oak=bundle(id="oak"))).code == 0
    assert victim.read_text() == "precious"
    for link in links:
        assert stat.S_ISREG(link.lstat().st_mode)


FULL: Final = """
import os, resource, sys
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"  # or a worker keeps half of what it compiled
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from pipeline.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("room", [0, 1_000, 12_000])
def test_a_full_disk_leaves_no_part_of_a_file(room: int, tmp_path: Path) -> None:
    """Files may only grow so far; a page is larger."""
    out = tmp_path / "out"
    folder = write(tmp_path / "bundles", oak=bundle(id="oak"), yew=bundle(id="yew"))
    arguments = ["render", str(folder), "--formats", "html", "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(room), *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    lines = done.stderr.splitlines()
    assert lines
    assert all("This file cannot be written: File too large." in line for line in lines)
    assert len(lines) in (2, 3)  # two pages, and perhaps the index
    assert {path.name for path in files(out)} <= {"batch.csv", "batch.json", "index.html"}
    if (index := out / "index.html").exists():
        assert index.read_bytes().rstrip().endswith(b"</html>")
    if (batch := out / "batch.json").exists():
        assert len(json.loads(batch.read_bytes())["bundles"]) == 2


def test_a_disk_that_fails_keeps_the_file_that_was_there(
    tmp_path: Path, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "bundles", oak=bundle(id="oak"))
    assert render(folder).code == 0
    before = {path: path.read_bytes() for path in files(tmp_path / "out")}

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    write(folder, oak=bundle(id="oak", recommendations=[]))
    code = main(["render", str(folder), "--formats", "html", "--out", str(tmp_path / "out")])
    assert code == 3
    assert {path: path.read_bytes() for path in files(tmp_path / "out")} == before


def test_a_folder_that_may_not_be_written_is_told(
    tmp_path: Path, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, mkdir = tmp_path / "out", os.mkdir

    def locked(path: str | Path, *more: Any) -> None:
        if out in Path(path).parents:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        mkdir(path, *more)

    monkeypatch.setattr(os, "mkdir", locked)
    arguments = [str(write(tmp_path / "bundles", oak=bundle(id="oak"))), "--out", str(out)]
    assert main(["render", *arguments, "--formats", "html"]) == 3
    assert list(files(out)) == []


def test_an_output_folder_that_is_a_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "bundles", oak=bundle(id="oak"))
    (tmp_path / "out").write_text("precious")
    assert main(["render", str(folder), "--formats", "html", "--out", str(tmp_path / "out")]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "precious"


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
