"""The local engine: what goes wrong with one report is told, and ends nothing else.

Limits of time hold for reports that never end, and are far away for all others: no test depends on
how busy the machine is.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.model.errors import BrokenError
from pipeline.resources import Home
from pipeline.runs.engines import Answer, Limits, NoWorkersError, Order, Setup, local
from pipeline.runs.engines.local import Local
from pipeline.runs.engines.memory import mebibytes
from pipeline.runs.engines.process import Worker, start
from pipeline.runs.options import Options
from tests.runs.engines import running

FAR: Final = 1000.0
OUTLINE: Final = Options(("outline",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "new").mkdir()
    (tmp_path / "spare").mkdir()
    return tmp_path


def engine(folder: Path, *, templates: Path | None = None, jobs: int = 1) -> Local:
    setup = Setup(Home(templates), OUTLINE, "")
    return Local(setup, Limits(jobs, FAR, 1 << 20, str(folder / "spare")))


def order(folder: Path, number: int, raw: bytes) -> Order:
    values = {
        "name": f"{number}.json",
        "line": 1,
        "length": len(raw),
        "build": str(folder / "new" / str(number)),
        "stands": str(folder / "none"),
        "shown": str(folder / "none"),
        "beside": False,
        "keep": [],
        "taken": False,
    }
    return Order(number, f"{number}.json", "draft", values, raw)


def good(folder: Path, number: int) -> Order:
    return order(folder, number, running.bundle(f"good-{number}"))


def bad(folder: Path, number: int) -> Order:
    return order(folder, number, running.hostile(f"bad-{number}"))


def answers(engine: Local, *orders: Order) -> dict[int, Answer]:
    return {one.number: answer for one, answer in filter(None, engine.answers(iter(orders)))}


@pytest.fixture
def hanging(folder: Path) -> Iterator[Local]:
    """Yield an engine with one warm worker, and with templates that hang."""
    one = engine(folder, templates=running.hanging(folder / "own"))
    assert not answers(one, good(folder, 0))[0].loss
    yield one
    one.close()


def test_a_worker_that_has_grown_is_replaced_between_two_reports(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a twentieth over what it held when it had met all: nothing is lost, and one is at work."""
    monkeypatch.setattr(local, "_SETTLED", 2)
    held = iter((100.0, 103.0, 105.0, 60.0, 61.0))
    pids: list[int] = []

    def told(pid: int) -> float:
        if one._workers and one._workers[0].order:
            return 0.0  # a look at limits, not between two orders
        pids.append(pid)
        return next(held)

    monkeypatch.setattr(local, "mebibytes", told)
    one = engine(folder)
    try:
        found = answers(one, *(good(folder, number) for number in range(7)))
        assert sorted(found) == [*range(7)]
        assert not any(answer.loss for answer in found.values())
        assert [pid == pids[0] for pid in pids] == [True, True, True, False, False]
        assert not running.is_there(pids[0])
        assert [worker.pid for worker in one._workers] == pids[-1:]
    finally:
        one.close()


def test_what_a_report_may_take_does_not_hold_for_a_worker_that_says_who_it_is(
    folder: Path,
) -> None:
    """A worker of a cluster with a slow disk was refused, because its greeting was judged so."""
    one = engine(folder)
    one.limits = replace(one.limits, seconds=0.0)
    values = {"name": "", "line": 1, "length": 0, "shown": ""}
    try:
        found = answers(one, Order(-1, "", "tools", values))[-1]
        assert (found.loss, found.told) == (None, "")
        assert found.values["tools"]["code"]
    finally:
        one.close()


def test_a_report_that_hangs_is_ended_and_the_next_one_done(hanging: Local, folder: Path) -> None:
    before = hanging._workers[0].pid
    hanging.limits = replace(hanging.limits, seconds=0.3)
    (lost,) = answers(hanging, bad(folder, 1)).values()
    assert (lost.loss, lost.told) == ("time", "It took longer than 0.3 seconds and was ended.")
    assert not running.is_there(before)
    hanging.limits = replace(hanging.limits, seconds=FAR)
    (done,) = answers(hanging, good(folder, 2)).values()
    assert done.values["result"]["state"] == "drafted"


