"""A whole comparison: what the change can reach is built on both sides, and the rest counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Final

from pipeline.evidence.find import RawBundle
from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.findings import FindingChange
from pipeline.model.comparison.pages import PageChange
from pipeline.model.comparison.sides import SideName, Unbuilt
from pipeline.model.comparison.verdict import Reason
from pipeline.model.errors import BrokenError
from pipeline.runs.comparison.before import Before, changed, place, types_of
from pipeline.runs.comparison.both import Both, SideError, both
from pipeline.runs.comparison.contract.whole import contract
from pipeline.runs.comparison.data import apart
from pipeline.runs.comparison.expected import stale
from pipeline.runs.comparison.kept import Kept, digest
from pipeline.runs.comparison.measure import Asked, Measure
from pipeline.runs.comparison.moves import moves
from pipeline.runs.comparison.sound import sound
from pipeline.runs.comparison.stand import Stand
from pipeline.runs.comparison.subject import Subject
from pipeline.runs.comparison.tally import Tally
from pipeline.runs.comparison.touching import Touching, named_type
from pipeline.runs.comparison.unprinted import unprinted
from pipeline.runs.comparison.verdict import verdict
from pipeline.runs.comparison.wording import Wording
from pipeline.runs.comparison.work import Sides, built

_PICTURES: Final = 500
"""Pages of which pictures are kept; of others it is told that they look different."""


def _nothing(*_: object) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a comparison is made. `known` are fingerprints of a baseline; `named` says what fails
    beside errors and crossed limits; `watch` is called for each bundle that is done with, and
    `renew` with each expected text that is stale and what it should be. `made_up` gives bundles for
    a report type that the change can reach, such as its extremes; it is called at head.
    """

    jobs: int = 1
    paged: bool = False
    known: frozenset[str] = frozenset()
    named: Callable[[FindingChange], bool] = _nothing
    watch: Callable[[], object] = _nothing
    renew: Callable[[Path, str], object] | None = None
    made_up: Callable[[str], Iterable[RawBundle]] | None = None


