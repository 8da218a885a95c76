"""Standard output and error while a command runs: a pipe that closed, or a full disk behind them.

What is told must neither end what is done nor change how it came out: a command goes on
without a reader.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO


@dataclass(slots=True)
class Outlet:
    """A stream that takes all that is written, and keeps the first error in place of raising it."""

    stream: TextIO
    error: OSError | None = None

    def write(self, text: str) -> int:
        """Write a text, if the stream still takes any."""
        if self.error is None:
            with self._kept():
                self.stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand on what was written."""
        if self.error is None:
            with self._kept():
                self.stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.error = error
            drained(self.stream)


def drained(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that Python does not fail with it at its end."""
    with suppress(OSError, ValueError), Path(os.devnull).open("wb") as nothing:
        os.dup2(nothing.fileno(), stream.fileno())


@contextmanager
def patient() -> Iterator[Outlet]:
    """Let nothing that is told raise, on standard output or error. Gives the former.

    A stream that was closed from the beginning goes nowhere.
    """
    before = sys.stdout, sys.stderr
    with Path(os.devnull).open("w", encoding="utf-8") as nothing:
        sys.stdout = out = Outlet(sys.stdout or nothing)
        sys.stderr = Outlet(sys.stderr or nothing)
        try:
            yield out
        finally:
            sys.stdout, sys.stderr = before
