"""The passages that people wrote, and the records that each of them rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.dates.written import Written as Date
from pipeline.checks.claims.dates.written import dates_in
from pipeline.evidence.bundle import Evidence


@dataclass(frozen=True, slots=True)
class Written:
    """A passage of the inspectors, its dates, and the records it rests on, but those withheld."""

    passage: Passage
    records: tuple[Evidence, ...]
    dates: tuple[Date, ...] = ()

    @property
    def rests(self) -> bool:
        """Return whether it names any record."""
        return bool(self.passage.rests_on)


def written(case: Case) -> tuple[Written, ...]:
    """Return each passage that people wrote. They are looked up once for a case."""
    return case.remembered("written", lambda case: tuple(_written(case)))


def _written(case: Case) -> Iterator[Written]:
    records = {one.id: one for one in shown(case)}
    for passage in case.by_people:
        own = tuple([records[id_] for id_ in passage.rests_on if id_ in records])
        yield Written(passage, own, dates_in(passage.text))


def shown(case: Case) -> tuple[Evidence, ...]:
    """Return the records that are not kept out of reports. They are looked up once for a case."""
    return case.remembered(
        "shown", lambda case: tuple(one for one in case.bundle.evidence if not one.withheld)
    )
