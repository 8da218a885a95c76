"""Whether a report costs the same in a long run: `python bench/scale.py 10000`.

Renders ten bundles, a hundred, so many, and a hundred again, as HTML with two workers, and compares
the CPU time of all processes for each report beyond the first ten, so that starting counts in
neither. A fixed piece of work is done twice a second meanwhile, and time is told in it: the clock
of a busy machine moves. Last, a hundred with all formats: what a report of a long run costs more
is the same there, beside more.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from bench.batches import render, write  # noqa: E402

FIRST, FEW = 10, 100
HTML = ("--formats", "html")


class Clock:
    """How fast the machine is just now: what a fixed piece of work takes, in seconds of CPU."""

    def __init__(self) -> None:
        self._taken: list[float] = []
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            begun = time.thread_time()
            sum(at * at for at in range(200_000))
            self._taken.append(time.thread_time() - begun)
            time.sleep(0.5)

    def start(self) -> None:
        """Forget what it took before."""
        self._taken = []

    def mean(self) -> float:
        """Return what it took on average since the start."""
        return statistics.fmean(self._taken)


def main() -> None:
    """Measure and print."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        bundles = Path(folder)
        first = _spent(bundles, clock, FIRST, *HTML)
        before = _spent(bundles, clock, FEW, *HTML)
        long = (_spent(bundles, clock, many, *HTML) - first) / (many - FIRST)
        after = _spent(bundles, clock, FEW, *HTML)
        short = ((before + after) / 2 - first) / (FEW - FIRST)
        first = _spent(bundles, clock, FIRST)
        whole = (_spent(bundles, clock, FEW) - first) / (FEW - FIRST)
    print(f"pieces of work a report: {short:.2f} of {FEW}, {long:.2f} of {many:,}, HTML alone")
    print(f"{whole:.2f} of {FEW} with all formats")
    print(f"{'ratio, HTML alone':<24}{long / short:8.3f}")
    print(f"{'ratio, all formats':<24}{(whole + long - short) / whole:8.3f}")


def _spent(folder: Path, clock: Clock, number: int, *more: str) -> float:
    """Return what a run of so many bundles takes, in pieces of work."""
    with tempfile.TemporaryDirectory(dir=folder) as here:
        bundles = Path(here) / "bundles"
        write(bundles, number)
        clock.start()
        cpu = render(bundles, Path(here) / "out", 2, number, *more).cpu
        return cpu / clock.mean()


if __name__ == "__main__":
    main()
