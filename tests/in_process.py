"""An engine that does the work in this process.

It is for tests that change what the program does, and for those that look at drafts and not at
processes: a worker takes a second to start. What it is given and what it answers crosses the same
messages as to a worker; `tests/runs/engines/` has workers.
"""

from __future__ import annotations

from typing import Final

import pytest

from pipeline.runs.engines import Answer, Answers, Engine, Limits, Orders, Setup, local
from pipeline.runs.engines.bench import bench_of
from pipeline.runs.engines.kinds import KINDS
from pipeline.runs.engines.messages import Inbox, Message, packed
from pipeline.runs.engines.work import work

# All is loaded before a test patches anything, or what is loaded meanwhile would keep the patch.
assert KINDS
NO_LIMITS: Final = Limits(1, 1e9, 1 << 40)


class InProcess:
    """Does each order at once."""

    def __init__(self, setup: Setup, _: Limits = NO_LIMITS) -> None:
        values, _body = crossed((setup.values(), b""))
        self.bench = bench_of(values)

    def answers(self, orders: Orders) -> Answers:
        for order in orders:
            if order is None:
                yield None
                continue
            values, body = crossed(({"kind": order.kind, **order.values}, order.body))
            yield order, Answer(*crossed(work(self.bench, values, body)))

    def busy(self) -> list[tuple[str, float]]:
        return []

    def close(self) -> None:
        """There is nobody to end."""


def crossed(message: Message) -> Message:
    """Return a message as it comes out at the other end."""
    (heard,) = Inbox().take(packed(*message))
    return heard


def use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `render` work in this process."""

    def engine(setup: Setup, limits: Limits) -> Engine:
        return InProcess(setup, limits)

    monkeypatch.setattr(local, "engine", engine)
