"""Many reports, a tenth of them hostile, in runs that are killed over and over, with both engines.

`make soak` makes 2,000 bundles, most of them good, drafts them once without trouble, and then again
while runs and workers are ended at random moments; what the last run leaves must be, byte for byte,
what the first one left. `python bench/soak.py 200 7` takes so many bundles, and another chance.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from bench.batches import write  # noqa: E402
from tests.runs.engines import running  # noqa: E402
from tests.runs.engines.cluster.network import Network, certificates, network  # noqa: E402

STOPS: Final = 10
EVERY: Final = 10  # of so many bundles one is hostile
LIMITS: Final = ("--formats", "html", "--time-limit", "10", "--memory-limit", "400", "--quiet")
HANGS: Final = 5 * running.TIMES  # several times as long as the limit of ten seconds
OF_THEIR_OWN: Final = "rfc-2016-full/good-narrative"  # no good report is of the type that hangs
FAILED: Final = 3


def _hanging(path: Path, at: int) -> None:
    path.write_bytes(running.hostile(f"hangs-{at}", OF_THEIR_OWN))


def _cut_off(path: Path, at: int) -> None:
    path.write_bytes(running.bundle(f"cut-{at}")[: 100 + at])


def _not_text(path: Path, _: int) -> None:
    path.write_bytes(b"\xff\xfe\x00{")


def _millions(path: Path, _: int) -> None:
    path.write_text("[" + "1," * 3_000_000 + "1]", "utf-8")


def _deep(path: Path, _: int) -> None:
    path.write_text("[" * 100_000, "utf-8")


def _pipe(path: Path, _: int) -> None:
    os.mkfifo(path)


def _refused(path: Path, at: int) -> None:
    path.write_bytes(running.bundle(f"refused-{at}", **{"/event/last_day": "2025-02-31"}))


def _twin(path: Path, _: int) -> None:
    path.write_bytes(running.bundle("report-00001"))


def _strange_name(path: Path, at: int) -> None:
    name = os.fsencode(path.parent) + b"/" + f"{at:05}-caf".encode() + b"\xe9.bundle.json"
    with open(name, "wb") as file:  # noqa: PTH123  a name that is no text
        file.write(running.bundle(f"latin-{at}"))


KINDS: Final[Sequence[Callable[[Path, int], None]]] = (
    _cut_off, _not_text, _millions, _deep, _pipe, _refused, _twin, _strange_name, _hanging,
)  # fmt: skip


@dataclass
class Spent:
    """What all runs into one folder took."""

    wall: float = 0.0
    runs: int = 0
    stopped: int = 0
    workers: int = 0


def main() -> None:
    """Run both engines and print what came of it; exit with 1 if a byte is another one."""
    number, seed = (int(one) for one in [*sys.argv[1:], *("2000", "1")[len(sys.argv) - 1 :]])
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bundles = _bundles(folder / "bundles", number)
        own = running.hanging(folder / "templates", HANGS, OF_THEIR_OWN)
        told: list[str | Path] = [bundles, "--templates", own, *LIMITS]
        whole, quiet = _quiet(told, folder / "whole")
        print(f"{number} bundles, {number // EVERY} of them hostile; HTML; two workers\n")
        for kind, many in sorted(_entries(folder / "whole").items()):
            print(f"  {many:>5}  {kind}")
        print(f"\n{'undisturbed':<12}{quiet.wall:7.0f} s", flush=True)
        same = [_local(told, folder / "local", whole, chance)]
        with network(folder / "cluster", settings := _settings(folder)) as net:
            same.append(_cluster(told, folder / "dask", whole, chance, net, settings))
    sys.exit(not all(same))


def _bundles(folder: Path, number: int) -> Path:
    write(folder, number)
    for at in range(EVERY - 1, number, EVERY):
        path = folder / f"{at:05}.bundle.json"
        path.unlink()
        KINDS[at // EVERY % len(KINDS)](path, at)
    return folder


def _quiet(told: list[str | Path], out: Path) -> tuple[Mapping[str, bytes], Spent]:
    spent = Spent()
    _finish(_start(told, out, {}), spent)
    return running.tree(out), spent


def _local(
    told: list[str | Path], out: Path, whole: Mapping[str, bytes], chance: random.Random
) -> bool:
    """Disturb runs of this machine's engine: the run itself, and its workers."""
    spent = Spent()
    for at in range(STOPS):
        run = _start(told, out, {})
        _work_for(run, chance.uniform(1, 8))
        for worker in running.children(run.pid):
            if chance.random() < 0.5:
                with suppress(OSError):
                    os.kill(worker, signal.SIGKILL)
                spent.workers += 1
        _work_for(run, chance.uniform(0, 2))
        _end(run, signal.SIGTERM if at % 2 else signal.SIGKILL, spent)
    _finish(_start(told, out, {}), spent)
    _finish(_start([*told, "--only-failed"], out, {}), spent)  # those whose worker was killed
    return _printed("local", spent, out, whole)


