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

from pipeline.commands.lines import columns, folded

_CLEARED = "\r\x1b[K"  # what progress leaves, so that a line can be written


@dataclass(slots=True)
class Outlet:
    """A stream that takes all that is written, and keeps the first error in place of raising it.

    Lines wider than `wide` columns go on below, where `wide` is not 0.
    """

    stream: TextIO
    wide: int = 0
    error: OSError | None = None
    _begins: bool = True

    def write(self, text: str) -> int:
        """Write a text, if the stream still takes any."""
        if self.error is None:
            with self._kept():
                self.stream.write(self._folded(text) if self.wide else text)
        return len(text)

    def _folded(self, text: str) -> str:
        """Return a text in lines that fit. What renews a line, as progress does, stays as it is."""
        if not text:
            return text
        begins, self._begins = self._begins, text.endswith(("\n", _CLEARED))
        if not begins or "\r" in text:
            return text
        return "\n".join(part for line in text.split("\n") for part in folded(line, self.wide))

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
def patient(*, folds: bool) -> Iterator[Outlet]:
    """Let nothing that is told raise, on standard output or error. Gives the former.

    At a terminal, long lines of errors go on below, and with `folds` those of the output, too. A
    stream that was closed from the beginning goes nowhere.
    """
    before = sys.stdout, sys.stderr
    with Path(os.devnull).open("w", encoding="utf-8") as nothing:
        sys.stdout = out = Outlet(sys.stdout or nothing, columns(sys.stdout) if folds else 0)
        sys.stderr = Outlet(sys.stderr or nothing, columns(sys.stderr))
        try:
            yield out
        finally:
            sys.stdout, sys.stderr = before
