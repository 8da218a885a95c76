"""What may lie in a folder of bundles: what is none is told, and nothing is waited for."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle, again, expected, find, left_out
from pipeline.evidence.json.strict import MAX_BYTES
from pipeline.model.errors import BrokenError

DEVICE = "This is a pipe, a socket or a device, not a bundle."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a bundle at each end of the alphabet."""
    for name in ("a", "z"):
        (tmp_path / f"{name}.bundle.json").write_bytes(name.encode())
    return tmp_path


def names(*paths: Path) -> list[str]:
    """Return the bundles that are found, by the path below the first, or what is said instead."""
    return [
        one.message if isinstance(one, BrokenError) else os.path.relpath(one.name, paths[0])
        for one in find(paths)
    ]


def around(said: str) -> list[str]:
    return ["a.bundle.json", said, "z.bundle.json"]


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "m.bundle.json")
    assert names(folder) == around(DEVICE)


def test_a_device_that_never_ends_is_not_read(folder: Path) -> None:
    (folder / "m.bundle.json").symlink_to("/dev/zero")
    assert names(folder) == around(DEVICE)


def test_a_socket_is_no_bundle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("m.bundle.json")
        assert names(folder) == around(DEVICE)


def test_a_folder_with_the_name_of_a_bundle_is_told_and_looked_into(folder: Path) -> None:
    inside = folder / "m.bundle.json" / "bundle.json"
    inside.parent.mkdir()
    inside.write_bytes(b"m")
    said = "This is a folder, not a bundle."
    assert names(folder) == [
        "a.bundle.json", said, "m.bundle.json/bundle.json", "z.bundle.json"
    ]  # fmt: skip


def test_a_link_to_a_folder_is_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "bundle.json").write_bytes(b"m")
    (folder / "linked").symlink_to(elsewhere)
    assert names(folder) == around("linked/bundle.json")


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "up").symlink_to(folder)
    (folder / "self").symlink_to(folder)
    (folder / "x").symlink_to("x")
    (folder / "nowhere").symlink_to("gone")
    (folder / "m.bundle.json").symlink_to("m.bundle.json")
    assert names(folder) == around("This file cannot be read: Too many levels of symbolic links.")


def test_a_folder_that_is_shut_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "shut").mkdir()
    opened = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert names(folder) == around("This folder cannot be read: Permission denied.")


@pytest.mark.parametrize("name", ["n" * 300, f"{'n' * 300}/bundle.json"])
def test_a_name_may_be_too_long_for_any_file(name: str, folder: Path) -> None:
    said = "This file cannot be read: File name too long."
    assert names(folder / name) == [said]
    assert expected([folder / name]) == 1


def test_a_name_may_be_as_long_as_can_be(folder: Path) -> None:
    name = f"{'m' * (255 - len('.bundle.json'))}.bundle.json"
    (folder / name).write_bytes(b"m")
    assert names(folder) == around(name)


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"first\n\nthird\n")
    found: Iterator[RawBundle | BrokenError] = find([path])
    assert next(found) == RawBundle(str(path), b"first", 1)
    with path.open("ab") as file:
        file.write(b"fourth, written meanwhile")
    assert list(found) == [
        RawBundle(str(path), b"third", 3),
        RawBundle(str(path), b"fourth, written meanwhile", 4),
    ]


def test_a_line_that_is_too_long_is_told_and_the_next_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"1\n" + b"x" * (MAX_BYTES * 2) + b"\n3\n")
    one, two, three = find([path])
    assert isinstance(one, RawBundle)
    assert isinstance(two, RawBundle)
    assert isinstance(three, RawBundle)
    assert (one.is_whole, two.is_whole, three.is_whole) == (True, False, True)
    assert (len(two.raw), three.raw, three.first_line) == (MAX_BYTES + 2, b"3", 3)
    assert again(three) == three


def test_a_bundle_is_found_again_where_it_was(folder: Path) -> None:
    (folder / "many.jsonl").write_bytes(b"one\n\ntwo\n")
    for one in find([folder / "many.jsonl", folder]):
        assert isinstance(one, RawBundle)
        assert again(one) == one
    (folder / "many.jsonl").unlink()
    assert again(RawBundle("many.jsonl", b"", 3, folder / "many.jsonl", 5)) is None


def test_no_more_of_a_file_is_read_than_a_bundle_may_have(tmp_path: Path) -> None:
    path = tmp_path / "bundle.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 100)
    (found,) = find([path])
    assert isinstance(found, RawBundle)
    assert not found.is_whole
    assert len(found.raw) == MAX_BYTES + 1


# --- other JSON files --------------------------------------------------------------------

NOT_READ = "not read: bundles are called bundle.json or end in .bundle.json."


def test_other_json_files_are_told_beside_bundles_and_where_there_is_none(folder: Path) -> None:
    for name in ("below", ".hidden"):
        (folder / name).mkdir()
    for name in ("visit.json", "below/visit.json", "below/bundle-2.json", ".hidden/a.json"):
        (folder / name).touch()
    assert list(left_out([folder])) == [f"{folder}: 3 other .json files here were {NOT_READ}"]
    assert list(left_out([folder / "below"])) == []
    (error,) = find([folder / "below"])
    assert isinstance(error, BrokenError)
    assert error.hint == f"2 other .json files here were {NOT_READ}"


def test_what_the_program_writes_beside_bundles_is_not_told(folder: Path) -> None:
    for name in ("sccif-rfc-full.schema.json", "a.states.json", "a.comments.json", "batch.json"):
        (folder / name).touch()
    assert list(left_out([folder, folder / "a.bundle.json"])) == []
    assert names(folder) == ["a.bundle.json", "z.bundle.json"]
