"""What stands in two reports belongs to the run: its overview tells it, no bundle's folder does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.evidence.find import RawBundle
from pipeline.resources import Home
from pipeline.runs.batch import Batch, Plan
from pipeline.runs.copies.compared import Compared
from pipeline.runs.engines import Setup
from pipeline.runs.options import Options
from pipeline.runs.render import Run, run
from pipeline.runs.workshop import workshop
from scripts.bundle_edits import raw
from tests.in_process import InProcess

EDITS = {"/id": "another-centre", "/setting/reference": "SC000099"}
ALL = Options(("html",), proof=True)


def source(name: str, edits: dict[str, str]) -> RawBundle:
    content = raw({"base": "sccif-rfc-full/good-narrative", "set": edits})
    Path(name).write_bytes(content)
    return RawBundle(name, content)


def rendered(out: str, *sources: RawBundle) -> Run:
    """Return what came of a run over bundles."""
    compared = Compared()
    with workshop(Path(out)) as shop:
        batch = Batch(shop, InProcess(Setup(Home(), ALL, "")), Plan(ALL), lambda _: None)
        return run(batch, iter(sources), compared, None, lambda: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_copies_stand_on_the_overview_and_in_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = source("one.json", {}), source("other.json", EDITS)
    alone, together = rendered("alone", one), rendered("together", one, other)
    id_ = "sccif-rfc-full-good-narrative"
    assert [found.rule for found in together.copies] == ["COP002", "COP002"]
    assert alone.copies == ()
    assert contents(Path("alone") / id_) == contents(Path("together") / id_)
    entries = json.loads(Path("together/batch.json").read_bytes())["copies"]
    assert [(one["file"], one["rule"]) for one in entries] == [
        ("one.json", "COP002"),
        ("other.json", "COP002"),
    ]
    page = Path("together/index.html").read_text("utf-8")
    assert "The same words in two reports" in page
    assert "another-centre" in page
    assert page.count("<h3>one.json</h3>") == page.count("<h3>other.json</h3>") == 1
    assert "The same words" not in Path("alone/index.html").read_text("utf-8")


def test_render_compares_with_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    source("one.json", {})
    source("other.json", EDITS)
    command = ["render", "one.json", "--out", "out", "--formats", "html", "--fail-on", "COP"]
    assert main(command) == 0
    assert main([*command, "--against", "other.json"]) == 1
    assert main([*command, "--against", "nowhere.json"]) == 3
    assert "nowhere.json" in capsys.readouterr().err
