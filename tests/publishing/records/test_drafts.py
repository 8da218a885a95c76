"""`verify` holds drafts against their manifests, and believes none of somebody else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.commands import progress
from pipeline.publishing.records.verify import verify
from pipeline.runs.readers import SENT_TO
from pipeline.runs.record import NAME, digest, seal


def manifest(id_: str, *files: dict[str, Any]) -> bytes:
    data: dict[str, Any] = {"schema_version": "2", "bundle": {"id": id_}, "files": list(files)}
    return json.dumps({**data, "sha256": seal(data)}).encode()


def listed(name: str, content: bytes = b"draft") -> dict[str, Any]:
    return {"name": name, "bytes": len(content), "sha256": digest(content)}


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """Return a folder with two drafts."""
    for id_ in ("elm", "oak"):
        (tmp_path / "drafts" / id_).mkdir(parents=True)
        (tmp_path / "drafts" / id_ / "report.html").write_bytes(b"draft")
        (tmp_path / "drafts" / id_ / NAME).write_bytes(manifest(id_, listed("report.html")))
    return tmp_path / "drafts"


def test_drafts_as_they_were_written(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(drafts)]) == 0
    assert capsys.readouterr().out == "two reports, two files: all as recorded\n"
    assert main(["verify", str(drafts / "oak")]) == 0


def test_it_says_how_far_it_is(
    drafts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_PLAIN", 0.0)
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    assert main(["verify", str(drafts)]) == 0
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("inspection-reports: 1 of 2 done")
    assert last.startswith("inspection-reports: 2 of 2 done")
    assert main(["verify", str(drafts), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_draft_from_the_folder_itself(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drafts / "oak")
    assert verify(Path()).found.differences == ()


def test_what_was_edited_missing_or_added_is_named(drafts: Path) -> None:
    (drafts / "elm" / "report.html").write_bytes(b"Draft")
    (drafts / "oak" / "report.html").unlink()
    (drafts / "oak" / "notes.txt").write_bytes(b"x")
    assert verify(drafts).found.differences == (
        "elm/report.html: altered",
        "oak/report.html: missing",
        "oak/notes.txt: extra; no record names it",
    )


@pytest.mark.parametrize("reader", SENT_TO)
def test_what_is_sent_lies_in_a_folder_of_the_draft(drafts: Path, reader: str) -> None:
    name = f"{reader}/letter.html"
    (drafts / "oak" / reader).mkdir()
    (drafts / "oak" / name).write_bytes(b"draft")
    (drafts / "oak" / NAME).write_bytes(manifest("oak", listed("report.html"), listed(name)))
    assert verify(drafts).found.differences == ()
    (drafts / "oak" / name).write_bytes(b"Draft")
    (drafts / "oak" / reader / "more.html").write_bytes(b"x")
    assert verify(drafts).found.differences == (
        f"oak/{name}: altered",
        f"oak/{reader}/more.html: extra; no record names it",
    )
    (drafts / "oak" / reader).rename(drafts / "moved")
    (drafts / "oak" / reader).symlink_to(drafts / "moved")
    assert f"oak/{reader}: extra; no record names it" in verify(drafts).found.differences


NOT_OURS = "oak/manifest.json: it is none of ours, or was altered"


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{}", b"null", b"[" * 100_000, b"\xff", b'{"a":' * 100_000,
        manifest("elm", listed("report.html")),
        manifest("oak", listed("report.html")).replace(b"report", b"Report", 1),
        manifest("../oak", listed("report.html")),
        manifest("oak\0", listed("report.html")),
        manifest("o" * 300, listed("report.html")),
        manifest("oak", listed("../../elm/report.html")),
        manifest("oak", listed("/etc/passwd")),
        manifest("oak", listed("a\0b.html")),
        manifest("oak", listed("x" * 300 + ".html")),
        manifest("oak", {"name": "report.html"}),
        manifest("oak", {**listed("report.html"), "bytes": "5"}),
    ],
    ids=range(17),
)  # fmt: skip
def test_a_manifest_of_somebody_else_is_not_believed(drafts: Path, raw: bytes) -> None:
    (drafts / "oak" / NAME).write_bytes(raw)
    assert verify(drafts).found.differences == (NOT_OURS,)


def test_a_manifest_of_a_gigabyte_is_refused_at_once(drafts: Path) -> None:
    with (drafts / "oak" / NAME).open("wb") as file:
        file.truncate(2**30)
    assert verify(drafts).found.differences == (NOT_OURS,)
