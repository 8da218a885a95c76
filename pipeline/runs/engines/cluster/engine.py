"""The engine of a cluster: each worker gets as many orders as it has threads, from here.

Only workers with the very tools of this run get any; one that comes later is asked then. An order
whose worker was lost goes to another one, and has that one to itself: one that kills each worker it
comes to takes nobody with it, and is lost itself in the end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Protocol

from pipeline.model.errors import BrokenError
from pipeline.runs.clock import now
from pipeline.runs.engines import (
    Answer,
    Answers,
    Engine,
    Limits,
    NoWorkersError,
    Order,
    Orders,
    Setup,
)
from pipeline.runs.engines.cluster.believed import UntrueError
from pipeline.runs.engines.cluster.connection import Heard, Scheduler, connected
from pipeline.runs.engines.cluster.errands import Errands, Fault, FaultError, Job
from pipeline.runs.engines.cluster.hands import Hand, Hands, differences
from pipeline.runs.engines.tools import tools
from pipeline.runs.result import Result

_LOOK = 0.05  # seconds to wait for an answer before None is one
_ROUND = 1.0  # seconds between two looks at who is there
_TRIES = 3  # workers that may be lost over one order
_OVERDUE = 400.0  # seconds beyond the limit after which a worker counts as lost, starts included
_LEAVE = 1.2  # seconds that workers may take to stop


class Connection(Protocol):
    """What a run needs of a cluster."""

    def workers(self) -> Mapping[str, int]:
        """Return how many orders at once each worker does. Raises BrokenError."""
        ...

    def is_safe(self, address: str) -> bool:
        """Return whether a worker is spoken to in the way that was asked for."""
        ...

    def send(self, address: str, key: str, text: str, heard: Heard) -> None:
        """Give a worker a task."""
        ...

    def forget(self, key: str) -> None:
        """Let go of a task."""
        ...

    def close(self) -> None:
        """Leave the cluster."""
        ...


@dataclass(slots=True)
class Cluster:
    """Workers of a cluster. `tell` hears of those that get no work.

    A run without a worker ends after some seconds of `patience`.
    """

    setup: Setup
    limits: Limits
    connection: Connection
    errands: Errands
    tell: Callable[[str], None]
    patience: float = 60.0
    _hands: Hands = field(default_factory=Hands)
    _jobs: dict[str, Job] = field(default_factory=dict)
    _ready: deque[Job] = field(default_factory=deque)
    _suspects: deque[Job] = field(default_factory=deque)
    _heard: SimpleQueue[tuple[str, str | None]] = field(default_factory=SimpleQueue)
    _settled: deque[tuple[Order, Answer]] = field(default_factory=deque)
    _looked: float = 0.0
    _able: float = 0.0

    def answers(self, orders: Orders) -> Answers:
        """Yield what comes of each order, as it comes; None now and then while there is none.

        Raises NoWorkersError when the scheduler is gone, or no worker is left.
        """
        more, self._able = True, now()
        while more or self._to_do():
            asks = more and not self._ready
            if asks:
                more = self._ask(orders)
            if self._to_do():
                yield from self._round()
            gave = self._give_one()
            yield from self._take(0.0 if asks or gave else _LOOK)
            yield None

    def busy(self) -> list[tuple[str, float]]:
        """Return what is being worked on, and for how many seconds."""
        return [(one.order.name, now() - one.since) for one in self._at_work()]

    def close(self) -> None:
        """End all work at once; workers are given a moment to do so, and to say so."""
        self.errands.end()
        end = now() + _LEAVE
        while self._jobs and now() < end:
            for key, _ in self._waited(_LOOK):
                self._jobs.pop(key, None)
        self.connection.close()
        self.errands.close()

    def _at_work(self) -> list[Job]:
        return [one for one in self._jobs.values() if one.order.kind != "tools"]

    def _to_do(self) -> bool:
        return bool(self._ready or self._suspects or self._at_work())

    def _ask(self, orders: Orders) -> bool:
        """Take one more order, if there is one; return whether it is worth asking again."""
        try:
            order = next(orders)
        except StopIteration:
            return False
        if order is not None:
            self._ready.append(Job(order))
        return True

    # --- who is there ----------------------------------------------------------------------

    def _round(self) -> Iterator[tuple[Order, Answer]]:
        """See who came and who went, if it is time to."""
        if now() - self._looked < _ROUND:
            return
        self._looked = now()
        new, gone = self._hands.look(self.connection.workers())
        for hand in new:
            self._meet(hand)
        for job in [one for one in self._jobs.values() if one.hand in gone]:
            yield from self._lost(self._jobs.pop(job.key))
        for job in [one for one in self._jobs.values() if self._is_overdue(one)]:
            self._refuse(self._hands.all[job.hand], "it does not answer")
            yield from self._lost(self._jobs.pop(job.key))
        if self._hands.any_taken() or self._at_work():
            self._able = now()
        elif self._hands.all_refused():
            raise NoWorkersError("No worker of the cluster can do this work.")
        elif now() - self._able > self.patience:
            raise NoWorkersError(f"The cluster has had no worker for {self.patience:g} seconds.")

    def _is_overdue(self, job: Job) -> bool:
        return now() - job.since > self.limits.seconds + _OVERDUE

    def _meet(self, hand: Hand) -> None:
        """Ask a worker what it makes reports with."""
        if not self.connection.is_safe(hand.address):
            self._refuse(hand, "it is not reached by TLS")
            return
        values = {"name": "", "line": 1, "length": 0, "shown": ""}
        self._give(Job(Order(-1, "", "tools", values)), hand)

    def _met(self, hand: Hand, answer: Answer) -> None:
        theirs = answer.values.get("tools")
        if theirs is None:
            self._refuse(hand, answer.told or "it cannot say what it makes reports with")
        elif other := differences(tools(self.setup.home, self.setup.options), theirs):
            self._refuse(hand, other)
        elif hand.state == "asked":
            hand.state = "taken"

    def _refuse(self, hand: Hand, why: str) -> None:
        if hand.state != "refused":
            hand.state = "refused"
            self.tell(f"{hand.address} gets no work: {why}.")

    # --- what there is to do, and what came of it -------------------------------------------

    def _give_one(self) -> bool:
        """Give somebody something, if both are there; return whether it was so."""
        if self._suspects and (hand := self._hands.free(alone=True)):
            self._give(self._suspects.popleft(), hand, alone=True)
            return True
        room = not self.limits.jobs or len(self._at_work()) < self.limits.jobs
        if self._ready and room and (hand := self._hands.free(spared=bool(self._suspects))):
            job = self._ready.popleft()
            try:
                self._give(job, hand)
            except BrokenError as error:
                self._settled.append((job.order, _unwritable(job, str(error))))
            return True
        return False

    def _give(self, job: Job, hand: Hand, *, alone: bool = False) -> None:
        text = self.errands.begin(job, hand.address)
        job.places, job.since = hand.threads if alone else 1, now()
        hand.busy += job.places
        self._jobs[job.key] = job
        self.connection.send(
            hand.address, job.key, text, lambda key, said: self._heard.put((key, said))
        )

    def _waited(self, seconds: float) -> Iterator[tuple[str, str | None]]:
        """Yield what was heard; wait so long for the first."""
        with suppress(Empty):
            yield self._heard.get(timeout=seconds) if seconds else self._heard.get_nowait()
            while True:
                yield self._heard.get_nowait()

    def _take(self, seconds: float) -> Iterator[tuple[Order, Answer]]:
        while self._settled:
            yield self._settled.popleft()
        for key, text in self._waited(seconds):
            job = self._jobs.pop(key, None)
            if job:
                hand = self._hands.all.get(job.hand) or Hand(job.hand, 1)
                hand.busy -= job.places
                yield from self._said(job, hand, text)
                self.errands.done(job)
                self.connection.forget(key)

    def _said(self, job: Job, hand: Hand, text: str | None) -> Iterator[tuple[Order, Answer]]:
        try:
            answer = self.errands.answer(job, text)
        except FaultError as error:
            yield from self._failed(job, hand, error.fault)
        except UntrueError as error:
            self._refuse(hand, str(error))
            yield from self._lost(job)
        else:
            if job.order.kind == "tools":
                self._met(hand, answer)
            else:
                yield job.order, answer

    def _failed(self, job: Job, hand: Hand, fault: Fault) -> Iterator[tuple[Order, Answer]]:
        """See to an order that a worker could not do."""
        if fault == "source" and not job.carried:
            self.errands.carries = True
            self._ready.append(job)
            return
        if fault == "unwritable" and job.order.kind != "tools":
            told = f"{self.errands.desk.folder}: This folder cannot be written."
            yield job.order, _unwritable(job, told)
            return
        if fault == "unseen":
            self._refuse(hand, f"it does not see {self.errands.desk.folder}")
        elif job.order.kind == "tools":
            self._refuse(hand, "it cannot run this program")
        yield from self._lost(job)

    def _lost(self, job: Job) -> Iterator[tuple[Order, Answer]]:
        """See to an order whose worker was lost."""
        self.connection.forget(job.key)
        if job.order.kind == "tools":
            return
        job.tries += 1
        if job.tries < _TRIES:
            self._suspects.append(job)
        else:
            told = f"Each of {_TRIES} workers of the cluster that were at it was lost."
            yield job.order, Answer(loss="died", told=told)


def _unwritable(job: Job, told: str) -> Answer:
    name, line = job.order.values["name"], job.order.values["line"]
    result = Result(name, "failed", line, failure=told, cause="unwritable")
    return Answer({"result": result.data()})


def engine(
    setup: Setup, limits: Limits, address: Scheduler, folder: Path, tell: Callable[[str], None]
) -> Engine:
    """Return the engine of a cluster whose workers see `folder`. Raises BrokenError."""
    connection = connected(address)
    try:
        return Cluster(setup, limits, connection, Errands(folder, setup, limits), tell)
    except BaseException:
        connection.close()
        raise
