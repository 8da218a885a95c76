"""How much CPU commands take to start, against a bare Python: `python bench/start.py [FOLDER]`.

With FOLDER, a checkout of another version of this program, its commands are measured in turns with
those of this one. The modules of both are compiled before, as those of an installed program are,
and the table that set-up makes is made anew (`scripts/start_table.py`).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "sccif-rfc-full" / "good-narrative" / "bundle.json"
BARE = "python -c pass"
COMMANDS = {
    BARE: ["-c", "pass"],
    "import jsonschema": ["-c", "import jsonschema"],
    "--version": ["-m", "pipeline.cli", "--version"],
    "validate": ["-m", "pipeline.cli", "validate", str(SAMPLE)],
    "check": ["-m", "pipeline.cli", "check", str(SAMPLE)],
}
RUNS = 15


def main() -> None:
    """Print the median CPU time of each command and its ratio to the first."""
    folders = {"here": ROOT, **{Path(one).name: Path(one).resolve() for one in sys.argv[1:]}}
    times: dict[tuple[str, str], list[float]] = {
        (name, command): [] for name in folders for command in COMMANDS
    }
    for folder in folders.values():
        _set_up(folder)
    with tempfile.TemporaryDirectory() as compiled:
        for turn in range(RUNS + 1):
            for (name, command), found in times.items():
                took = _once(COMMANDS[command], folders[name], compiled)
                if turn:  # the first turn compiles
                    found.append(took)
    for (name, command), found in times.items():
        median, base = statistics.median(found), statistics.median(times[name, BARE])
        print(f"{name:<12}{command:<18}{1000 * median:8.1f} ms   {median / base:7.2f}")


def _set_up(folder: Path) -> None:
    script = folder / "scripts" / "start_table.py"
    if script.exists():
        subprocess.run([sys.executable, str(script)], check=True, cwd=folder)


def _once(arguments: list[str], folder: Path, compiled: str) -> float:
    before = _spent()
    usual = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        capture_output=True,
        cwd=folder,
        env={**usual, "PYTHONPYCACHEPREFIX": compiled},
    )
    return _spent() - before


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