def _cluster(
    told: list[str | Path],
    out: Path,
    whole: Mapping[str, bytes],
    chance: random.Random,
    net: Network,
    settings: Mapping[str, str],
) -> bool:
    """Disturb runs of a cluster: the run itself, and its workers, one of which is always new."""
    spent = Spent()
    address = net.start("127.0.0.1")
    told = [*told, "--engine", "dask", "--scheduler", address]
    net.join("worker-a", address)
    net.join("worker-b", address)
    for at in range(STOPS // 2):
        run = _start(told, out, settings)
        _work_for(run, chance.uniform(4, 10))
        net.processes[-1].kill()
        spent.workers += 1
        net.join(f"worker-{at}", address)
        _work_for(run, chance.uniform(0, 4))
        _end(run, signal.SIGTERM if at % 2 else signal.SIGKILL, spent)
    _finish(_start(told, out, settings), spent)
    return _printed("dask", spent, out, whole)


def _settings(folder: Path) -> Mapping[str, str]:
    return certificates(folder / "certificates", "127.0.0.1")


def _start(
    told: Sequence[str | Path], out: Path, settings: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    command = [*running.COMMAND, *map(str, told), "--out", str(out)]
    jobs = [] if "dask" in told else ["--jobs", "2"]
    return subprocess.Popen(
        [*command, *jobs],
        cwd=ROOT, env={**os.environ, **settings},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _work_for(run: subprocess.Popen[bytes], seconds: float) -> None:
    with suppress(subprocess.TimeoutExpired):
        run.wait(seconds)


def _end(run: subprocess.Popen[bytes], number: int, spent: Spent) -> None:
    spent.runs += 1
    spent.stopped += run.poll() is None
    with suppress(OSError):
        run.send_signal(number)
    run.wait()
    time.sleep(0.2)


def _finish(run: subprocess.Popen[bytes], spent: Spent) -> None:
    begun = time.perf_counter()
    code = run.wait()
    spent.wall, spent.runs = spent.wall + time.perf_counter() - begun, spent.runs + 1
    assert code == FAILED, code


def _entries(out: Path) -> Counter[str]:
    found = json.loads((out / "batch.json").read_bytes())["bundles"]
    return Counter(f"{one['state']} {one['cause']}".strip() for one in found)


def _printed(name: str, spent: Spent, out: Path, whole: Mapping[str, bytes]) -> bool:
    """Print what one engine came to, and return whether it is what an undisturbed run leaves."""
    left = running.tree(out)
    other = sorted(path for path in {*left, *whole} if left.get(path) != whole.get(path))
    print(
        f"{name:<12}{spent.runs:3} runs, {spent.stopped} of them stopped, {spent.workers} workers "
        f"killed; the last {spent.wall:.0f} s; "
        f"{'the same bytes' if not other else f'OTHER: {other[:5]}'}"
    )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{'':<12}largest process {peak} MiB", flush=True)
    return not other


if __name__ == "__main__":
    main()
