"""A real cluster: a scheduler and workers, each a process of its own, that speak TLS."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import trustme

from tests.runs.engines import running
from tests.samples.cases import ROOT

_ROLES: Final = ("scheduler", "worker", "client")


def certificates(folder: Path, *names: str) -> Mapping[str, str]:
    """Return the settings of Dask for certificates of an authority of their own."""
    folder.mkdir(exist_ok=True)
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    settings = {"CA_FILE": str(folder / "ca.pem")}
    for role in _ROLES:
        path = str(folder / f"{role}.pem")
        authority.issue_cert(*names, "localhost").private_key_and_cert_chain_pem.write_to_path(path)
        settings |= {f"{role.upper()}__{kind}": path for kind in ("CERT", "KEY")}
    return {f"DASK_DISTRIBUTED__COMM__TLS__{name}": one for name, one in settings.items()}


@dataclass
class Network:
    """A cluster. Logs and what Dask would spill are in `folder`."""

    folder: Path
    settings: Mapping[str, str]
    scheme: str = "tls"
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, host: str, inside: Sequence[str] = ()) -> str:
        """Start a scheduler, and return its address."""
        told = ["--host", f"{self.scheme}://{host}", "--port", "0", "--no-dashboard"]
        self._run("scheduler", inside, *told)
        return self._said("scheduler", "Scheduler at: ")

    def join(self, name: str, scheduler: str, *more: str, inside: Sequence[str] = ()) -> str:
        """Start a worker that does one task at a time, and return its address."""
        spill = ["--local-directory", str(self.folder / f"{name}-spill")]
        told = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0"]
        self._run(name, inside, scheduler, *told, *spill, *more)
        return self._said(name, "Start worker at: ")

    def logs(self) -> str:
        """Return all that scheduler and workers have said."""
        return "\n".join(path.read_text("utf-8") for path in self.folder.glob("*.log"))

    def spilled(self) -> list[Path]:
        """Return the files that workers have put aside, their locks left out."""
        return [
            path
            for folder in self.folder.glob("*-spill")
            for path in folder.rglob("*")
            if path.is_file() and not path.name.endswith("lock")
        ]

    def close(self) -> None:
        """End all processes."""
        for one in reversed(self.processes):
            one.kill()
            one.wait()

    def _run(self, name: str, inside: Sequence[str], *told: str) -> None:
        kind = "scheduler" if name == "scheduler" else "worker"
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes.append(
                subprocess.Popen(
                    [*inside, sys.executable, "-m", "dask", kind, *told],
                    cwd=ROOT,
                    env={**os.environ, **self.settings},
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
            )

    def _said(self, name: str, before: str) -> str:
        path = self.folder / f"{name}.log"

        def found() -> str:
            lines = path.read_text("utf-8").splitlines()
            told = next((one.partition(before)[2] for one in lines if before in one), "")
            ready = name == "scheduler" or any("Registered to" in one for one in lines)
            assert self.processes[-1].poll() is None, path.read_text("utf-8")
            return told.strip() if ready else ""

        return str(running.until(found))


@contextmanager
def network(
    folder: Path, settings: Mapping[str, str], scheme: str = "tls", log: str = "debug"
) -> Iterator[Network]:
    """Give a cluster without anybody in it, and end it."""
    folder.mkdir(exist_ok=True)
    one = Network(folder, {**settings, "DASK_LOGGING__DISTRIBUTED": log}, scheme)
    try:
        yield one
    finally:
        one.close()


# --- places of the network of their own ----------------------------------------------------------

_NET: Final = "10.213.77"


@contextmanager
def places(*names: str) -> Iterator[dict[str, tuple[str, list[str]]]]:
    """Give network namespaces on a bridge: of each the address, and what a command begins with.

    Raises PermissionError where this user may make none.
    """
    bridge = f"irbr{os.getpid() % 100000}"
    made = {name: f"ir-{os.getpid()}-{name}" for name in names}
    try:
        _ip("netns", "add", made[names[0]])
        _ip("-n", made[names[0]], "link", "add", bridge, "type", "bridge")
        _ip("-n", made[names[0]], "link", "set", bridge, "up")
        found = {}
        for at, (name, space) in enumerate(made.items(), 1):
            if at > 1:
                _ip("netns", "add", space)
            _ip("-n", made[names[0]], "link", "add", f"br{at}", "type", "veth", "peer", f"in{at}")
            _ip("-n", made[names[0]], "link", "set", f"br{at}", "master", bridge, "up")
            if at > 1:
                _ip("-n", made[names[0]], "link", "set", f"in{at}", "netns", space)
            _ip("-n", space, "addr", "add", f"{_NET}.{at}/24", "dev", f"in{at}")
            _ip("-n", space, "link", "set", f"in{at}", "up")
            _ip("-n", space, "link", "set", "lo", "up")
            found[name] = (f"{_NET}.{at}", ["ip", "netns", "exec", space])
        yield found
    finally:
        for space in made.values():
            with suppress(PermissionError):
                _ip("netns", "del", space)


def _ip(*told: str) -> None:
    try:
        subprocess.run(["ip", *told], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise PermissionError from error
