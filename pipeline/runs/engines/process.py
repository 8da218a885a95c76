"""One worker as its run sees it: a process at the other end of a socket.

A worker is a fresh interpreter (the start method ‘spawn’), started as any other program is. A copy
of this process (‘fork’) would share its locks, open files and threads, and breaks on macOS once a
text library is loaded. `multiprocessing` would run the main module again, pass objects as pickles,
and refuse to be used inside of a worker of another engine.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.runs.clock import now
from pipeline.runs.engines import Order
from pipeline.runs.engines.messages import Inbox, Message, packed

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[2]); "
    "from pipeline.start import ready; ready(); "
    "from pipeline.runs.engines.worker import main; main(int(sys.argv[1]))"
)
_PIECE = 1 << 16


@dataclass(slots=True)
class Worker:
    """A worker: the order it has, since when, and what is still to be sent to it.

    It has `done` so many orders, and held `settled` MiB once it had met what all reports need.
    """

    process: subprocess.Popen[bytes]
    line: socket.socket
    ready: bool = False
    order: Order | None = None
    since: float = field(default_factory=now)
    done: int = 0
    settled: float = 0.0
    _out: bytearray = field(default_factory=bytearray)
    _inbox: Inbox = field(default_factory=Inbox)

    @property
    def pid(self) -> int:
        """Return the number of its process."""
        return self.process.pid

    @property
    def has_to_send(self) -> bool:
        """Return whether something of its order is still to be sent."""
        return bool(self._out)

    def fileno(self) -> int:
        """Return what to wait for."""
        return self.line.fileno()

    def seconds(self) -> float:
        """Return for how long it has had its order, or has been starting."""
        return now() - self.since

    def give(self, order: Order) -> None:
        """Give it an order. It is sent once the worker is ready."""
        self.order = order
        if self.ready:
            self._begin(order)

    def is_ready(self) -> None:
        """Take note that it is warm; its time begins to count."""
        self.ready = True
        if self.order:
            self._begin(self.order)

    def _begin(self, order: Order) -> None:
        self.since = now()
        self.post({"kind": order.kind, **order.values}, order.body)

    def post(self, values: Mapping[str, Any], body: bytes = b"") -> None:
        """Send a message, as much of it as can be sent without waiting."""
        self._out += packed(values, body)
        self.send()

    def send(self) -> None:
        """Send more of what is to be sent. One that is gone is seen when it is heard."""
        with suppress(BlockingIOError, BrokenPipeError, ConnectionResetError):
            while self._out:
                del self._out[: self.line.send(self._out[:_PIECE])]

    def hear(self) -> list[Message] | None:
        """Return the messages that came; None once the worker is gone, or talks nonsense."""
        try:
            piece = self.line.recv(_PIECE)
        except BlockingIOError:
            return []
        except ConnectionResetError:
            return None
        if not piece:
            return None
        try:
            return list(self._inbox.take(piece))
        except ValueError:
            return None

    def end(self) -> int:
        """Kill it and all that it started, and return how it ended: an exit code or −signal.

        One that was dead already keeps its own end.
        """
        self.line.close()
        if self.process.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        return self.process.wait()


def start(
    setup: Mapping[str, Any], spare: str, handles: tuple[int, ...] = (), *, silent: bool = False
) -> Worker:
    """Start a worker. It has a group of its own: Ctrl-C at a terminal is not for it.

    It can read the open files `handles`, by the same numbers. What libraries say on standard error
    is not heard of one that is `silent`.
    """
    ours, theirs = socket.socketpair()
    with theirs:
        path = json.dumps([str(Path(one).absolute()) for one in sys.path])
        settings = {**os.environ, "TMPDIR": spare} if spare else dict(os.environ)
        process = subprocess.Popen(  # noqa: S603  this program itself
            [sys.executable, *_flags(), "-c", _START, str(theirs.fileno()), path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if silent else None,
            pass_fds=(theirs.fileno(), *handles),
            process_group=0,
            env=settings,
        )
    ours.setblocking(False)
    worker = Worker(process, ours)
    worker.post(setup)
    return worker


def _flags() -> list[str]:
    """Return the flags of this interpreter that change how a program runs."""
    optimised = ["-" + "O" * sys.flags.optimize] if sys.flags.optimize else []
    utf8 = ["-X", "utf8"] if sys.flags.utf8_mode else []
    return ["-P", *optimised, *utf8, *(f"-W{one}" for one in sys.warnoptions)]
