"""A run over many bundles: what stands in more than one of them, or in earlier reports."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate, chain
from pathlib import Path

from pipeline.checks.case.case import Case
from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.findings import RULES, Ours, findings
from pipeline.checks.copies.other import Other
from pipeline.checks.copies.shelf import Card
from pipeline.checks.copies.standing import standing, without
from pipeline.checks.copies.told import told, words
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle, again, find
from pipeline.evidence.public import text_of
from pipeline.language.choices import NONE, Choices
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place, apart
from pipeline.runs.copies.looking import Against, Looking, begun, turns
from pipeline.runs.copies.run_report import Report
from pipeline.runs.copies.shelving import Shelving, written_card
from pipeline.runs.examine import Examined, composed
from pipeline.runs.guard import guarded
from pipeline.runs.waivers import sifted

UNKEYED = b""
"""The key of a run that reads and writes no index: nothing that it makes is kept."""


@dataclass(slots=True)
class Copies:
    """The reports of a run, and those that they are compared with beside each other.

    Of a report only digests are kept; where words are found, `again` reads its bundle once more.
    """

    key: Key
    against: Sequence[Against] = ()
    choices: Choices = NONE
    again: Callable[[RawBundle], RawBundle | None] = field(default_factory=lambda: again)
    ours: Shelving = field(init=False)
    _from: list[RawBundle] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ours = Shelving(self.key)

    def add(self, source: RawBundle, examined: Examined) -> None:
        """Take up the report of a bundle, if it could be composed."""
        if report := as_report(examined, self.key):
            self.take(source, report)

    def take(self, source: RawBundle, report: Report) -> None:
        """Take up a report. Only what was read from standard input is kept."""
        self.ours.add(report.words, report.id, report.setting, report.card)
        self._from.append(replace(source, raw=b"") if source.path else source)

    def findings(self) -> Iterator[Finding]:
        """Yield what is to say of every report of the run, in their order."""
        looking = self.looking()
        for number, others in chain.from_iterable(map(looking.turn, turns(len(self.ours)))):
            if source := self.source(number):
                yield from told_of(source, others, self.words(number), self.key, self.choices)

    def looking(self) -> Looking:
        """Return what there is to look for."""
        return begun(self.ours.shelf(), self.against)

    def source(self, number: int) -> RawBundle | None:
        """Return the bundle of a report again; nothing if it is not there any more."""
        kept = self._from[number]
        return kept if kept.raw else self.again(kept)

    def words(self, number: int) -> array[int]:
        """Return the words of a report as numbers."""
        return self.ours.words[self.ours.starts[number] : self.ours.starts[number + 1]]


def told_of(
    source: RawBundle, others: Sequence[Other], kept: array[int], key: Key, choices: Choices
) -> tuple[Finding, ...]:
    """Return what is to say of a report whose words stand in others; nothing of another report.

    It is another one if its words are not those that were `kept`.
    """
    case = _case(composed(source, choices))
    if case is None:
        return ()
    ours, numbers = _read(case, key)
    if numbers != kept:
        return ()
    return tuple(not_waived(apart(findings(ours, others)), case.bundle))


def as_report(examined: Examined, key: Key) -> Report | None:
    """Return the report of a bundle as others are compared with it, if it could be composed."""
    case = _case(examined)
    if case is None:
        return None
    ours, numbers = _read(case, key)
    fields = [(first, one.pointer) for first, one in zip(ours.starts, ours.told, strict=True)]
    card = written_card(Card(case.bundle.id, examined.name, fields))
    setting = text_of(case.bundle.public.at("/setting/reference"))
    return Report(numbers, key.number(case.bundle.id), key.number(setting), card)


def put_on(shelving: Shelving, examined: Examined) -> bool:
    """Put the report of a bundle on a shelf, if it could be composed; return whether it could."""
    report = as_report(examined, shelving.key)
    if report is None:
        return False
    shelving.add(report.words, report.id, report.setting, report.card)
    return True


def _case(examined: Examined) -> Case | None:
    bundle, type_ = examined.intake.bundle, examined.intake.report_type
    if bundle is None or type_ is None or examined.composition is None:
        return None
    return Case(bundle, type_, examined.composition)


def _read(case: Case, key: Key) -> tuple[Ours, array[int]]:
    """Return what people told, and its words as numbers; a 0 follows each field."""
    phrases = standing(case.report_type.id)
    said = tuple(told(case.composition.documents))
    found = [words(one.text) for one in said]
    lengths = tuple(map(len, found))
    starts = tuple(accumulate((length + 1 for length in lengths), initial=0))[:-1]
    left = [word for one in found for word in (*without(one, phrases), "")]
    return Ours(case, said, starts, lengths), key.words(left)


def not_waived(found: Sequence[Finding], bundle: Bundle) -> Iterator[Finding]:
    """Yield findings of a run that no waiver of the bundle accepts."""
    mine = {one.id: one for one in RULES}
    waivers = tuple(one for one in bundle.waivers if one.rule in mine)
    left = sifted(found, replace(bundle, waivers=waivers), mine.get).left
    yield from (one for one in left if one.rule.id in mine)


def read_against(
    paths: Sequence[Path], key: Key, choices: Choices
) -> tuple[Shelving, list[BrokenError]]:
    """Return the reports of bundles on a shelf, and what could not be read or composed."""
    shelving, broken = Shelving(key), list[BrokenError]()
    for source in find(paths):
        result = source if isinstance(source, BrokenError) else guarded(source, _composed(choices))
        if isinstance(result, BrokenError):
            broken.append(result)
        elif not put_on(shelving, result):
            place = Place(BundleAddress(result.name, ""))
            message = "No report can be made of this bundle, so nothing is compared with it."
            broken.append(BrokenError(message, place=place, hint="‘check’ says why."))
    return shelving, broken


def _composed(choices: Choices) -> Callable[[RawBundle], Examined]:
    return partial(composed, choices=choices)
