"""How long commands take to start, against a bare Python."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "sccif-rfc-full" / "good-narrative" / "bundle.json"
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "--version": ["-m", "pipeline.cli", "--version"],
    "validate": ["-m", "pipeline.cli", "validate", str(SAMPLE)],
}
RUNS = 30


def main() -> None:
    """Print the median CPU time of each command and its ratio to the first."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, arguments in COMMANDS.items():
            times[name].append(_once(arguments))
    base = statistics.median(times["python -c pass"])
    for name, found in times.items():
        median = statistics.median(found)
        print(f"{name:<16}{1000 * median:7.1f} ms   {median / base:5.2f}")


def _once(arguments: list[str]) -> float:
    before = _spent()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
    return _spent() - before


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
