"""One run writes what it finds in as many formats as are asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.samples.cases import of

SAMPLE = str(of("rfc-assurance-visit/good-no-concerns").folder / "bundle.json")


def test_each_format_goes_to_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"json": tmp_path / "a=b.json", "junit": tmp_path / "c.xml"}
    also = [part for name, file in files.items() for part in ("--also", f"{name}={file}")]
    assert main(["validate", SAMPLE, "--format", "markdown", *also, "--quiet"]) == 0
    assert capsys.readouterr().out.startswith("### Inspection reports: ")
    assert json.loads(files["json"].read_text("utf-8"))["summary"]["bundles"] == 1
    assert files["junit"].read_text("utf-8").startswith("<?xml")


@pytest.mark.parametrize("typed", ["json", "json=", "yaml=a.yml", "=a.json"])
def test_anything_else_is_wrong_usage(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", SAMPLE, "--also", typed])
    assert "such as markdown=report" in capsys.readouterr().err


def test_two_reports_never_share_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = tmp_path / "one.json"
    other = tmp_path / "there" / ".." / "one.json"
    assert main(["check", SAMPLE, "--output", str(one), "--also", f"json={other}"]) == 2
    assert "two reports cannot go into one file" in capsys.readouterr().err
    assert not one.exists()


def test_what_is_read_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = tmp_path / "bundle.json"
    bundle.write_bytes(before := Path(SAMPLE).read_bytes())
    assert main(["check", str(bundle), "--also", f"json={bundle}"]) == 2
    assert "bundle.json is read by this run; name another file." in capsys.readouterr().err
    assert bundle.read_bytes() == before
