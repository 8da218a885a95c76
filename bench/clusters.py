"""The same batch on two workers of this machine and on a Dask cluster of two, in turns.

`python bench/clusters.py 100 3` makes so many bundles as `bench/batches.py` does, starts a
scheduler and two workers on this machine that speak TLS, gives them a few bundles, and then renders
all with either engine, three times in turn. The ratio is that of reports a second, by CPU of all
processes, those of the cluster included, and by wall time, which means something only where nothing
else runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from bench.batches import write  # noqa: E402
from tests.runs.engines.cluster.network import Network, certificates, network  # noqa: E402
from tests.runs.engines.running import tree  # noqa: E402

WARM = 6
_TICK = os.sysconf("SC_CLK_TCK")


class Spent(NamedTuple):
    """Seconds of CPU and of the clock."""

    cpu: float
    wall: float


def main() -> None:
    """Measure and print."""
    number, turns = (int(one) for one in [*sys.argv[1:], *("100", "3")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "bundles", number)
        write(folder / "warm", WARM)
        settings = certificates(folder / "certificates", "127.0.0.1")
        with network(folder / "cluster", settings, log="info") as net:
            address = net.start("127.0.0.1")
            for worker in ("one", "two"):
                net.join(worker, address)
            there = ["--engine", "dask", "--scheduler", address]
            _run(net, folder / "warm", folder / "warmed", there, settings)
            pairs = [
                (
                    _run(net, folder / "bundles", folder / f"local-{at}", ["--jobs", "2"], {}),
                    _run(net, folder / "bundles", folder / f"dask-{at}", there, settings),
                )
                for at in range(turns)
            ]
        same = tree(folder / "local-0") == tree(folder / "dask-0")
    print(f"{number} reports, three formats, all documents, all checks; two workers each\n")
    for kind in ("cpu", "wall"):
        local, dask = ([getattr(one[at], kind) for one in pairs] for at in (0, 1))
        ratio = statistics.median(a / b for a, b in zip(local, dask, strict=True))
        middle = f"local {statistics.median(local):8.1f} s   dask {statistics.median(dask):8.1f} s"
        print(f"{kind:<6} {middle}   dask / local in reports a second {ratio:6.3f}")
    print(f"the same bytes: {'yes' if same else 'NO'}")


def _run(net: Network, bundles: Path, out: Path, more: list[str], settings: object) -> Spent:
    assert isinstance(settings, dict)
    before, begun = _cpu(net), time.perf_counter()
    command = [sys.executable, "-m", "pipeline.cli", "render", str(bundles), "--out", str(out)]
    subprocess.run(
        [*command, "--quiet", "--fail-on", "never", *more],
        cwd=ROOT, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    wall = time.perf_counter() - begun
    time.sleep(1.0)  # until the processes of the workers have been waited for
    return Spent(_cpu(net) - before, wall)


def _cpu(net: Network) -> float:
    """Return the seconds of CPU of all that ran and has ended, and of the cluster until now."""
    ours = os.times()
    return ours.children_user + ours.children_system + sum(_of(one.pid) for one in net.processes)


def _of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICK


if __name__ == "__main__":
    main()
