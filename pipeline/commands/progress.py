"""How far a run is: one line that is renewed on a terminal, else a line now and then.

It goes to standard error. Without a terminal, in CI and with NO_COLOR lines are plain and seldom.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.commands.findings import in_colour
from pipeline.runs.clock import now

_LIVE, _PLAIN = 0.2, 60.0  # seconds between two lines
_SLOW = 2.0  # seconds after which it is worth saying what is slowest
_CLEAR = "\r\x1b[K"


@dataclass(slots=True)
class Progress:
    """Counts what is done with, and shows it. `live` means a line that is renewed."""

    paths: Sequence[Path]
    quiet: bool = False
    live: bool = False
    begun: float = 0.0
    _shown: float = 0.0
    states: Counter[str] = field(default_factory=Counter)
    _total: int | None = None
    _counted: bool = False
    _is_there: bool = False

    @classmethod
    def of(cls, paths: Sequence[Path], *, quiet: bool) -> Progress:
        """Return the progress of a run over paths."""
        moment = now()
        return cls(paths, quiet, in_colour(sys.stderr), moment, moment)

    @classmethod
    def plain(cls, *, quiet: bool) -> Progress:
        """Return the progress of a run over folders, of which each tells how many there are."""
        progress = cls.of((), quiet=quiet)
        progress._counted = True
        return progress

    @classmethod
    def beside(cls, paths: Sequence[Path], *, quiet: bool) -> Progress:
        """Return the progress of a run that tells of each bundle on standard output as it goes.

        On a terminal that shows how far it is.
        """
        shown = bool(getattr(sys.stdout, "isatty", lambda: False)())
        return cls.of(paths, quiet=quiet or shown)

    def count(self, state: str, *, fresh: bool = True) -> None:
        """Count a bundle that is done with."""
        self.states[state if fresh or state != "drafted" else "unchanged"] += 1

    def looked_at(self, total: int) -> None:
        """Count one of so many, and show it."""
        self._total = total
        self.count("looked at")
        self.show()

    def show(self, busy: Sequence[tuple[str, float]] = ()) -> None:
        """Show how far it is, if it is time to. `busy` is what is worked on, and for how long."""
        if self.quiet or now() - self._shown < (_LIVE if self.live else _PLAIN):
            return
        self._shown = now()
        line = self._line(busy)
        if self.live:
            width = shutil.get_terminal_size().columns - 1
            print(f"{_CLEAR}{line[:width]}", end="", file=sys.stderr, flush=True)
            self._is_there = True
        else:
            print(f"inspection-reports: {line}", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away, so that another one can be written."""
        if self._is_there:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
            self._is_there = False

    def _line(self, busy: Sequence[tuple[str, float]]) -> str:
        done, seconds = sum(self.states.values()), now() - self.begun
        total = self._all()
        parts = [f"{done:,} of {total:,} done" if total else f"{done:,} done"]
        parts += [f"{self.states[one]:,} {one}" for one in _TOLD if self.states[one]]
        worked = done - self.states["unchanged"]
        if worked and seconds:
            parts.append(f"{worked / seconds:.1f} a second")
            if total and total > done:
                parts.append(f"{_clock((total - done) * seconds / worked)} left")
        slowest = max(busy, key=lambda one: one[1], default=("", 0.0))
        if slowest[1] >= _SLOW:
            parts.append(f"slowest now {_printable(slowest[0])} ({slowest[1]:.0f} s)")
        return ", ".join(parts)

    def _all(self) -> int | None:
        """Return how many bundles there are; None where that cannot be told beforehand."""
        if not self._counted:
            from pipeline.evidence.find import expected

            self._total, self._counted = expected(self.paths), True
        return self._total


_TOLD = ("unchanged", "refused", "failed")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _printable(name: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in name)
