"""Many bundles at once, each into a folder of its own. One that fails does not stop the others.

What comes of a bundle depends on nothing but the bundle: neither on how many workers there are nor
on which is done first. Only this process puts folders in their places.
"""

from __future__ import annotations

import shutil
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress
from pipeline.runs.cache import Now, Standing, claimed, loosely, standing
from pipeline.runs.copies.run_report import Report
from pipeline.runs.engines import Answer, Engine, Order
from pipeline.runs.folders import taken, where
from pipeline.runs.last import Last
from pipeline.runs.manifest import place
from pipeline.runs.options import USUAL_OPTIONS, Options
from pipeline.runs.record import record_of
from pipeline.runs.result import Result, result_of
from pipeline.runs.spool import Done, Spool
from pipeline.runs.stop import shielded
from pipeline.runs.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with bundles whose draft stands already, and when to stop.

    With `force` all are made again; with `last` only those of which no draft came of the last run.
    `stops` says whether a result ends the run. With `prune` drafts of no bundle of it are removed.
    As many processes as `jobs` look for what stands in two of them.
    """

    options: Options = USUAL_OPTIONS
    force: bool = False
    last: Last | None = None
    stops: Callable[[Result], bool] | None = None
    prune: bool = False
    jobs: int = 1


@dataclass(slots=True)
class Batch:
    """A run over many bundles, and what became of each. `tell` hears of each in their order.

    `nameless` are the places, as manifests have them, of bundles that are too broken to say an id.
    """

    shop: Workshop
    engine: Engine
    plan: Plan
    tell: Callable[[Done], None]
    spool: Spool = field(default_factory=Spool)
    stopped: bool = False
    changed_meanwhile: set[str] = field(default_factory=set)
    sources: dict[int, RawBundle] = field(default_factory=dict)
    _now: Now = field(default_factory=Now)
    _next: int = 0
    nameless: set[str] = field(default_factory=set)
    _claims: set[str] = field(default_factory=set)
    _taken: dict[str, str] = field(default_factory=dict)
    _waiting: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _answered: dict[int, tuple[Order, Answer]] = field(default_factory=dict)
    _read: dict[str, str] = field(default_factory=dict)

    def run(self, sources: Iterator[RawBundle | BrokenError]) -> Iterator[None]:
        """Do all there is to do; yield now and then, so that progress can be shown."""
        for one in self.engine.answers(self._orders(sources)):
            if one:
                self._take(*one)
            if self.stopped:
                return
            yield

    @property
    def ids(self) -> set[str]:
        """Return the ids that bundles of this run have or claim, in lower case."""
        return self._claims

    # --- what there is to do ---------------------------------------------------------------

    def _orders(self, sources: Iterator[RawBundle | BrokenError]) -> Iterator[Order | None]:
        for number, source in enumerate(sources):
            if self.stopped:
                return
            yield self._order(number, source)

    def _order(self, number: int, source: RawBundle | BrokenError) -> Order | None:
        """Return what is to be done with a bundle; None once it is done with."""
        if isinstance(source, BrokenError):
            self._settle(Done(number, _unreadable(source)))
            return None
        self.sources[number] = replace(source, raw=b"") if source.path else source
        data = loosely(source.raw)
        id_ = claimed(data)
        if id_:
            self._claims.add(id_.casefold())
        else:
            self.nameless.add(place(source.name, source.first_line))
        queue = id_.casefold() if self.plan.stops is None else ""
        first = not self._waiting[queue] and id_.casefold() not in self._taken
        stands = self._stands(id_, source) if id_ and first else Standing()
        if stands.record and stands.whole:
            self._taken[id_.casefold()] = where(source.name, source.first_line)
            self._settle(_unchanged(number, source, stands, data))
            return None
        if id_ or self.plan.stops:
            self._waiting[queue].append(number)
        return self._draft(number, source, id_, stands)

    def _stands(self, id_: str, source: RawBundle) -> Standing:
        folder = self.shop.out / id_
        if self.plan.last and self.plan.last.has(source) and (record := record_of(folder)):
            return Standing(record, whole=True)
        if self.plan.force or folder.is_symlink():
            return Standing()
        return standing(folder, source, self.plan.options, self._now)

    def _draft(self, number: int, source: RawBundle, id_: str, stands: Standing) -> Order:
        values = {
            "name": source.name,
            "line": source.first_line,
            "length": len(source.raw),
            "build": str(self.shop.new / str(number)),
            "stands": str(self.shop.out / id_),
            "shown": str(self.shop.out / (id_ or "?")),
            "beside": stands.record is not None,
            "keep": list(stands.keep),
            "edited": list(stands.edited),
            "taken": self._taken.get(id_.casefold(), ""),
        }
        queue = id_.casefold() if self.plan.stops is None else ""
        values |= {"queue": queue}
        return Order(number, source.name, "draft", values, source.raw, source.path)

    # --- what came of it -------------------------------------------------------------------

    def _take(self, order: Order, answer: Answer) -> None:
        """Take an answer. Of bundles that claim one id, an earlier one is done with first."""
        queue = self._waiting[order.values["queue"]]
        if order.number not in queue:
            self._finish(order, answer)
            return
        self._answered[order.number] = (order, answer)
        while queue and queue[0] in self._answered and not self.stopped:
            self._finish(*self._answered.pop(queue.pop(0)))

    def _finish(self, order: Order, answer: Answer) -> None:
        built = Path(order.values["build"])
        with shielded():
            self._settle(self._put(order, answer, built))
            shutil.rmtree(built, ignore_errors=True)

    def _put(self, order: Order, answer: Answer, built: Path) -> Done:
        """Put a draft that was built in its place."""
        if answer.loss:
            return Done(order.number, _lost(order, answer), older=self._older(order))
        result = result_of(answer.values["result"])
        if result.state != "drafted":
            return Done(order.number, result, older=self._older(order))
        key = result.bundle.casefold()
        if key in self._taken:
            return Done(order.number, _twin(result_of(answer.values["twin"]), self._taken[key]))
        try:
            aside = self.shop.put(built, result.bundle)
        except BrokenError as error:
            return Done(order.number, _failed(order, told(error)))
        self._taken[key] = where(result.name, result.line)
        self._compare_sources(answer.values["sources"])
        edited = [one for one in order.values["edited"] if one not in answer.values["written"]]
        result = replace(result, edited=tuple(edited))
        made = answer.values["made"]
        return Done(order.number, result, made, report=report_of(answer), aside=aside)

    def _older(self, order: Order) -> str:
        """Return where a copy to send lies that was made before, of a bundle without one now."""
        sent, stands = self.plan.options.folder, Path(order.values["stands"])
        if not sent or stands == self.shop.out or stands.name.casefold() in self._taken:
            return ""
        return str(stands / sent) if (stands / sent).is_dir() else ""

    def _compare_sources(self, sources: Sequence[Sequence[str]]) -> None:
        """Take note of files that were others for one report than for another one."""
        for name, digest in sources:
            if self._read.setdefault(name, digest) != digest:
                self.changed_meanwhile.add(name)

    def _settle(self, done: Done) -> None:
        """Be done with a bundle, and tell of all whose turn it is."""
        self.spool.put(done)
        while self._next in self.spool and not self.stopped:
            one = self.spool.get(self._next)
            self._next += 1
            self.tell(one)
            if self.plan.stops and self.plan.stops(one.result):
                self.stopped = True
                self.spool.cut(self._next)


def told(error: BrokenError) -> str:
    """Return what is told of an error, in one line."""
    return " ".join(part for part in (str(error), error.hint) if part)


def _twin(result: Result, taken_by: str) -> Result:
    """Return what is told of a bundle whose id another one had first."""
    told = (replace(one, message=taken(taken_by)) for one in result.told)
    return replace(result, told=tuple(told))


def _unreadable(error: BrokenError) -> Result:
    at = error.place.bundle or BundleAddress("", "")
    failure = told(error)
    return Result(at.file, "failed", max(at.line, 1), failure=failure, cause="unreadable")


def _unchanged(number: int, source: RawBundle, stands: Standing, data: Any) -> Done:
    assert stands.record
    result = stands.record.result(source.name, source.first_line, data, stands.edited)
    return Done(number, result, stands.record.data["made_from"]["sha256"], fresh=False)


def _lost(order: Order, answer: Answer) -> Result:
    assert answer.loss
    line = order.values["line"]
    failure = f"{order.name}:{line}:1: {answer.told}"
    return Result(order.name, "failed", line, failure=failure, cause=answer.loss)


def _failed(order: Order, failure: str) -> Result:
    line = order.values["line"]
    return Result(order.name, "failed", line, failure=failure, cause="unwritable")


def report_of(answer: Answer) -> Report:
    """Return what others are compared with, of an answer that has it."""
    one: Any = answer.values["report"]
    return Report(array("H", answer.body), one["id"], one["setting"], one["card"].encode())
