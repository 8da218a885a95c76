"""Runs of the real command in a process of its own, with bundles and templates that misbehave.

Nothing in the program knows of these tests: a report hangs or grows because a template of its own
does, and a worker dies because the test ends it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from pipeline.cli import main
from scripts.bundle_edits import raw
from tests import in_process
from tests.samples.cases import ROOT

BASE: Final = "sccif-rfc-full/good-closed"
TEMPLATE: Final = "report-types/{}/inspection.md.j2"
COMMAND: Final = [sys.executable, "-m", "pipeline.cli", "render"]
PATIENCE: Final = 120.0  # seconds: how long a test waits for what must come; no test counts on less


def bundle(id_: str, base: str = BASE, **more: Any) -> bytes:
    """Return a bundle that is drafted, with an id of its own."""
    return raw({"base": base, "set": {"/id": id_, **more}})


def bundles(folder: Path, *ids: str) -> Path:
    """Write bundles with these ids into a folder, in the order of their names."""
    folder.mkdir(exist_ok=True)
    for id_ in ids:
        (folder / f"{id_}.bundle.json").write_bytes(bundle(id_))
    return folder


def start(
    *arguments: str | Path, inside: Sequence[str] = (), **settings: str
) -> subprocess.Popen[str]:
    """Start the command, `inside` of another one if there is one."""
    return subprocess.Popen(
        [*inside, *COMMAND, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(run: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Return exit code and what was said, once it has ended."""
    said, complained = run.communicate(timeout=PATIENCE)
    return run.returncode, said, complained


def render(*arguments: str | Path, **settings: str) -> tuple[int, str, str]:
    """Run the command to its end."""
    return ended(start(*arguments, **settings))


def here(*arguments: str | Path) -> tuple[int, str]:
    """Do the same in this process; return exit code and what was said.

    For a run before or after the one that a test is about.
    """
    with (
        pytest.MonkeyPatch.context() as patch,
        chdir(ROOT),
        redirect_stdout(StringIO()) as said,
        redirect_stderr(StringIO()),
    ):
        in_process.use(patch)
        return main(["render", *map(str, arguments)]), said.getvalue()


def until(holds: Callable[[], Any]) -> Any:
    """Wait until something holds, and return it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.005)
    raise AssertionError("it never came")


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that are still there."""
    told = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in told.stdout.splitlines())
    return [int(one) for one, parent, state in rows if int(parent) == pid and "Z" not in state]


def tree(folder: Path) -> Mapping[str, bytes]:
    """Return every file of a folder, hidden ones too, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def batch(out: Path) -> Any:
    """Return what `batch.json` says."""
    return json.loads((out / "batch.json").read_bytes())


def entries(out: Path) -> dict[str, Any]:
    """Return the entry of each bundle, by the name of its file."""
    return {Path(one["file"]).name.partition(".")[0]: one for one in batch(out)["bundles"]}


Own: TypeAlias = Callable[[Path], Path]
"""Makes a folder of templates."""
TIMES: Final = 40  # through all pairs: some ten seconds, more than the limits of tests
FEW: Final = 100  # as many as the schema allows
BAD: Final = "SC999999"  # the setting whose report misbehaves


def hostile(id_: str, base: str = BASE) -> bytes:
    """Return a bundle whose report hangs, or grows, with one of the templates below."""
    action = {"id": "R1", "standard": "1.1", "action": "should be kept", "evidence": ["E01"]}
    data = json.loads(bundle(id_, base, **{"/setting/reference": BAD}))
    data["recommendations"] = [{**action, "id": f"R{at}"} for at in range(FEW)]
    return json.dumps(data).encode()


def hanging(folder: Path, times: int = TIMES, base: str = BASE) -> Path:
    """Return a folder of templates with which the report of a hostile bundle takes long.

    They take a while to be read, too, and with them every report of that type.
    """
    return _own(folder, _pairs("{% if one.action == other.action %}{% endif %}" * 20, times), base)


def growing(folder: Path) -> Path:
    """Return a folder of templates with which the report of a hostile bundle grows to gigabytes."""
    return _own(folder, _pairs("word " * 500))


def _pairs(inside: str, times: int = TIMES) -> str:
    """Return loops through each pair of things, one after another: no more may be nested."""
    pair = "{% for one in recommendations %}{% for other in recommendations %}"
    return f"{pair}{inside}{{% endfor %}}{{% endfor %}}\n" * times


def _own(folder: Path, text: str, base: str = BASE) -> Path:
    path = folder / TEMPLATE.format(base.partition("/")[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    begin = f'This is an inspection.\n{{% if setting.reference == "{BAD}" %}}\n'
    path.write_text(f"{begin}{text}\n{{% endif %}}\n", "utf-8")
    return folder


def stop(run: subprocess.Popen[str], number: int) -> tuple[int, str, str]:
    """Send a signal, and return how the run ended."""
    os.kill(run.pid, number)
    return ended(run)


def kill(run: subprocess.Popen[str]) -> None:
    """Kill a run, and wait for it and its workers to be gone."""
    workers = children(run.pid)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate(timeout=PATIENCE)
    until(lambda: not any(map(is_there, workers)))


def is_there(pid: int) -> bool:
    """Return whether a process is there, and not only its remains."""
    told = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return told.stdout.strip() != "" and "Z" not in told.stdout
