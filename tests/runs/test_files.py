"""Files appear whole or not at all, what is no file stays what it is; the umask is obeyed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from pipeline.model.errors import BrokenError
from pipeline.runs.files import put_folder, put_new, write_whole


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "findings.json"
    write_whole(target, b"first")
    write_whole(target, b"second")
    assert target.read_bytes() == b"second"
    assert [one.name for one in target.parent.iterdir()] == ["findings.json"]


def test_a_pipe_takes_the_content_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe, taken = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = Thread(target=lambda: taken.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"findings")
    reader.join(timeout=10)
    assert taken == [b"findings"]
    assert pipe.is_fifo()


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    null = Path(os.devnull)
    write_whole(null, b"findings")
    assert null.is_char_device()


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize(("mask", "rights"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_a_file_has_the_rights_that_the_umask_leaves(
    mask: int, rights: int, tmp_path: Path
) -> None:
    path = tmp_path / "deep" / "file.txt"
    with umask(mask):
        write_whole(path, b"words")
        assert os.umask(mask) == mask  # it was asked for, and not changed
    assert path.read_bytes() == b"words"
    assert path.stat().st_mode & 0o777 == rights


REFUSALS = [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EMLINK]


def without_links(patch: pytest.MonkeyPatch, number: int) -> None:
    def link(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    patch.setattr(os, "link", link)


@pytest.mark.parametrize("number", REFUSALS)
def test_a_new_file_needs_no_hard_links(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_links(monkeypatch, number)
    path = tmp_path / "deep" / "visit.xlsx"
    assert put_new(path, b"first")
    assert not put_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert path.stat().st_mode & 0o777 == 0o600
    assert put_folder(tmp_path / "sheets", [("evidence.csv", b"cells")])
    assert (tmp_path / "sheets" / "evidence.csv").read_bytes() == b"cells"
    assert sorted(one.name for one in tmp_path.rglob("*")) == [
        "deep", "evidence.csv", "sheets", "visit.xlsx",
    ]  # fmt: skip


def test_a_link_that_leads_nowhere_is_there_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_links(monkeypatch, errno.EPERM)
    path = tmp_path / "visit.xlsx"
    path.symlink_to(tmp_path / "elsewhere")
    assert not put_new(path, b"words")
    assert path.is_symlink()
    assert [one.name for one in tmp_path.iterdir()] == ["visit.xlsx"]


def test_a_new_file_that_fails_leaves_no_name_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    without_links(monkeypatch, errno.EPERM)
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(BrokenError):
        put_new(tmp_path / "visit.xlsx", b"words")
    assert list(tmp_path.iterdir()) == []
