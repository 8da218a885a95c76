"""A folder is put in its place as a whole, whatever happens, and what is not ours is kept."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.errors import BrokenError
from pipeline.runs.lock import FOLDER
from pipeline.runs.record import NAME, digest, seal
from pipeline.runs.workshop import Workshop, workshop
from tests.runs.engines.running import tree


def manifest(id_: str, files: dict[str, bytes]) -> bytes:
    """Return a manifest as we write it, as far as it matters here."""
    listed = [
        {"name": name, "bytes": len(content), "sha256": digest(content)}
        for name, content in files.items()
    ]
    data: dict[str, Any] = {"schema_version": "2", "bundle": {"id": id_}, "files": listed}
    return json.dumps({**data, "sha256": seal(data)}).encode()


def fill(folder: Path, id_: str, **files: bytes) -> Path:
    """Write a folder as we write it: `report_html` stands for report.html."""
    named = {name.replace("_", "."): content for name, content in files.items()}
    folder.mkdir()
    for name, content in {**named, NAME: manifest(id_, named)}.items():
        (folder / name).write_bytes(content)
    return folder


def old(out: Path) -> Path:
    out.mkdir()
    return fill(out / "oak", "oak", report_html=b"old", report_docx=b"old", gone_txt=b"old")


def put(shop: Workshop) -> tuple[str, ...]:
    built = fill(shop.new / "0", "oak", report_html=b"new", report_docx=b"new")
    return shop.put(built, "oak")


NEW = {"report.html": b"new", "report.docx": b"new"}
WHOLE = {**NEW, NAME: manifest("oak", NEW)}


def inside(folder: Path) -> dict[str, bytes]:
    return dict(tree(folder))


def test_a_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old(tmp_path / "out")
    with workshop(tmp_path / "out") as shop:
        assert put(shop) == ()
    assert inside(tmp_path / "out" / "oak") == WHOLE
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"oak"}


def test_what_is_not_ours_is_carried_over(tmp_path: Path) -> None:
    folder = old(tmp_path / "out")
    (folder / "notes.docx").write_bytes(b"mine")
    (folder / "letters").mkdir()
    (folder / "letters" / "one.txt").write_bytes(b"mine")
    (folder / "report.docx").write_bytes(b"edited")
    (folder / "gone.txt").write_bytes(b"edited, too")
    (folder / "link").symlink_to("notes.docx")
    (folder / ".part-abcd1234").write_bytes(b"of a run that was killed")
    with workshop(tmp_path / "out") as shop:
        assert put(shop) == ("report.edited-1.docx",)
    expected = {
        **WHOLE,
        "notes.docx": b"mine",
        "link": b"mine",
        "letters/one.txt": b"mine",
        "report.edited-1.docx": b"edited",
        "gone.txt": b"edited, too",
    }
    assert inside(folder) == expected
    with workshop(tmp_path / "out") as shop:
        (folder / "report.docx").write_bytes(b"edited again")
        assert put(shop) == ("report.edited-2.docx",)
    assert inside(folder) == {**expected, "report.edited-2.docx": b"edited again"}


FOREIGN = {
    "of something else": b'{"name": "app", "files": [{"name": "notes.docx"}]}',
    "in our old form": json.dumps(
        {"schema_version": "2", "bundle": {"id": "oak"}, "files": [{"name": "notes.docx"}]}
    ).encode(),
    "of another folder": manifest("yew", {"notes.docx": b"mine"}),
    "edited": manifest("oak", {"other": b""}).replace(b"other", b"notes.docx"),
    "no JSON": b"\xff",
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_manifest_takes_no_file_away(content: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "oak"
    folder.mkdir(parents=True)
    (folder / "notes.docx").write_bytes(b"mine")
    (folder / "report.html").write_bytes(b"mine")
    (folder / NAME).write_bytes(content)
    with workshop(tmp_path / "out") as shop:
        assert set(put(shop)) == {"manifest.edited-1.json", "report.edited-1.html"}
    assert inside(folder) == {
        **WHOLE,
        "notes.docx": b"mine",
        "report.edited-1.html": b"mine",
        "manifest.edited-1.json": content,
    }


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "oak"
    folder.mkdir(parents=True)
    (folder / "report.html").write_bytes(b"new")
    with workshop(tmp_path / "out") as shop:
        assert put(shop) == ()
    assert inside(folder) == WHOLE


@pytest.mark.parametrize("kind", ["link", "file"])
def test_nothing_is_put_over_a_link_or_a_file(kind: str, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    out.mkdir()
    other.mkdir()
    if kind == "link":
        (out / "oak").symlink_to(other)
    else:
        (out / "oak").write_bytes(b"mine")
    with workshop(out) as shop, pytest.raises(BrokenError):
        put(shop)
    assert list(other.iterdir()) == []
    assert (out / "oak").is_symlink() or (out / "oak").read_bytes() == b"mine"


# --- killed at any point -----------------------------------------------------------------


def killed_at(step: int, out: Path) -> None:
    """Put a folder in its place, in a process that is gone at the step-th change of the disk."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    left = [step]

    def counted(change: Any) -> Any:
        def run(*given: Any, **named: Any) -> Any:
            if left[0] <= 0:
                os._exit(9)
            left[0] -= 1
            return change(*given, **named)

        return run

    for name in ("rename", "unlink", "rmdir", "mkdir"):
        setattr(os, name, counted(getattr(os, name)))
    with workshop(out) as shop:
        put(shop)
    os._exit(0)


@pytest.mark.parametrize("step", range(26))
def test_a_run_that_is_killed_at_any_point_is_finished_by_the_next(
    step: int, tmp_path: Path
) -> None:
    folder = old(tmp_path / "out")
    for name, content in (("report.docx", b"edited"), ("notes.docx", b"mine")):
        (folder / name).write_bytes(content)
    before = inside(folder)
    killed_at(step, tmp_path / "out")
    after = {**WHOLE, "notes.docx": b"mine", "report.edited-1.docx": b"edited"}
    with workshop(tmp_path / "out"):
        assert inside(folder) in (before, after)
    with workshop(tmp_path / "out") as shop:
        put(shop)
    assert inside(folder) == after
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"oak"}


def test_parts_of_files_of_dead_runs_are_swept(tmp_path: Path) -> None:
    (tmp_path / ".part-x1y2z3_4").write_bytes(b"half of batch.json")
    (tmp_path / ".part-of-mine").write_bytes(b"mine")
    with workshop(tmp_path):
        assert {path.name for path in tmp_path.iterdir()} == {FOLDER, ".part-of-mine"}


# --- one run at a time -------------------------------------------------------------------


def test_a_second_run_is_refused(tmp_path: Path) -> None:
    with workshop(tmp_path), pytest.raises(BrokenError, match="Another run"), workshop(tmp_path):
        pass
    with workshop(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_something_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER).symlink_to(tmp_path)
    with pytest.raises(BrokenError, match="in the way"), workshop(tmp_path):
        pass
