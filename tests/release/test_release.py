"""A release of a small repository: this program, with the samples of one report type.

Its environment has the libraries of these tests, so that nothing is fetched; the program in it
comes from the wheel alone.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline import __version__
from scripts import sample_bundles
from scripts.release import installed
from scripts.release.packages import refuse_unless_same, sums
from scripts.release.refusal import Refusal
from scripts.release.steps import release
from tests.docs.pages import ROOT, copy

pytestmark = pytest.mark.thorough

DAY = date(2026, 1, 2)
TYPE = "rfc-assurance-visit"
FILES = ("pyproject.toml", "CHANGELOG.md", "LICENSE", "NOTICE.md", "README.md", ".gitignore")
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n- A thing.\n"
SITE = Path(sysconfig.get_paths()["purelib"])


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def repository(folder: Path) -> Path:
    """Return a checkout with one commit."""
    folder.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    for name in ("pipeline", "templates", "schemas"):
        copy(ROOT / name, folder / name)
    copy(ROOT / "samples" / TYPE, folder / "samples" / TYPE)
    (folder / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "All")
    return folder


def libraries_of_these_tests(python: Path) -> None:
    """Let an environment see what is installed here, the program itself excepted.

    It is installed to be edited, by a file of paths; such a file is read in the environment alone.
    """
    (site,) = (python.parent.parent / "lib").glob("python*/site-packages")
    (site / "libraries.pth").write_text(f"{SITE}\n", "utf-8")


@pytest.fixture(autouse=True)
def samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be samples of one report type."""
    known = [one for one in sample_bundles.samples() if one.type_ == TYPE]
    assert {one.good for one in known} == {True, False}
    monkeypatch.setattr(sample_bundles, "samples", lambda: iter(known))


@pytest.mark.slow
def test_a_release_is_built_tried_and_told(tmp_path: Path) -> None:
    root = repository(tmp_path / "root")
    assert release(root, DAY, libraries_of_these_tests) == __version__
    names = {path.name for path in (root / "dist").iterdir()}
    wheel = f"inspection_reports-{__version__}-py3-none-any.whl"
    assert names == {wheel, f"inspection_reports-{__version__}.tar.gz", "SHA256SUMS"}
    done = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    subprocess.run(done, cwd=root / "dist", check=True, capture_output=True)
    inside = set(ZipFile(root / "dist" / wheel).namelist())
    for folder in ("templates", "schemas"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert {f"pipeline/{path.relative_to(ROOT)}" for path in files} <= inside
    assert f"## [{__version__}] - 2026-01-02\n\n- A thing." in (root / "CHANGELOG.md").read_text(
        "utf-8"
    )
    measures = json.loads((root / "ci" / "released.json").read_text("utf-8"))
    assert measures["program"]["version"] == __version__
    with pytest.raises(Refusal, match="Commit first"):
        release(root, DAY, libraries_of_these_tests)
    git(root, "add", "ci")
    git(root, "commit", "--quiet", "--all", "--message", "Release")
    with pytest.raises(Refusal, match=f"says {__version__}, and {__version__} is out"):
        release(root, DAY, libraries_of_these_tests)


@pytest.mark.slow
def test_a_wheel_that_says_something_else_is_no_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In place of an environment stands a copy of the program with another word in a template."""
    monkeypatch.setattr(installed, "_FORMATS", "outline")
    monkeypatch.setattr(installed, "_RUNS", ())
    other = tmp_path / "other"
    for name in ("pipeline", "templates", "schemas"):
        copy(ROOT / name, other / name)
    template = other / "templates" / "report-types" / TYPE / "visit.md.j2"
    said = template.read_text("utf-8")
    template.write_text(said.replace("leads to no grades", "gives no grade"), "utf-8")
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nshift\nPYTHONPATH={other} exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    with pytest.raises(Refusal, match=r"something else of the samples: .*report\.txt"):
        installed.refuse_unless_it_works(python, ROOT, tmp_path / "work")


@pytest.mark.slow
def test_a_wheel_that_does_not_work_is_no_release(tmp_path: Path) -> None:
    root = repository(tmp_path / "root")
    (root / "pipeline" / "cli.py").write_text("raise SystemExit(4)\n", "utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "Break it")
    with pytest.raises(Refusal, match="ended with 4"):
        release(root, DAY, libraries_of_these_tests)
    assert not (root / "dist").exists()
    assert (root / "CHANGELOG.md").read_text("utf-8") == CHANGELOG


def test_the_program_is_not_that_of_the_checkout(tmp_path: Path) -> None:
    """The environment of the test above would pass with anything if it saw this checkout."""
    python = tmp_path / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path], check=True)
    libraries_of_these_tests(python)
    asked = (
        "import importlib.util as u; print(u.find_spec('jinja2') is None, u.find_spec('pipeline'))"
    )
    done = subprocess.run(
        [python, "-I", "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "None"]


def test_a_file_that_differs_or_is_missing_is_named() -> None:
    refuse_unless_same({"a": b"1"}, {"a": b"1"}, "two builds")
    with pytest.raises(Refusal, match="two builds: a, b, c"):
        refuse_unless_same({"a": b"1", "b": b""}, {"a": b"2", "c": b""}, "two builds")


def test_the_sums_are_in_order_of_their_names() -> None:
    lines = sums({"b": b"", "a": b""}).splitlines()
    assert [line[64:] for line in lines] == ["  a", "  b"]


def test_folders_that_differ_are_told(tmp_path: Path) -> None:
    for side, words in (("one", "same"), ("other", "not")):
        (tmp_path / side / "deep").mkdir(parents=True)
        (tmp_path / side / "deep" / "told.txt").write_text(words)
        (tmp_path / side / "even.txt").write_text("even")
    (tmp_path / "other" / "more.txt").write_text("")
    found = set(installed._different(tmp_path / "one", tmp_path / "other"))
    assert found == {"deep/told.txt", "more.txt"}
