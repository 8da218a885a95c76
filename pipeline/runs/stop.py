"""Stopping a run from outside: Ctrl-C, or a signal that asks the program to end.

A stop comes as an exception, at once, so that no wait is too long for it; only while something is
done that must not stop half-way does it wait.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StoppedError(KeyboardInterrupt):
    """The run was asked to end. `code` is the exit code that says so: 128 and the signal."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


class _State:
    """How deep the program is in what must not stop, and the signal that came meanwhile.

    Once it is `stopping` nothing more is raised: who asks twice would lose what is being told.
    """

    depth = 0
    waiting = 0
    stopping = False


@contextmanager
def stoppable() -> Iterator[None]:
    """Let signals that ask the program to end raise StoppedError. Ignored ones stay ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.getsignal(one) for one in _SIGNALS}
    taken = [one for one, handler in before.items() if handler is not signal.SIG_IGN]
    _State.waiting, _State.stopping = 0, False
    for one in taken:
        signal.signal(one, _come)
    try:
        yield
    finally:
        for one in taken:
            signal.signal(one, before[one])


@contextmanager
def shielded() -> Iterator[None]:
    """Let a stop wait for the end of this."""
    _State.depth += 1
    try:
        yield
    finally:
        _State.depth -= 1
        if not _State.depth and _State.waiting:
            number, _State.waiting = _State.waiting, 0
            _stop(number)


def ending() -> None:
    """Let no stop come any more: the work is done, and what came of it is being told."""
    _State.stopping = True


def _come(number: int, _: FrameType | None) -> None:
    if _State.depth:
        _State.waiting = number
    else:
        _stop(number)


def _stop(number: int) -> None:
    if not _State.stopping:
        _State.stopping = True
        raise StoppedError(number)
