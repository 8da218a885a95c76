"""Builds many bundles on both sides: few in this process, many by workers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final, TypeAlias

from pipeline.model.data import as_data
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress
from pipeline.model.finding import Place as At
from pipeline.runs.comparison.both import Both, Place, SideError, both
from pipeline.runs.comparison.subject import Subject
from pipeline.runs.engines import Answer, Limits, Order, Setup, local
from pipeline.runs.engines.measuring import both_of, place_values
from pipeline.runs.options import Options

_ALONE: Final = 12
"""So many bundles are done before a worker would have started."""
_SECONDS, _MEBIBYTES = 300.0, 2048
_NO_SECRET: Final = "00" * 32  # nothing is numbered here

Built: TypeAlias = tuple[Subject, "Both | BrokenError"]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides as bundles are built on them. Without base only head is measured.

    `paged` says whether PDFs are printed.
    """

    base: Place | None
    head: Place
    paged: bool = False


def built(subjects: Iterable[Subject], sides: Sides, jobs: int) -> Iterator[Built]:
    """Yield what comes of each bundle on both sides, in their order. Errors are yielded, too."""
    more = iter(subjects)
    few = list(islice(more, _ALONE + 1))
    if len(few) <= _ALONE or jobs == 1:
        for one in chain(few, more):
            yield one, _here(one, sides)
    else:
        yield from _by_workers(chain(few, more), sides, jobs)


def _here(subject: Subject, sides: Sides) -> Both | BrokenError:
    try:
        asked = subject.asked(paged=sides.paged)
        return both(subject.source, subject.older, sides.base, sides.head, asked)
    except SideError as error:
        return error


def _by_workers(subjects: Iterator[Subject], sides: Sides, jobs: int) -> Iterator[Built]:
    options = Options(formats=(), choices=sides.head.choices)
    setup = Setup(sides.head.home, options, _NO_SECRET)
    base = place_values(sides.base) if sides.base else None
    waiting: dict[int, Subject] = {}

    def orders() -> Iterator[Order | None]:
        for number, one in enumerate(subjects):
            waiting[number] = one
            yield _order(number, one, base, paged=sides.paged)

    with tempfile.TemporaryDirectory() as spare:
        work = local.engine(setup, Limits(jobs, _SECONDS, _MEBIBYTES, spare))
        with closing(work):
            done: dict[int, Built] = {}
            turn = 0
            for answered in work.answers(orders()):
                if answered:
                    order, answer = answered
                    subject = waiting.pop(order.number)
                    done[order.number] = subject, _heard(subject, answer)
                while turn in done:
                    yield done.pop(turn)
                    turn += 1


def _order(number: int, subject: Subject, base: dict[str, Any] | None, *, paged: bool) -> Order:
    source = subject.source
    values = {
        "name": source.name,
        "line": source.first_line,
        "length": len(source.raw),
        "shown": "",
        "base": base,
        "older": subject.older is not None,
        "asked": as_data(subject.asked(paged=paged)),
    }
    return Order(number, source.name, "measure", values, source.raw + (subject.older or b""))


def _heard(subject: Subject, answer: Answer) -> Both | BrokenError:
    values = answer.values
    if "head" in values:
        return both_of(values, answer.body)
    if "broken" in values:
        broken = values["broken"]
        error = BrokenError(broken["message"], hint=broken["hint"])
        return SideError(broken["side"], error)
    place = At(BundleAddress(subject.source.name, ""))
    told = answer.told if answer.loss else str(values["result"]["failure"])
    return BrokenError(told, place=place)
