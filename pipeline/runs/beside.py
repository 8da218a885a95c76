"""The drafts of a run beside one another: what stands in two of them."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.resources import names, noting, read
from pipeline.runs.batch import Batch, report_of
from pipeline.runs.copies.compared import Compared
from pipeline.runs.copies.note import CopyNote
from pipeline.runs.copies.run_report import Report
from pipeline.runs.engines import Answer, Order
from pipeline.runs.engines.searching import found
from pipeline.runs.last import Last
from pipeline.runs.last import compared as sealed
from pipeline.runs.record import digest
from pipeline.runs.result import result_of
from pipeline.runs.spool import Done

_OWN_FILES = "templates/copies/*"


@dataclass(slots=True)
class Beside:
    """The comparison of a run. `seal` tells the next run whether it would find the same.

    `broken` are reports that could not be compared, and why.
    """

    batch: Batch
    compared: Compared
    last: Last | None
    notes: tuple[CopyNote, ...] = ()
    seal: str = ""
    broken: list[str] = field(default_factory=list)

    def run(self) -> Iterator[None]:
        """Compare all drafts; yield now and then."""
        made = [_made(one) for one in self.batch.spool.all() if one.result.state == "drafted"]
        if self.compared.alone and len(made) < 2:
            return
        key = digest(json.dumps([made, _own_files()]).encode()) if self.compared.alone else ""
        if key and self.last and self.last.compared == sealed(key, self.last.copies):
            self.notes, self.seal = self.last.copies, self.last.compared
            return
        self.notes = yield from self._found()
        self.seal = sealed(key, self.notes) if key and not self.broken else ""

    def _found(self) -> Generator[None, None, tuple[CopyNote, ...]]:
        reports = yield from self._missing()
        copies = self.compared.begun()
        for one in self.batch.spool.all():
            report = one.report or reports.get(one.number)
            if report and one.result.state == "drafted":
                copies.take(self.batch.sources[one.number], report)
        notes: dict[int, list[CopyNote]] = {}
        for answered in self.batch.engine.answers(self._orders()):
            if answered:
                order, answer = answered
                told = [CopyNote(**one) for one in answer.values.get("copies", ())]
                notes[order.number] = told
                self._note(order, answer, "copies")
            yield
        return tuple(one for number in sorted(notes) for one in notes[number])

    def _missing(self) -> Generator[None, None, dict[int, Report]]:
        """Return the words of drafts that stood already."""
        reports: dict[int, Report] = {}
        for answered in self.batch.engine.answers(self._asked()):
            if answered:
                order, answer = answered
                self._note(order, answer, "report")
                if answer.values.get("report"):
                    reports[order.number] = report_of(answer)
            yield
        return reports

    def _note(self, order: Order, answer: Answer, wanted: str) -> None:
        """Take note of an order that came to nothing."""
        if answer.loss:
            self.broken.append(f"{order.name}: It was not compared. {answer.told}")
        elif wanted not in answer.values:
            self.broken.append(result_of(answer.values["result"]).failure)

    def _asked(self) -> Iterator[Order | None]:
        for one in self.batch.spool.all():
            if one.result.state == "drafted" and not one.report:
                source = self._again(self.batch.sources[one.number])
                yield _order(one.number, source, "report", {}) if source else None

    def _again(self, source: RawBundle) -> RawBundle | None:
        return source if source.raw else self.compared.begun().again(source)

    def _orders(self) -> Iterator[Order | None]:
        copies = self.compared.begun()
        plan, secret = self.batch.plan, self.compared.secret
        for one in found(copies, secret, plan.jobs, self.batch.shop.spare):
            if one is None:
                yield None
                continue
            number, others = one
            source = copies.source(number)
            values = {"others": [asdict(one) for one in others]}
            words = copies.words(number).tobytes()
            yield _order(number, source, "copies", values, words) if source else None


def _made(one: Done) -> tuple[str, int, str]:
    return one.result.name, one.result.line, one.made


def _own_files() -> list[tuple[str, str]]:
    """Return what decides about copies beside the drafts: the phrases that are let pass."""
    with noting() as noted:
        for name in names(_OWN_FILES):
            read(name)
    return sorted((one.name, one.sha256) for one in noted)


def _order(
    number: int, source: RawBundle, kind: Any, values: dict[str, Any], more: bytes = b""
) -> Order:
    common = {"name": source.name, "line": source.first_line, "length": len(source.raw)}
    values = {**common, "shown": "", **values}
    return Order(number, source.name, kind, values, source.raw + more, source.path)
