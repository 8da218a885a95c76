"""What is put aside comes back as it was, from memory and from the disk, be it full or not."""

from __future__ import annotations

import errno
import os
from array import array
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.runs import spool as spools
from pipeline.runs.copies.run_report import Report
from pipeline.runs.result import Result
from pipeline.runs.spool import Done, Spool


def done(number: int) -> Done:
    report = Report(array("H", range(number, number + 400)), number, 1, b"{}")
    result = Result(f"{number}.json", "drafted", bundle=f"b{number}")
    return Done(number, result, "made", report=report, aside=("a", "b"))


def writes_some(real: Callable[..., int], *given: Any) -> int:
    fd, content, at = given
    return real(fd, content[:100], at)


def is_full(_: Callable[..., int], *__: Any) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def fills(real: Callable[..., int], *given: Any) -> int:
    fd, content, at = given
    return real(fd, content[:50], at) if at < 3000 else is_full(real)


@pytest.mark.parametrize("way", [None, writes_some, is_full, fills])
def test_each_comes_back_as_it_was(
    way: Callable[..., int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spools, "_IN_MEMORY", 3000)
    if way:
        real = os.pwrite
        monkeypatch.setattr(os, "pwrite", lambda *given: way(real, *given))
    spool = Spool()
    for number in (3, 1, 0, 2, 5, 4):
        spool.put(done(number))
    assert list(spool.all()) == [done(number) for number in range(6)]
    spool.cut(4)
    assert spool.numbers() == [0, 1, 2, 3]
    spool.close()
