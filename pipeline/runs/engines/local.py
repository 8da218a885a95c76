"""The local engine: as many workers as cores, each with one order at a time.

A worker that dies, takes too long or grows too large is ended and replaced; only the report that
it was at is lost. One that has grown a little over hundreds of reports is replaced between two, so
that a run of any length holds as much memory as a short one. Limits are watched from here, so that
nothing a report does can lift them.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector

from pipeline.runs.engines import (
    Answer,
    Answers,
    Engine,
    Limits,
    Loss,
    NoWorkersError,
    Order,
    Orders,
    Setup,
)
from pipeline.runs.engines.memory import mebibytes
from pipeline.runs.engines.messages import Message
from pipeline.runs.engines.process import Worker, start

_LOOK = 0.05  # seconds between two looks at time and memory
_WARM = 120.0  # seconds that a worker may take to start, or to say what it is made of
_STARTS = 3  # workers in a row that may fail to
_SETTLED = 40  # orders after which a worker has met what all reports need
_GROWN = 1.04  # times as large as it was then: the libraries that draw never give all back


@dataclass(slots=True)
class Local:
    """Workers on this machine. Those that are `silent` have no standard error.

    All of them can read the open files `handles`, by the same numbers.
    """

    setup: Setup
    limits: Limits
    silent: bool = False
    handles: tuple[int, ...] = ()
    _workers: list[Worker] = field(default_factory=list)
    _held: list[Order] = field(default_factory=list)
    _failed_starts: int = 0
    _most: int = 0

    def answers(self, orders: Orders) -> Answers:
        """Yield what comes of each order, as it comes; None at each look in between.

        Raises NoWorkersError if workers cannot start at all.
        """
        more, self._most = True, self.limits.jobs
        while more or self._held or any(one.order for one in self._workers):
            waits = True
            while (more or self._held) and waits and self._has_room():
                try:
                    order = self._held.pop() if self._held else next(orders)
                except StopIteration:
                    more = False
                    break
                if order is None:
                    waits = False
                else:
                    self._give(order)
            yield from self._look(_LOOK if waits else 0.0)
            yield None

    def busy(self) -> list[tuple[str, float]]:
        """Return what is being worked on, and for how many seconds."""
        return [(one.order.name, one.seconds()) for one in self._workers if one.order]

    def close(self) -> None:
        """End all workers at once, whatever they do."""
        for one in self._workers:
            one.end()
        self._workers.clear()

    def _free(self) -> Worker | None:
        return next((one for one in self._workers if not one.order), None)

    def _has_room(self) -> bool:
        return self._free() is not None or len(self._workers) < self._most

    def _give(self, order: Order) -> None:
        """Give an order to a worker that has none, or to another one; else it waits for one."""
        worker = self._free() or self._another()
        if worker:
            worker.give(order)
        else:
            self._held.append(order)

    def _another(self) -> Worker | None:
        """Start one more worker; None where the system allows no more than there are."""
        try:
            spare = self.limits.spare
            worker = start(self.setup.values(), spare, self.handles, silent=self.silent)
        except OSError as error:
            if not self._workers:
                said = f"No worker can start: {error.strerror or 'unknown'}."
                raise NoWorkersError(said) from error
            self._most = len(self._workers)
            return None
        self._workers.append(worker)
        return worker

    def _look(self, seconds: float) -> Iterator[tuple[Order, Answer]]:
        """Wait until a worker says something, but no longer than this; then look at limits."""
        with DefaultSelector() as waiting:
            for one in self._workers:
                waiting.register(one, EVENT_READ | (EVENT_WRITE if one.has_to_send else 0))
            found = waiting.select(seconds) if self._workers else []
        for key, events in found:
            assert isinstance(key.fileobj, Worker)
            if events & EVENT_WRITE:
                key.fileobj.send()
            if events & EVENT_READ:
                yield from self._heard(key.fileobj)
        for one in [one for one in self._workers if one.order or not one.ready]:
            yield from self._kept_in_bounds(one)

    def _heard(self, worker: Worker) -> Iterator[tuple[Order, Answer]]:
        messages = worker.hear()
        if messages is None:
            yield from self._lost(worker, "died")
        for values, body in messages or ():
            yield from self._said(worker, (values, body))

    def _said(self, worker: Worker, message: Message) -> Iterator[tuple[Order, Answer]]:
        if not worker.ready:
            self._failed_starts = 0
            worker.is_ready()
        elif worker.order:
            order, worker.order = worker.order, None
            self._replaced_if_grown(worker)
            yield order, Answer(*message)

    def _replaced_if_grown(self, worker: Worker) -> None:
        """End a worker between two orders once it has grown; the next order starts another."""
        worker.done += 1
        if worker.done < _SETTLED:
            return
        held = mebibytes(worker.pid)
        worker.settled = worker.settled or held
        if held > _GROWN * worker.settled:
            self._workers.remove(worker)
            worker.end()

    def _kept_in_bounds(self, worker: Worker) -> Iterator[tuple[Order, Answer]]:
        if worker.seconds() > self._allowed(worker):
            yield from self._lost(worker, "time")
        elif mebibytes(worker.pid) > self.limits.mebibytes:
            yield from self._lost(worker, "memory")

    def _allowed(self, worker: Worker) -> float:
        """Return the seconds that a worker has: its limit is for a report, not to say who it is."""
        is_asked = worker.order is not None and worker.order.kind == "tools"
        return self.limits.seconds if worker.ready and not is_asked else _WARM

    def _lost(self, worker: Worker, why: Loss) -> Iterator[tuple[Order, Answer]]:
        """End a worker. One that was still starting hands its order on to the next."""
        self._workers.remove(worker)
        code = worker.end()
        if worker.ready:
            if worker.order:
                yield worker.order, Answer(loss=why, told=self._told(worker, why, code))
            return
        self._failed_starts += 1
        if self._failed_starts >= _STARTS:
            raise NoWorkersError(f"A worker cannot start. {self._told(worker, why, code)}")
        if worker.order:
            self._give(worker.order)

    def _told(self, worker: Worker, why: Loss, code: int) -> str:
        if why == "time":
            return f"It took longer than {self._allowed(worker):g} seconds and was ended."
        if why == "memory":
            return f"It took more than {self.limits.mebibytes:,} MiB of memory and was ended."
        return f"The process that was at it ended ({_end(code)})."


def engine(setup: Setup, limits: Limits) -> Engine:
    """Return the local engine. A worker is started when there is something for it to do."""
    return Local(setup, limits)


def _end(code: int) -> str:
    """Return how a process ended, in words."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
