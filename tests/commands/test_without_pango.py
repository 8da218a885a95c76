"""Without the library that sets a PDF, all else is written, and what to install is said once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.writers.pdf.engine import DEBIAN, HOMEBREW, absent, seems_whole
from tests.samples.cases import ROOT, of

BUNDLE = "sccif-rfc-full/good-planned"


def without_pango(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.commands.without_pango", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Give a folder with two bundles."""
    content = of(BUNDLE).content
    for name in ("ash", "elm"):
        text = content.replace(b'"sccif-rfc-full-good-planned"', f'"{name}"'.encode())
        (tmp_path / f"{name}.bundle.json").write_bytes(text)
    return tmp_path


def test_html_and_word_are_written_and_it_is_told_once(two: Path) -> None:
    done = without_pango("render", two, "--out", two / "out")
    assert done.returncode == 3
    assert done.stderr.count("PDFs cannot be written on this machine") == 1
    assert "apt-get install libpango-1.0-0" in done.stderr
    assert "brew install pango" in done.stderr
    assert "written all the same: html, docx." in done.stderr
    assert "report it" not in done.stderr
    assert done.stdout.startswith("2 drafted")
    for name in ("ash", "elm"):
        written = {one.name for one in (two / "out" / name).iterdir()}
        assert {"report.html", "report.docx", "findings.json"} <= written
        assert "report.pdf" not in written


def test_where_nothing_is_left_nothing_is_written(two: Path) -> None:
    done = without_pango("render", two, "--out", two / "out", "--formats", "pdf")
    assert done.returncode == 3
    assert done.stdout == ""
    assert not (two / "out").exists()


def test_where_no_pdf_is_asked_for_nothing_is_told(two: Path) -> None:
    done = without_pango("render", two, "--out", two / "out", "--formats", "outline")
    assert (done.returncode, done.stderr) == (0, "")


def test_this_machine_has_it() -> None:
    assert seems_whole()


def test_the_packages_are_those_of_the_list() -> None:
    """`system-packages.txt` says what a run needs."""
    lines = (ROOT / "system-packages.txt").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line.count("|") == 4]
    needed = [row for row in rows if row[0] == "run" and row[3].startswith("library")]
    assert [row[1] for row in needed] == DEBIAN.split()
    assert list(dict.fromkeys(row[2] for row in needed)) == HOMEBREW.split()
    assert DEBIAN in absent().hint
