"""The passages that people wrote, and the records that each of them rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.written_dates import Written as Date
from pipeline.checks.claims.written_dates import dates_in
from pipeline.checks.evidence import turned_on
from pipeline.evidence.bundle import Evidence
from pipeline.model.document import Origin


@dataclass(frozen=True, slots=True)
class Written:
    """A passage of the inspectors, its dates, and the records it rests on, but those withheld.

    `must_rest` says that it stands where each paragraph must rest on a record.
    """

    passage: Passage
    records: tuple[Evidence, ...]
    must_rest: bool
    dates: tuple[Date, ...] = ()

    @property
    def rests(self) -> bool:
        """Return whether it names any record."""
        return bool(self.passage.rests_on)

    def may_hold(self, everything: Sequence[Evidence]) -> Sequence[Evidence]:
        """Return the records that may bear out what it says: its own, or any if it names none."""
        return self.records if self.rests else everything


def written(case: Case) -> tuple[Written, ...]:
    """Return each passage that people wrote. They are looked up once for a case."""
    return case.remembered("written", lambda case: tuple(_written(case)))


def _written(case: Case) -> Iterator[Written]:
    records = {one.id: one for one in shown(case)}
    judged = {one.id for one in case.report_type.judgements}
    judged |= {id_ for rule in turned_on(case, "paragraph-rests") for id_ in rule.sections}
    for passage in case.passages:
        if passage.origin is Origin.PEOPLE:
            own = tuple(records[id_] for id_ in passage.rests_on if id_ in records)
            dates = tuple(dates_in(passage.text))
            yield Written(passage, own, passage.section.id in judged, dates)


def shown(case: Case) -> tuple[Evidence, ...]:
    """Return the records that are not kept out of reports."""
    return tuple(one for one in case.bundle.evidence if not one.withheld)
