"""A stop is raised once, and not any more when what was done is being told."""

from __future__ import annotations

import signal

import pytest

from pipeline.runs.stop import StoppedError, ending, shielded, stoppable


def test_who_asks_twice_stops_nothing_but_the_work() -> None:
    with stoppable():
        with pytest.raises(StoppedError) as stop:
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        with shielded():
            signal.raise_signal(signal.SIGINT)
    assert stop.value.code == 143
    with stoppable(), pytest.raises(StoppedError):
        signal.raise_signal(signal.SIGINT)


def test_what_must_not_stop_is_finished_first() -> None:
    done: list[str] = []

    def work() -> None:
        with shielded():
            signal.raise_signal(signal.SIGTERM)
            done.append("all of it")
        done.append("more")

    with stoppable(), pytest.raises(StoppedError):
        work()
    assert done == ["all of it"]


def test_nothing_stops_what_is_told_at_the_end() -> None:
    with stoppable():
        ending()
        signal.raise_signal(signal.SIGTERM)
