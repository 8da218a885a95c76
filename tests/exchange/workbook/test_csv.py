"""CSV files become a bundle: each value in its place, and what is wrong told with its cell."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from pipeline.cli import main

FORM: Final = (
    "Part,Field,Value,What belongs there\n"
    "This bundle,Schema version *,2,\n"
    "This bundle,Id *,short,\n"
    "This bundle,Report type *,rfc-assurance-visit,\n"
    "Setting,Name *,Oak House,\n"
    "Setting,Reference *,SC000001,\n"
    "Setting,Kind *,residential family centre,\n"
    "Setting: registered provider,Name,Oak Care Ltd,\n"
    "Event,Start *,4 March 2025,\n"
    "Event,End *,05/03/2025,\n"
    "Event,Notice,Announced ,\n"
)
FACTS: Final = "Part,Field,Value\nFacts: concerns,Level,None\n"
INSPECTORS: Final = "Name *,Role\nSam Hill,lead inspector\n"
EVIDENCE: Final = (
    "Id *,Area *,Source: kind *,Statement,Direction *,Weight *\n"
    "E1,families-first,observation,Families are welcome.,strength,4\n"
)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    return write(
        tmp_path / "visit",
        {"setting-and-event": FORM, "facts": FACTS, "inspectors": INSPECTORS, "evidence": EVIDENCE},
    )


def test_files_of_csv_become_a_bundle_that_only_its_owner_reads(
    visit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "visit.bundle.json"
    assert main(["import", str(visit), "--out", str(out)]) == 0
    data = json.loads(out.read_text("utf-8"))
    assert data["event"]["start"] == "2025-03-04"
    assert data["event"]["end"] == "2025-03-05"
    assert data["event"]["notice"] == "announced"
    assert data["event"]["inspectors"] == [{"name": "Sam Hill", "role": "lead inspector"}]
    assert data["evidence"][0]["source"] == {"kind": "observation"}
    assert data["evidence"][0]["weight"] == 4
    assert data["event"]["previous"] == []
    assert "requirements" not in data  # nobody said that there are none
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    told = capsys.readouterr().out
    assert "setting-and-event.csv!C10" in told
    assert "5 March 2025, not 3 May 2025" in told


def test_what_is_wrong_is_told_with_its_cell_and_nothing_is_written(
    visit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = EVIDENCE.replace("strength,4", "strong,4") + "E2,families-first,record,,neutral,many\n"
    (visit / "evidence.csv").write_text(wrong, "utf-8")
    (visit / "notes.csv").write_text("to do\ncall the manager\n", "utf-8")
    out = tmp_path / "visit.bundle.json"
    assert main(["import", str(visit), "--out", str(out)]) == 1
    told = capsys.readouterr().out
    assert "error BND013  evidence.csv!E2" in told
    assert "error  evidence.csv!F3" in told
    assert "warning  notes.csv" in told
    assert "manager" not in told
    assert not out.exists()


def test_an_unfinished_bundle_is_written_where_that_is_asked_for(visit: Path) -> None:
    (visit / "inspectors.csv").unlink()
    out = visit.parent / "new.json"
    assert main(["import", str(visit), "--out", str(out), "--unfinished"]) == 1
    assert json.loads(out.read_text("utf-8"))["event"]["inspectors"] == []


def test_nothing_is_written_over(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = visit.parent / "there.json"
    out.symlink_to("nowhere")
    assert main(["import", str(visit), "--out", str(out)]) == 2
    assert out.is_symlink()
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_are_read_as_programs_save_them(
    encoding: str, separator: str, end: str, visit: Path
) -> None:
    for path in visit.glob("*.csv"):
        text = path.read_text("utf-8").replace("Sam Hill", "Zoë Hill")
        path.write_bytes(text.replace(",", separator).replace("\n", end).encode(encoding))
    out = visit.parent / "visit.json"
    assert main(["import", str(visit), "--out", str(out)]) == 0
    data = json.loads(out.read_text("utf-8"))
    assert data["event"]["inspectors"][0]["name"] == "Zoë Hill"


def test_a_first_line_that_says_what_separates_cells_is_no_row(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in visit.glob("*.csv"):
        text = path.read_text("utf-8").replace(",", ";")
        path.write_text(f"sep=;\n{text}", "utf-8")
    assert main(["import", str(visit), "--out", str(visit.parent / "visit.json")]) == 0
    told = capsys.readouterr().out
    assert "setting-and-event.csv!C11" in told
    assert "warning" not in told


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("rfc-assurance-visit", "rfc-assurance-visi", "no report type of this name"),
        ("version *,2", "version *,7", "not of today’s version"),
        ("This bundle,Report type *", "That,x", "Nothing here says"),
    ],
)
def test_a_file_of_another_type_or_version_is_one_line(
    before: str, after: str, said: str, visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (visit / "setting-and-event.csv").write_text(FORM.replace(before, after), "utf-8")
    assert main(["import", str(visit)]) == 1
    assert said in capsys.readouterr().out


def test_a_cell_longer_than_any_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "long.csv"
    path.write_text(f"Part,Field,Value\nThis bundle,Id,{'a' * 200_000}\n", "utf-8")
    assert main(["import", str(path)]) == 3
    assert "no CSV file that can be read" in capsys.readouterr().err


def test_an_option_for_another_kind_of_file_is_refused(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(visit), "--replace"]) == 2
    assert "--replace is for a draft from Word" in capsys.readouterr().err
    draft = str(visit / "draft.docx")
    assert main(["import", draft, "--into", "visit.json", "--unfinished"]) == 2
    assert "--unfinished is for workbooks" in capsys.readouterr().err


def test_what_is_no_csv_is_told(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_bytes(b"a\0b")
    (tmp_path / "open.csv").write_text('a,"b', "utf-8")
    assert main(["import", str(tmp_path / "odd.csv")]) == 3
    assert main(["import", str(tmp_path / "open.csv")]) == 3
    assert main(["import", str(tmp_path / "none.csv")]) == 3
    assert main(["import", "-"]) == 2
