"""The figures of all reports, by report type, document and section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import TypeAlias

from pipeline.model.comparison.figures import Figures, SectionChange, Spread
from pipeline.runs.comparison.both import Both
from pipeline.runs.comparison.measure import Measure, SectionMeasure

_Key: TypeAlias = tuple[str, str]


@dataclass(slots=True)
class _Side:
    """The measures of each section, and how many reports have it: one may have several letters."""

    of: dict[_Key, list[SectionMeasure]] = field(default_factory=dict)
    reports: Counter[_Key] = field(default_factory=Counter)


@dataclass(slots=True)
class _Sections:
    """The measures of the sections of one report type, in their order."""

    titles: dict[_Key, str] = field(default_factory=dict)
    base: _Side = field(default_factory=_Side)
    head: _Side = field(default_factory=_Side)

    def add(self, measure: Measure, side: _Side) -> None:
        """Add what was measured of a report on a side."""
        for key, one in measure.keyed():
            self.titles.setdefault(key, one.title)
            side.of.setdefault(key, []).append(one)
        side.reports.update({key for key, _ in measure.keyed()})


@dataclass(slots=True)
class Tally:
    """What was measured of all reports that were built on both sides."""

    touched: dict[str, int] = field(default_factory=dict)
    _types: dict[str, _Sections] = field(default_factory=dict)

    def add(self, found: Both) -> None:
        """Add a report; one that a side has not, or refuses, only counts as touched."""
        type_ = found.head.report_type or (found.base.report_type if found.base else "")
        self.touched[type_] = self.touched.get(type_, 0) + 1
        if found.base is None or not (found.base.built and found.head.built):
            return
        into = self._types.setdefault(type_, _Sections())
        into.add(found.head, into.head)
        into.add(found.base, into.base)

    def sections(self, type_: str) -> tuple[SectionChange, ...]:
        """Return the sections of a report type, each document first."""
        found = self._types.get(type_, _Sections())
        return tuple(_changes(found))


def _changes(found: _Sections) -> Iterator[SectionChange]:
    documents = dict.fromkeys(document for document, _ in found.titles)
    for document in documents:
        for key in sorted(
            (one for one in found.titles if one[0] == document), key=lambda one: one[1] != ""
        ):
            base, head = found.base.of.get(key, []), found.head.of.get(key, [])
            yield SectionChange(
                document=document,
                section=key[1],
                title=found.titles[key],
                reports=max(found.base.reports[key], found.head.reports[key]),
                base=_figures(base) if base else None,
                head=_figures(head) if head else None,
            )


def _figures(of: list[SectionMeasure]) -> Figures:
    return Figures(
        words=_spread(one.words for one in of),
        sentences=_spread(one.sentences for one in of),
        paragraphs=_spread(one.paragraphs for one in of),
        findings=_spread(one.findings for one in of),
        grade=_maybe(one.grade for one in of),
        pages=_maybe(one.pages for one in of),
    )


def _maybe(numbers: Iterable[float | None]) -> Spread | None:
    there = [one for one in numbers if one is not None]
    return _spread(there) if there else None


def _spread(numbers: Iterable[float]) -> Spread:
    found = sorted(numbers)
    return Spread(found[0], median(found), found[-1])
