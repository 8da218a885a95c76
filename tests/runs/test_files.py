"""Files that appear whole or not at all, with the rights that the umask leaves."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.runs.files import write_whole


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
