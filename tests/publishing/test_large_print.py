"""A final version in large print: more files of the same words, recorded, checked, built anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.evidence.bundle import Bundle
from pipeline.model.finding import Finding
from pipeline.runs.leaks.search import scan
from tests.publishing.bundles import Visit
from tests.publishing.second_verifier import published as second

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("printed_once")]
DAY = ("--date", "2025-04-28")
LARGE = "--large-print"


@pytest.fixture
def visit(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Visit:
    return Visit.ready(tmp_path_factory, tmp_path / "team")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def recorded(out: Path) -> dict[str, str]:
    (record,) = out.rglob("record.json")
    files = json.loads(record.read_bytes())["files"]
    return {one["name"]: one["sha256"] for one in files}


def test_the_files_are_recorded_and_hold(
    visit: Visit, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert visit.do("publish", "--out", str(out), LARGE, *DAY) == 0
    names = set(recorded(out))
    documents = {one.removesuffix(".html") for one in names if one.endswith(".html")}
    assert names == {
        f"{document}{ending}"
        for document in documents
        for ending in (".html", ".pdf", ".docx", "-large-print.pdf", "-large-print.docx")
    }
    capsys.readouterr()
    assert main(["verify", str(out)]) == 0
    assert "15 files: all as recorded" in capsys.readouterr().out
    assert len(second(out)) == 1


def test_the_words_and_the_evidence_are_the_same(visit: Visit, out: Path, tmp_path: Path) -> None:
    assert visit.do("publish", "--out", str(out), LARGE, *DAY) == 0
    (with_it,) = out.rglob("record.json")
    other = Visit.of(tmp_path / "other").made_ready()
    assert other.do("publish", "--out", str(tmp_path / "usual"), *DAY) == 0
    (without,) = (tmp_path / "usual").rglob("record.json")
    large, usual = (json.loads(one.read_bytes()) for one in (with_it, without))
    assert large["content"] == usual["content"]
    digests = {one["name"]: one["sha256"] for one in large["files"]}
    assert {one["name"]: one["sha256"] for one in usual["files"]}.items() <= digests.items()


def test_a_changed_file_is_found(visit: Visit, out: Path) -> None:
    visit.do("publish", "--out", str(out), LARGE, *DAY)
    (file,) = out.rglob("report-large-print.pdf")
    file.write_bytes(file.read_bytes() + b" ")
    assert main(["verify", str(out)]) == 1


def test_built_anew_it_has_the_same_bytes(
    visit: Visit, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit.do("publish", "--out", str(out), LARGE, *DAY)
    (folder,) = (one.parent for one in out.rglob("record.json"))
    capsys.readouterr()
    given = ["verify", str(folder), "--rebuild", "--bundle", str(visit.path)]
    assert main(given) == 0
    assert "built anew: 15 files, the same bytes" in capsys.readouterr().out


def test_each_is_read_back_for_leaks(
    visit: Visit, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set[str]()

    def scanned(made: Mapping[str, bytes], bundle: Bundle) -> tuple[Finding, ...]:
        seen.update(made)
        return scan(made, bundle)

    monkeypatch.setattr("pipeline.publishing.publication.scan", scanned)
    visit.do("publish", "--out", str(out), LARGE, *DAY)
    assert seen == set(recorded(out))
    assert {"report-large-print.pdf", "report-large-print.docx"} <= seen


def test_a_version_that_stands_gets_none_and_says_why(
    visit: Visit, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit.do("publish", "--out", str(out), *DAY)
    before = recorded(out)
    capsys.readouterr()
    assert visit.do("publish", "--out", str(out), LARGE, *DAY) == 0
    said = "".join(capsys.readouterr())
    assert "stands already" in said
    assert "It was published without large print, and no version is changed" in said
    assert recorded(out) == before


def test_one_in_large_print_stands_without_the_option_too(visit: Visit, out: Path) -> None:
    visit.do("publish", "--out", str(out), LARGE, *DAY)
    before = recorded(out)
    assert visit.do("publish", "--out", str(out), *DAY) == 0
    assert recorded(out) == before
