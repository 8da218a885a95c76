"""The steps of a release, in order. Nothing is written to the checkout before the last of them."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from scripts.release import changelog, installed, packages, tree, versions
from scripts.release.processes import run

CHANGELOG: Final = "CHANGELOG.md"
MEASURES: Final = Path("ci", "released.json")
"""What samples come to in the last release: `make templates` compares with it."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What a release consists of."""

    files: packages.Contents
    measures: bytes


def release(root: Path, day: date, fill: installed.Fill) -> str:
    """Make a release of the last commit of a checkout, and return its version.

    `dist/` then holds the wheel, the source archive and `SHA256SUMS`; the changelog is closed, and
    `MEASURES` is what the samples come to now.
    Raises Refusal, and then leaves everything as it was.
    """
    tree.refuse_unless_clean(root)
    version = versions.written((root / versions.FILE).read_text("utf-8"))
    before = (root / CHANGELOG).read_text("utf-8")
    versions.refuse_unless_raised(version, (*tree.tags(root), *changelog.released(before)))
    after = changelog.closed(before, version, day)
    with tempfile.TemporaryDirectory(prefix="release-") as made:
        result = _tried(root, after, Path(made).resolve(), fill)
    _put(root / "dist", result.files)
    (root / MEASURES).parent.mkdir(exist_ok=True)
    (root / MEASURES).write_bytes(result.measures)
    (root / CHANGELOG).write_text(after, "utf-8")
    return version


def _tried(root: Path, log: str, work: Path, fill: installed.Fill) -> _Made:
    """Return what is released, once the wheel has done its work in an empty environment."""
    trees = work / "one", work / "the-other"
    for each in trees:
        tree.export(root, each)
        (each / CHANGELOG).write_text(log, "utf-8")
    files = packages.built(*trees, work)
    (wheel,) = (work / "first").glob("*.whl")
    python = installed.environment(work / "environment", wheel, fill)
    installed.refuse_unless_it_works(python, trees[0], work)
    return _Made(files, _measures(trees[0], work / "measures.json"))


def _measures(checkout: Path, file: Path) -> bytes:
    kept = ("compare", "--save", file, "samples", "--quiet")
    run((sys.executable, "-m", "pipeline.cli", *kept), checkout, {"PYTHONPATH": str(checkout)})
    return file.read_bytes()


def _put(dist: Path, files: packages.Contents) -> None:
    dist.mkdir(exist_ok=True)
    for name, content in files.items():
        (dist / name).write_bytes(content)
    (dist / "SHA256SUMS").write_text(packages.sums(files), "utf-8")