@dataclass(slots=True)
class Compared:
    """What has come of the bundles so far."""

    base: Before
    head: Stand
    wanted: Wanted
    looked_at: Counter[str] = field(default_factory=Counter)
    tally: Tally = field(default_factory=Tally)
    wording: Wording = field(default_factory=Wording)
    findings: list[FindingChange] = field(default_factory=list)
    unbuilt: list[Unbuilt] = field(default_factory=list)
    stale: list[Reason] = field(default_factory=list)
    pages: list[PageChange] = field(default_factory=list)

    def run(self, subjects: Iterable[Subject | BrokenError]) -> Comparison:
        """Build what the change can reach, and return all that it does.

        Raises SideError where a side cannot be read.
        """
        differ = changed(self.base, self.head)
        live = self.base if isinstance(self.base, Stand) else None
        touching = Touching(differ, live, self.head, paged=self.wanted.paged)
        renewed: list[Subject] = []
        touched = self._touched(subjects, touching, renewed)
        first = next(touched, None)
        if live and first:
            live, tried = sound(live, self.head, first, paged=self.wanted.paged)
            self.base = live
            self._take(first, tried)
            first = None
        sides = Sides(place(live, self.head) if live else None, place(self.head), self.wanted.paged)
        for one, found in built(chain([first] if first else [], touched), sides, self.wanted.jobs):
            self._take(one, found)
        for one in renewed:
            found = both(one.source, None, None, sides.head, Asked(outlined=True))
            self._note(one.source.name, "head", found.head)
            self._hold(one, found.head)
        return self._whole(touching)

    def _touched(
        self, subjects: Iterable[Subject | BrokenError], touching: Touching, renewed: list[Subject]
    ) -> Iterator[Subject]:
        for one in subjects:
            if isinstance(one, BrokenError):
                self.unbuilt.append(Unbuilt("", "head", str(one), one.hint))
                continue
            self.looked_at[named_type(one.source.raw)] += 1
            if touching.touches(one.source.raw):
                yield one
            elif one.renewed:
                renewed.append(one)
        for type_ in types_of(self.head) if self.wanted.made_up else ():
            if touching.reaches(type_):
                yield from self._made_up(type_)

    def _made_up(self, type_: str) -> Iterator[Subject]:
        """Yield the bundles that are made up for a report type which the change can reach."""
        assert self.wanted.made_up
        try:
            with place(self.head).used():
                found = tuple(self.wanted.made_up(type_))
        except BrokenError as error:
            self.unbuilt.append(Unbuilt("", "head", str(error), error.hint))
            return
        for one in found:
            self.looked_at[type_] += 1
            yield Subject(one, "extreme", fresh=True)

    def _take(self, subject: Subject, found: Both | BrokenError) -> None:
        """Take what came of a bundle."""
        if isinstance(found, SideError):
            raise found
        self.wanted.watch()
        name = subject.source.name
        if isinstance(found, BrokenError):
            self.unbuilt.append(Unbuilt(name, "head", found.message, found.hint))
            return
        if isinstance(self.base, Kept):
            found = _with(self.base.measures.get(digest(subject.source.raw)), found.head)
        self._note(name, "head", found.head)
        if found.base and not (subject.fresh and found.base.invalid):
            self._note(name, "base", found.base)
            self.findings += moves(name, found, self.wanted.known)
        self.tally.add(found)
        self.wording.add(name, found)
        self._hold(subject, found.head)
        room = max(0, _PICTURES - sum(1 for one in self.pages if one.base or one.head))
        self.pages += found.pages[:room]
        self.pages += (replace(one, base=b"", head=b"") for one in found.pages[room:])

    def _hold(self, subject: Subject, measure: Measure) -> None:
        """Hold a bundle to its expected texts; renew those that are stale, if that is wanted."""
        for path, text, reason in stale(subject, measure):
            if self.wanted.renew:
                self.wanted.renew(path, text)
            else:
                self.stale.append(reason)

    def _note(self, bundle: str, side: SideName, measure: Measure) -> None:
        if not measure.built:
            told = Unbuilt(bundle, side, measure.told, measure.hint, invalid=measure.invalid)
            self.unbuilt.append(told)

    def _whole(self, touching: Touching) -> Comparison:
        types, terms = contract(self.base, self.head, touching, self.tally.touched)
        touched = self.tally.touched
        known = tuple(
            replace(
                one,
                looked_at=self.looked_at[one.report_type],
                touched=touched.get(one.report_type, 0),
                sections=self.tally.sections(one.report_type),
            )
            for one in types
        )
        findings, wording = tuple(self.findings), self.wording.changes()
        if isinstance(self.base, Stand):
            more = unprinted(self.base, self.head, touching.changed, wording)
            wording = tuple(sorted((*wording, *more), key=lambda one: (one.file, one.line)))
        return Comparison(
            base=self.base.side,
            head=self.head.side,
            files=tuple(sorted(changed(self.base, self.head))),
            looked_at=self.looked_at.total(),
            touched=sum(touched.values()),
            paged=self.wanted.paged,
            types=known,
            findings=findings,
            wording=wording,
            contract=terms,
            pages=tuple(self.pages),
            unbuilt=tuple(self.unbuilt),
            verdict=verdict(findings, known, self.stale, self.wanted.named),
        )


def _with(base: Measure | None, head: Measure) -> Both:
    return Both(*apart(base, head)) if base and head.built else Both(base, head)


def compare(
    base: Before,
    head: Stand,
    subjects: Iterable[Subject | BrokenError],
    wanted: Wanted = Wanted(),
) -> Comparison:
    """Return what the change from base to head does to some bundles.

    Raises SideError where a side cannot be read.
    """
    return Compared(base, head, wanted).run(subjects)
