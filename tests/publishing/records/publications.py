"""Small publications for tests: a report of three files, with a little evidence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.publishing.beside import Beside
from pipeline.publishing.records.commitment import Paragraph
from pipeline.publishing.records.version import Put, Sign, Version, put_version
from tests.made_once import made_once

DAY: Final = date(2026, 11, 26)
NEXT: Final = date(2026, 12, 3)
EVIDENCE: Final[Mapping[str, tuple[Any, Any]]] = {
    "E1": ({"id": "E1", "statement": "Families cook together."}, {"initials": "AB"}),
    "E2": ({"id": "E2", "statement": "Staff know each child.", "measure": {"numerator": 9}}, {}),
    "E3": ({}, {"id": "E3", "withheld": "It could name a child."}),
}
PARAGRAPHS: Final = (
    Paragraph("report", "Families cook together, and staff know each child.", ("E1", "E2")),
    Paragraph("report", "Staff are kind.", ("E2",)),
    Paragraph("report", "This was a full inspection."),
    Paragraph("families-summary", "Staff are kind.", ("E2",)),
)
MADE_FROM: Final[Mapping[str, Any]] = {
    "sha256": "0" * 64,
    "python": "CPython 3.11.7",
    "program": {"name": "inspection-reports", "version": "0.1.0", "sha256": "1" * 64},
    "libraries": {"weasyprint": "70.0", "zlib": "1.3.1"},
    "options": {"formats": ["html"]},
    "sources": [{"name": "templates/pages/base.css", "sha256": "2" * 64}],
}
FIRST: Final = Version(
    id="oak-house",
    day=DAY,
    content="0123456789abcdef0123",
    files={"report.html": b"<p>one", "report.pdf": b"%PDF one", "report.docx": b"PK one"},
    bundle=json.dumps({"id": "oak-house"}).encode(),
    evidence=EVIDENCE,
    paragraphs=PARAGRAPHS,
    about={"made_from": MADE_FROM},
)
SECOND: Final = replace(
    FIRST,
    day=NEXT,
    content="fedcba98765432100000",
    files={name: content.replace(b"one", b"two") for name, content in FIRST.files.items()},
    replaces=1,
)


def beside(folder: Path) -> Beside:
    """Return what lies beside the bundle of a team, in a folder for a test."""
    (folder / "team").mkdir(exist_ok=True)
    return Beside(folder / "team" / "visit.bundle.json")


def publish(folder: Path, version: Version = FIRST, sign: Sign | None = None) -> Put:
    """Publish into `out` of a folder for a test."""
    return put_version(folder / "out", beside(folder), version, sign)


def published(factory: pytest.TempPathFactory, folder: Path) -> Path:
    """Return `out` of a folder for a test, with two versions that were published once."""

    def make(whole: Path) -> None:
        whole.mkdir()
        publish(whole)
        publish(whole, SECOND)

    shutil.copytree(made_once(factory, "two-versions", make), folder, dirs_exist_ok=True)
    return folder / "out"


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
