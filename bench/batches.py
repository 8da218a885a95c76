"""A whole batch through the real command: how workers share the work, and what a second run costs.

`python bench/batches.py 300` makes so many bundles of the three samples, each with the words of its
own in another order, so that no two reports share any; then it renders them with one worker and
with two, everything that `render` writes, and once more with nothing to do. CPU time counts all
processes; the machine may be busy. Wall time means something only where nothing else runs.
"""

from __future__ import annotations

import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SAMPLES = (
    "sccif-rfc-full/good-narrative",
    "childrens-centre/good-council-figures",
    "la-services-2014/good-with-board-review",
)
EARLY = 50  # reports after which a worker has met all that it loads once
_WORD = re.compile(r"(?<![\w\[(:])[a-z]+(?![\w\])])")


@dataclass(frozen=True)
class Spent:
    """What a run took: seconds of CPU and of the clock; peak MiB of a worker, early and late."""

    cpu: float
    wall: float
    early: float = 0.0
    late: float = 0.0


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        bundles, one, two = (Path(folder) / name for name in ("bundles", "one", "two"))
        write(bundles, number)
        first = render(bundles, one, 1, number)
        second = render(bundles, two, 2, number)
        same = _bytes(one) == _bytes(two)
        again = [render(bundles, one, 1, number) for _ in range(3)]
    print(f"{number} reports, three formats, all documents, all checks\n")
    print(f"{'one worker':<34}{1000 * first.cpu / number:8.0f} ms CPU a report")
    print(f"{'two workers':<34}{1000 * second.cpu / number:8.0f} ms CPU a report")
    print(f"{'CPU per report, two / one':<34}{second.cpu / first.cpu:8.3f}")
    print(f"{'wall, one / two':<34}{first.wall / second.wall:8.2f}")
    unchanged = statistics.median(one.cpu for one in again)
    print(f"{'unchanged':<34}{1000 * unchanged / number:8.2f} ms CPU a report")
    print(f"{'unchanged / full':<34}{100 * unchanged / first.cpu:7.2f}%")
    peak = f"peak of a worker, report {number} / {EARLY}"
    print(f"{peak:<34}{first.late / first.early:8.3f}   {first.late:.0f} MiB")
    print(f"{'the same bytes':<34}{'yes' if same else 'NO':>8}")


def write(folder: Path, number: int) -> None:
    """Write so many bundles into a new folder."""
    folder.mkdir()
    texts = [(ROOT / "samples" / one / "bundle.json").read_text("utf-8") for one in SAMPLES]
    for at in range(number):
        data = json.loads(texts[at % len(texts)])
        data["id"] = f"report-{at:05}"
        mixed = _mixed(data, random.Random(at))
        (folder / f"{at:05}.bundle.json").write_text(json.dumps(mixed), "utf-8")


def _mixed(part: Any, chance: random.Random, *, key: str = "") -> Any:
    """Return a bundle with the words of each text in another order; what stands in links stays."""
    if isinstance(part, dict):
        return {name: _mixed(one, chance, key=name) for name, one in part.items()}
    if isinstance(part, list):
        return [_mixed(one, chance, key=key) for one in part]
    if key not in ("text", "statement", "action") or not isinstance(part, str):
        return part
    words = _WORD.findall(part)
    chance.shuffle(words)
    return _WORD.sub(lambda _: words.pop(), part)


def render(bundles: Path, out: Path, jobs: int, number: int, *more: str) -> Spent:
    """Return what the command spends on bundles."""
    before, begun = _cpu(), time.perf_counter()
    command = [sys.executable, "-m", "pipeline.cli", "render", str(bundles), "--out", str(out)]
    run = subprocess.Popen(
        [*command, "--jobs", str(jobs), "--quiet", "--fail-on", "never", *more],
        cwd=ROOT, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    early = late = 0.0
    while run.poll() is None:
        done = len(list(out.glob("*/manifest.json"))) if out.exists() else 0
        peak = max(map(_peak, _children(run.pid)), default=0.0)
        if done <= EARLY:
            early = max(early, peak)
        late = max(late, peak)  # of all workers: one that has grown is replaced by another
        time.sleep(0.2)
    assert run.returncode == 0
    return Spent(_cpu() - before, time.perf_counter() - begun, early or 1.0, late)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _peak(pid: int) -> float:
    """Return the most memory that a process has held so far, in MiB; Linux tells."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


if __name__ == "__main__":
    main()
