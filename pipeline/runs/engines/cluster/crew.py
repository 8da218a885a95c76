"""The processes of a run on one worker of a cluster: warm ones are kept, until the run is over."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Event, Lock, Thread

from pipeline.runs.engines import Answer, Limits, Order, Setup
from pipeline.runs.engines.cluster.desk import Desk, Pulse
from pipeline.runs.engines.local import Local

_LOOK = 0.2  # seconds between two looks whether the run is still there

_crews: dict[Desk, Crew] = {}
_lock = Lock()


class Crew:
    """The processes of one run, as many as there were orders at once."""

    def __init__(self, desk: Desk, digest: str) -> None:
        """Read the setup of the run. Raises UnseenError."""
        values, _ = desk.read("setup", digest)
        self._setup, self._limits = Setup.of(values["setup"]), Limits(**values["limits"])
        self._desk, self._pulse, self._over = desk, Pulse(desk), Event()
        self._idle: list[_Member] = []
        Thread(target=self._watch, daemon=True).start()

    def work(self, order: Order) -> Answer | None:
        """Return what comes of an order; None once the run is over."""
        with _lock:
            one = self._idle.pop() if self._idle else None
        one = one or _Member(Local(self._setup, self._limits, silent=True), self._over)
        found = one.work(order)
        with _lock:
            if self._over.is_set():
                one.end()
            else:
                self._idle.append(one)
        return found

    def _watch(self) -> None:
        while self._pulse.is_there():
            self._over.wait(_LOOK)
        with _lock:
            self._over.set()
            for one in self._idle:
                one.end()
            _crews.pop(self._desk, None)


class _Member:
    """An engine with one process, in a thread that lasts: the process ends with it on Linux."""

    def __init__(self, local: Local, over: Event) -> None:
        self._local, self._over = local, over
        self._orders: SimpleQueue[Order | None] = SimpleQueue()
        self._found: SimpleQueue[Answer | None] = SimpleQueue()
        Thread(target=self._live, daemon=True).start()

    def work(self, order: Order) -> Answer | None:
        self._orders.put(order)
        return self._found.get()

    def end(self) -> None:
        self._orders.put(None)

    def _live(self) -> None:
        while order := self._orders.get():
            try:
                self._found.put(self._worked(order))
            except Exception as error:  # noqa: BLE001  whoever waits is to hear of it
                told = f"No process can be started ({type(error).__name__})."
                self._found.put(Answer(loss="died", told=told))
        self._local.close()

    def _worked(self, order: Order) -> Answer | None:
        for answered in self._local.answers(iter([order])):
            if answered:
                return answered[1]
            if self._over.is_set():
                break
        self._local.close()
        return None


def crew(desk: Desk, setup: str) -> Crew:
    """Return the processes of a run. Raises UnseenError where its setup cannot be read."""
    with _lock:
        if desk not in _crews:
            _crews[desk] = Crew(desk, setup)
        return _crews[desk]
