"""Whether a report costs the same in a long run: `python bench/scale.py 10000`.

Renders ten bundles, a hundred and so many, as HTML with two workers, and compares the CPU time of
all processes for each report beyond the first ten, so that starting counts in neither. Without
PDF and Word, what the run itself does for each report has the greatest share.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from bench.batches import render, write  # noqa: E402

FIRST, FEW = 10, 100


def main() -> None:
    """Measure and print."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        spent = {number: _spent(Path(folder), number) for number in (FIRST, FEW, many)}
    each = {number: (spent[number] - spent[FIRST]) / (number - FIRST) for number in (FEW, many)}
    for number, cpu in each.items():
        print(f"{number:>8,} reports {1000 * cpu:8.1f} ms CPU a report")
    print(f"{'ratio':<16} {each[many] / each[FEW]:8.3f}")


def _spent(folder: Path, number: int) -> float:
    bundles = folder / f"bundles-{number}"
    write(bundles, number)
    return render(bundles, folder / f"out-{number}", 2, number, "--formats", "html").cpu


if __name__ == "__main__":
    main()
