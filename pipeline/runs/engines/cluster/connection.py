"""A Dask cluster as a run uses it: this module alone knows Dask."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.model.errors import BrokenError
from pipeline.runs.engines import NoWorkersError
from pipeline.runs.engines.cluster.task import answer

Heard: TypeAlias = Callable[[str, str | None], None]
"""Is called with the name of a task and its text; None if it came to nothing. In any thread."""

TLS, TCP = "tls://", "tcp://"
_SETTINGS = {
    "tls_ca_file": "distributed.comm.tls.ca-file",
    "tls_client_cert": "distributed.comm.tls.client.cert",
    "tls_client_key": "distributed.comm.tls.client.key",
}
_TALKERS = ("distributed", "tornado", "asyncio")
_SECONDS = 10.0  # that a scheduler may take for an answer
_CLOSING = 0.5  # that it may take to let a run go


@dataclass(frozen=True, slots=True)
class Scheduler:
    """Where a scheduler is, and whether it may be spoken to in plain, for all to hear."""

    address: str
    plain: bool = False


def wrong_with(scheduler: Scheduler) -> str:
    """Return what is wrong with the address of a scheduler or with the set-up here, or ''."""
    address, plain = scheduler.address, scheduler.plain
    if importlib.util.find_spec("distributed") is None:
        return "--engine dask needs Dask: pip install 'inspection-reports[dask]'."
    if address.startswith(TCP) and plain:
        return ""
    if address.startswith(TCP):
        return "tcp:// is not encrypted. Use tls://, or say --accept-unencrypted-tcp."
    if not address.startswith(TLS):
        return "The address of a scheduler begins with tls://, such as tls://10.0.0.1:8786."
    security = _security(plain=False)
    for name, setting in _SETTINGS.items():
        path = getattr(security, name)
        if not path:
            return f"tls:// needs the setting {setting} of Dask: the path of a file."
        if "\n" not in path and not Path(path).is_file():
            return f"The setting {setting} of Dask names no file: {path}."
    return ""


def _security(*, plain: bool) -> Any:
    import distributed

    security: Any = distributed.Security
    return security(require_encryption=not plain)


class Connection:
    """A run as a client of a cluster."""

    def __init__(self, client: Any, prefixes: tuple[str, ...]) -> None:
        self._client, self._prefixes = client, prefixes
        self._futures: dict[str, Any] = {}

    def workers(self) -> Mapping[str, int]:
        """Return how many tasks at once each worker does, by its address.

        Raises NoWorkersError when the scheduler is gone.
        """
        client = self._client
        try:
            if client.status != "running":
                raise OSError
            found = client.sync(client.scheduler.ncores, callback_timeout=_SECONDS)
        except (OSError, TimeoutError) as error:
            raise NoWorkersError("The scheduler of the cluster is gone.") from error
        return {str(address): int(number) for address, number in found.items()}

    def is_safe(self, address: str) -> bool:
        """Return whether a worker is spoken to in the way that was asked for."""
        return address.startswith(self._prefixes)

    def send(self, address: str, name: str, text: str, heard: Heard) -> None:
        """Give a worker a task, which nobody else may do."""

        def done(future: Any) -> None:
            text: object = None
            with suppress(Exception):
                text = future.result() if future.status == "finished" else None
            heard(name, text if isinstance(text, str) else None)

        future = self._client.submit(
            answer, text, key=name, workers=[address], allow_other_workers=False, pure=False
        )
        self._futures[name] = future
        future.add_done_callback(done)

    def forget(self, name: str) -> None:
        """Let go of a task, whatever became of it."""
        future = self._futures.pop(name, None)
        if future is not None:
            future.release()

    def close(self) -> None:
        """Leave the cluster."""
        with suppress(Exception):
            self._client.close(timeout=_CLOSING)


def connected(scheduler: Scheduler) -> Connection:
    """Return a connection to a scheduler. Raises BrokenError where there is none."""
    import dask
    import distributed

    client_of: Any = distributed.Client
    for name in (*logging.root.manager.loggerDict, *_TALKERS):
        if name.partition(".")[0] in _TALKERS:  # each of Dask's has a level of its own
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    dask.config.set({"distributed.diagnostics.computations.nframes": 0})
    try:
        client = client_of(
            scheduler.address,
            security=_security(plain=scheduler.plain),
            set_as_default=False,
            timeout=_SECONDS,
        )
    except Exception as error:
        message = f"No scheduler can be reached at {scheduler.address}."
        hint = "It must be there, with certificates of the same authority as yours."
        raise BrokenError(message, hint=hint) from error
    return Connection(client, (TLS, TCP) if scheduler.plain else (TLS,))