def test_a_worker_that_is_stopped_counts_as_hanging(hanging: Local, folder: Path) -> None:
    os.kill(hanging._workers[0].pid, signal.SIGSTOP)
    hanging.limits = replace(hanging.limits, seconds=0.3)
    (lost,) = answers(
        hanging, order(folder, 1, b" " * (4 << 20))
    ).values()  # more than a pipe holds
    assert lost.loss == "time"


def test_two_that_are_killed_leave_two_workers(folder: Path) -> None:
    one = engine(folder, templates=running.hanging(folder / "own"), jobs=2)
    lost = dict[int, Answer]()
    for answered in one.answers(iter([bad(folder, 1), bad(folder, 2), good(folder, 3)])):
        if answered:
            lost[answered[0].number] = answered[1]
        for worker in one._workers:
            if worker.ready and worker.order and worker.order.number < 3:
                os.kill(worker.pid, signal.SIGKILL)
    assert [lost[at].loss for at in (1, 2, 3)] == ["died", "died", None]
    assert lost[1].told == "The process that was at it ended (SIGKILL)."
    assert set(answers(one, good(folder, 4), good(folder, 5))) == {4, 5}
    assert len(one._workers) == 2
    one.close()


def test_a_report_that_grows_without_bound_is_ended(folder: Path) -> None:
    one = engine(folder, templates=running.growing(folder / "own"))
    one.limits = replace(one.limits, mebibytes=300)
    found = answers(one, bad(folder, 1), good(folder, 2))
    assert (found[1].loss, found[2].loss) == ("memory", None)
    assert "300 MiB" in found[1].told
    one.close()


def test_memory_of_a_process_can_be_told() -> None:
    assert 10 < mebibytes(os.getpid()) < 10_000
    assert mebibytes(2**22 + 1) == 0


def test_a_worker_that_dies_while_it_starts_hands_its_order_on(folder: Path) -> None:
    one, killed = engine(folder), False
    found = dict[int, Answer]()
    for answered in one.answers(iter([good(folder, 1)])):
        if answered:
            found[answered[0].number] = answered[1]
        if not killed:
            os.kill(one._workers[0].pid, signal.SIGKILL)
            killed = True
    assert found[1].loss is None
    one.close()


def test_workers_that_cannot_start_end_the_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [])
    one = engine(folder)
    with pytest.raises(BrokenError, match="A worker cannot start"):
        answers(one, good(folder, 1))
    one.close()


def test_where_no_more_workers_may_start_those_that_are_there_do_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Worker] = []

    def start_one(*given: Any, **more: Any) -> Worker:
        if started:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        started.append(start(*given, **more))
        return started[0]

    monkeypatch.setattr(local, "start", start_one)
    one = engine(folder, jobs=3)
    found = answers(one, *(good(folder, number) for number in (1, 2, 3)))
    assert {number: answer.loss for number, answer in found.items()} == {1: None, 2: None, 3: None}
    assert one._workers == started
    os.kill(started[0].pid, signal.SIGKILL)
    with pytest.raises(NoWorkersError, match="No worker can start: Resource temporarily unavail"):
        answers(one, good(folder, 4), good(folder, 5))
    one.close()


def test_a_worker_that_talks_nonsense_is_lost(hanging: Local, folder: Path) -> None:
    worker = hanging._workers[0]
    assert list(worker._inbox.take(b"\0" * 7)) == []  # the beginning of what is no message
    (lost,) = answers(hanging, good(folder, 1)).values()
    assert lost.loss == "died"


def test_workers_go_when_the_engine_closes(hanging: Local, folder: Path) -> None:
    pids = [one.pid for one in hanging._workers]
    orders = hanging.answers(iter([bad(folder, 1)]))
    running.until(lambda: next(orders) is None and hanging._workers[0].ready)
    hanging.close()
    assert not any(map(running.is_there, pids))
