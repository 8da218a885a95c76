"""The folder through which a run and its workers on a cluster speak: only its user sees into it.

What is written names its own digest to whoever is to read it. Everything has some random bytes in
it, so that a digest, which others may see, gives nothing away.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from pipeline.runs.clock import now
from pipeline.runs.engines.messages import Inbox, Message, packed

_ALIVE, _RIGHTS = "alive", 0o600
_BEAT = 2.0  # seconds between two signs of life of a run
_SILENCE = 60.0  # seconds without one after which it counts as dead


class UnseenError(Exception):
    """A file is not there, or not as it was written."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder of one run."""

    folder: Path

    def write(self, name: str, values: Mapping[str, Any], body: bytes = b"") -> str:
        """Write a file and return its digest. Raises OSError."""
        content = packed({**values, "salt": secrets.token_hex(16)}, body)
        with os.fdopen(self._new(name), "wb") as file:
            file.write(content)
        return hashlib.sha256(content).hexdigest()

    def read(self, name: str, digest: str) -> Message:
        """Return what was written. Raises UnseenError for anything else."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise UnseenError from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise UnseenError
        try:
            ((values, body),) = Inbox().take(content)
        except ValueError as error:
            raise UnseenError from error
        return {key: one for key, one in values.items() if key != "salt"}, body

    def begin(self, name: str) -> bool:
        """Return whether nobody has begun this before."""
        try:
            os.close(self._new(name))
        except FileExistsError:
            return False
        return True

    def _new(self, name: str) -> int:
        return os.open(self.folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _RIGHTS)

    def remove(self, *names: str) -> None:
        """Remove files."""
        for name in names:
            with suppress(OSError):
                (self.folder / name).unlink()

    def sign(self) -> str | None:
        """Return the sign of life of the run; None if it has ended."""
        try:
            return (self.folder / _ALIVE).read_text("ascii")  # a network disk looks again on `open`
        except (OSError, ValueError):
            return None


class Opened:
    """A desk of this run, which gives signs of life until it is closed."""

    def __init__(self, parent: Path) -> None:
        """Make the folder. Raises OSError."""
        self.desk = Desk(parent.absolute() / secrets.token_hex(16))
        self.desk.folder.mkdir(mode=0o700)
        self._over = Event()
        self._sign(0)
        Thread(target=self._live, daemon=True).start()

    def end(self) -> None:
        """Let all workers know that the run has ended."""
        self._over.set()
        self.desk.remove(_ALIVE)

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.desk.folder, ignore_errors=True)

    def _live(self) -> None:
        beat = 0
        while not self._over.wait(_BEAT):
            beat += 1
            with suppress(OSError):
                self._sign(beat)

    def _sign(self, beat: int) -> None:
        flags = os.O_WRONLY | (0 if beat else os.O_CREAT)
        handle = os.open(self.desk.folder / _ALIVE, flags, _RIGHTS)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{beat:020}")


class Pulse:
    """Whether a run is alive, as somebody sees it who cannot ask it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._sign, self._since = desk, desk.sign(), now()

    def is_there(self) -> bool:
        """Return whether the run has not ended, and not been silent for too long."""
        sign = self._desk.sign()
        if sign != self._sign:
            self._sign, self._since = sign, now()
        return sign is not None and now() - self._since < _SILENCE
