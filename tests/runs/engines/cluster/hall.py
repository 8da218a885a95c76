"""Workers of a cluster without a network: threads that do what a worker of Dask is given.

Each is told what to make of a task; the usual is what a worker runs. So a test can have one that
dies, lies or has other tools, and sees all that would cross the network.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any, Final, TypeAlias

from pipeline.resources import Home
from pipeline.runs.engines import Answer, Limits, Order, Setup
from pipeline.runs.engines.cluster.connection import Heard
from pipeline.runs.engines.cluster.engine import Cluster
from pipeline.runs.engines.cluster.errands import Errands
from pipeline.runs.engines.cluster.task import answer
from pipeline.runs.options import Options
from tests.runs.engines import running

Does: TypeAlias = Callable[[str], str | None]
"""What a worker makes of a task: its text; None if it dies over it."""

FAR: Final = 1000.0
OUTLINE: Final = Options(("outline",))
SETUP: Final = Setup(Home(), OUTLINE, "00" * 32)


@dataclass
class Hall:
    """A cluster. Workers can be put into `does`, and taken out, at any time."""

    does: dict[str, Does] = field(default_factory=dict)
    threads: int = 1
    crossed: list[str] = field(default_factory=list)
    given: list[tuple[str, Errand]] = field(default_factory=list)

    def workers(self) -> Mapping[str, int]:
        return dict.fromkeys(self.does, self.threads)

    def is_safe(self, address: str) -> bool:
        return address.startswith("tls://")

    def send(self, address: str, key: str, text: str, heard: Heard) -> None:
        self.crossed += [key, text]
        self.given.append((address, Errand(text)))
        Thread(target=self._work, args=(address, key, text, heard), daemon=True).start()

    def forget(self, key: str) -> None:
        pass

    def close(self) -> None:
        pass

    def _work(self, address: str, key: str, text: str, heard: Heard) -> None:
        does = self.does.get(address)
        said = does(text) if does else None  # nothing from one that is dead
        if said is None:
            self.does.pop(address, None)
        else:
            self.crossed.append(said)
            heard(key, said)


class Errand:
    """What a task is about, as its worker reads it."""

    def __init__(self, text: str) -> None:
        self.values = json.loads(text)
        self.folder = Path(self.values["folder"])
        whole = (self.folder / f"{self.values['name']}.order").read_bytes()
        start = whole.index(b"{")
        self.order: Any = json.JSONDecoder().raw_decode(whole[start:].decode("latin-1"))[0]

    @property
    def kind(self) -> str:
        return str(self.order["kind"])

    @property
    def bundle(self) -> str:
        return str(self.order["values"]["name"])

    @property
    def built(self) -> Path:
        return self.folder / str(self.values["name"])


@contextmanager
def cluster(
    hall: Hall,
    folder: Path,
    told: list[str],
    setup: Setup = SETUP,
    *,
    seconds: float = FAR,
    patience: float = FAR,
) -> Iterator[Cluster]:
    """Give an engine that speaks to a hall."""
    for name in ("new", "spare"):
        (folder / name).mkdir(exist_ok=True)
    limits = Limits(0, seconds, 1 << 20, str(folder / "spare"))
    errands = Errands(folder / "new", setup, limits)
    engine = Cluster(setup, limits, hall, errands, told.append, patience)
    try:
        yield engine
    finally:
        engine.close()


def order(folder: Path, id_: str, raw: bytes = b"") -> Order:
    """Return the order to draft a bundle that lies in a folder."""
    path = folder / "bundles" / f"{id_}.bundle.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw or running.bundle(id_))
    values = {
        "name": f"{id_}.bundle.json",
        "line": 1,
        "length": len(path.read_bytes()),
        "build": "",
        "stands": str(folder / "none"),
        "shown": str(folder / "none"),
        "beside": False,
        "keep": [],
        "taken": False,
    }
    return Order(0, path.name, "draft", values, path.read_bytes(), path)


def answers(engine: Cluster, *orders: Order) -> dict[str, Answer]:
    """Return what comes of orders, by the name of the bundle."""
    found = {one.name: answer for one, answer in filter(None, engine.answers(iter(orders)))}
    return {name.partition(".")[0]: one for name, one in found.items()}


honest: Final = answer
