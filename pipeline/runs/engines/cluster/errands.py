"""Orders as a run hands them to a cluster, and answers as it takes them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import pipeline
from pipeline.runs.engines import Answer, Limits, Order, Setup
from pipeline.runs.engines.cluster.believed import UntrueError, believed
from pipeline.runs.engines.cluster.desk import Opened, UnseenError
from pipeline.runs.files import unwritable
from pipeline.runs.manifest import program

Fault: TypeAlias = Literal["again", "source", "stopped", "unseen", "unwritable", "broken"]
_LINES = ".jsonl"


class FaultError(Exception):
    """A worker could not do an order.

    It was begun before, is of a bundle that the worker does not see as we did, the run seemed to be
    over, the folder cannot be seen or cannot be written, or the tool broke.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(slots=True)
class Job:
    """An order on its way: with whom it is, since when, and how many have been lost over it.

    `places` are how many of the worker it takes; it is `carried` if the bundle goes with it.
    """

    order: Order
    tries: int = 0
    places: int = 1
    carried: bool = False
    key: str = ""
    name: str = ""
    hand: str = ""
    since: float = 0.0


class Errands:
    """Files in the folder of a run.

    While it `carries`, bundles go with their orders: a worker did not find them where we did.
    """

    carries = False

    def __init__(self, parent: Path, setup: Setup, limits: Limits) -> None:
        """Make the folder, below `parent`. Raises BrokenError where that cannot be written."""
        self._setup, self._numbers = setup, count()
        self._code = program(Path(pipeline.__file__).parent)
        try:
            self._opened = Opened(parent)
            self.desk = self._opened.desk
            values = {"setup": setup.values(), "limits": asdict(replace(limits, jobs=1))}
            self._digest = self.desk.write("setup", values)
        except OSError as error:
            raise unwritable(parent, error) from error

    def begin(self, job: Job, hand: str) -> str:
        """Write down what is to be done, and return what the worker is told of it.

        Raises BrokenError where the disk refuses.
        """
        job.name, job.hand = str(next(self._numbers)), hand
        job.key = f"inspection-reports-{self.desk.folder.name}-{job.name}"
        values, order = dict(job.order.values), job.order
        if order.kind == "draft":
            values["build"] = str(self.desk.folder / job.name)
            values["stands"] = str(Path(values["stands"]).absolute())
            job.order = order = replace(order, values=values)
        length = values["length"]
        there = order.path if order.path and order.path.suffix != _LINES else None
        job.carried = self.carries or there is None
        path = str(there.absolute()) if there and not job.carried else ""
        whole = {
            "kind": order.kind,
            "values": values,
            "path": path,
            "sha256": hashlib.sha256(order.body[:length]).hexdigest(),
        }
        try:
            digest = self.desk.write(
                f"{job.name}.order", whole, order.body[length if path else 0 :]
            )
        except OSError as error:
            raise unwritable(self.desk.folder, error) from error
        folder = str(self.desk.folder)
        return json.dumps(
            {"folder": folder, "setup": self._digest, "name": job.name, "order": digest}
        )

    def answer(self, job: Job, text: str | None) -> Answer:
        """Return what came of an order.

        Raises FaultError, or UntrueError for what does not hold.
        """
        if text is None:
            raise FaultError("broken")
        said = _reply(text)
        if said["code"] != self._code:
            raise UntrueError("it runs other code")
        if "fault" in said:
            fault: Any = said["fault"]
            raise FaultError(fault)
        try:
            message = self.desk.read(f"{job.name}.answer", said["answer"])
        except UnseenError:
            raise UntrueError("its answer is not what it says") from None
        return believed(job.order, message, self._setup)

    def done(self, job: Job) -> None:
        """Remove what was written for an order."""
        self.desk.remove(*(f"{job.name}.{kind}" for kind in ("order", "begun", "answer")))

    def end(self) -> None:
        """Let workers know that the run is over."""
        self._opened.end()

    def close(self) -> None:
        """Remove all."""
        self._opened.close()


def _reply(text: str) -> dict[str, str]:
    """Return what a worker says. Raises UntrueError for anything else than it may say."""
    try:
        said: Any = json.loads(text)
        named = set(said)
    except (ValueError, TypeError, RecursionError):
        raise UntrueError("it talks nonsense") from None
    known = named in ({"answer", "code"}, {"fault", "code"})
    if not known or not all(isinstance(one, str) for one in said.values()):
        raise UntrueError("it talks nonsense")
    if said.get("fault", "again") not in get_args(Fault):
        raise UntrueError("it talks nonsense")
    return dict(said)
