"""A worker: it warms up once, then takes orders one by one until nobody is there to give any."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from queue import SimpleQueue

from pipeline.runs.engines.messages import Inbox, Message, packed

_PIECE = 1 << 16
_DEATH = 1  # PR_SET_PDEATHSIG


def main(handle: int) -> None:
    """Serve the run at the other end of a socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    line = socket.socket(fileno=handle)
    orders: SimpleQueue[Message] = SimpleQueue()
    threading.Thread(target=_listen, args=(line, orders), daemon=True).start()
    values, _ = orders.get()
    from pipeline.runs.engines.bench import bench_of
    from pipeline.runs.engines.work import load, work

    bench = bench_of(values)
    load(bench)
    gc.collect()
    gc.freeze()  # what is there now stays, and need not be looked through after each report
    line.sendall(packed({"ready": True}))
    while True:
        values, body = orders.get()
        gc.disable()
        answer = work(bench, values, body)
        gc.enable()
        line.sendall(packed(*answer))
        gc.collect()


def _listen(line: socket.socket, orders: SimpleQueue[Message]) -> None:
    """Hand on what comes. When the run is gone, end at once, whatever is being done."""
    inbox = Inbox()
    with suppress(OSError):
        while piece := line.recv(_PIECE):
            for message in inbox.take(piece):
                orders.put(message)
    os._exit(0)


def _die_with_parent() -> None:
    """End even where no thread gets a turn, as in a search that never ends; Linux can do that."""
    if sys.platform != "linux":
        return
    import ctypes

    parent = os.getppid()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DEATH, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
