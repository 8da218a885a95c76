"""Why a report cannot be published: all reasons at once, and what to do about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.timetable import ruled_out
from pipeline.exchange.answers import Listed
from pipeline.language.phrasing import count, day
from pipeline.model.document import Block, Document, walk
from pipeline.model.finding import Finding, Rule, Severity
from pipeline.publishing.approvals import Looked
from pipeline.publishing.days import asked, late
from pipeline.publishing.desk import Desk
from pipeline.publishing.final import is_unwritten
from pipeline.publishing.journal import Journal
from pipeline.publishing.refusals import (
    BROKEN_STATES,
    COMMENTS,
    DECIDED,
    ERRORS,
    HELD,
    LATE,
    LEFTOVERS,
    OVER,
    PLANNED,
    STEPS,
    UNREASONED,
    UNSEEN,
    WARNINGS,
)
from pipeline.publishing.response.lacks import all_lack
from pipeline.publishing.states import TITLES, hindrance, misplaced, missing
from pipeline.report_type.definition import ReportType
from pipeline.runs.examine import Examined

_GROUPS: Final = (
    (LEFTOVERS, frozenset({"PST008", "PST009", "PST010", "PST011", "PST017"})),
    (UNREASONED, frozenset({"GRD004"})),
    (
        UNSEEN,
        frozenset("EVD012 EVD030 EVD031 EVD034 EVD035 PRP006 PRV001 PRV002 PRV003 PRV006".split()),
    ),
)
"""Findings that are told apart from other errors and warnings, whatever their severity."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is looked at before a publication. `comments` are those without an answer."""

    examined: Examined
    bundle: Bundle
    type_: ReportType
    documents: Sequence[Document]
    journal: Journal
    looked: Looked
    comments: Sequence[Listed]
    today: date
    reason: str = ""

    def refusals(self) -> tuple[Finding, ...]:
        """Return why it cannot be published; nothing, if it can.

        Where it is not to be, nothing else is in the way.
        """
        if decided := ruled_out(self.bundle, self.type_):
            why, at = decided
            place = replace(self.bundle.file.place(at), words=None)
            said = "It is decided not to publish this report."
            return (DECIDED.at(place, said, citation=why.citation, key=DECIDED.id),)
        return (
            *self._steps(),
            *self.looked.findings,
            *self._found(),
            *self._planned(),
            *self._comments(),
            *self._late(),
        )

    def _steps(self) -> Iterator[Finding]:
        standing = self.journal.standing
        said = hindrance(standing, "published", asked(self.type_), approved=True)
        if said and standing.blocked and not standing.ended:
            since = day(standing.since[standing.blocked])
            yield self._at(HELD, f"It is {TITLES[standing.blocked]}, since {since}.")
        elif said and standing.ended == "superseded":
            hint = "Publish the report that stands in its place."
            yield OVER.at(self.bundle.file.start(), said, hint=hint, key=OVER.id)
        elif said and (standing.ended or "published" in standing.done):
            yield self._at(OVER, said)
        elif lacks := missing(standing, asked(self.type_)):
            titles = ", ".join(TITLES[one] for one in lacks)
            first = f"mark PATH {lacks[0]} --as NAME --role ROLE"
            hint = f"Mark each step when it is made, the first one first: {first}."
            yield STEPS.at(self.bundle.file.start(), f"Not marked yet: {titles}.", hint=hint)
        yield from self._order()

    def _order(self) -> Iterator[Finding]:
        """Yield where steps stand in an order in which nobody can have made them."""
        counts = [
            one
            for one in self.journal.steps
            if one.state != "approved" or one.date <= self.today or one in self.looked.valid
        ]
        if one := misplaced(counts, asked(self.type_)):
            said = f"‘{TITLES[one.state]}’, of {day(one.date)}, stands too early or too late."
            hint = BROKEN_STATES.hint
            yield STEPS.at(self.bundle.file.start(), said, hint=hint, key="order")
        last = max((one.date for one in counts), default=self.today)
        if self.today < last:
            said = f"The last step was on {day(last)}; {day(self.today)} is before it."
            hint = "Publish on the day itself; --date names it."
            yield STEPS.at(self.bundle.file.start(), said, hint=hint, key="day")

    def _found(self) -> Iterator[Finding]:
        left = [one for one in self.examined.findings if not one.acknowledged]
        for rule, ids in _GROUPS:
            if found := [one for one in left if one.rule.id in ids]:
                yield self._at(rule, f"{_begun(_counted(found))}: {_named(found)}.")
        apart = frozenset[str]().union(*(ids for _, ids in _GROUPS))
        rest = [one for one in left if one.rule.id not in apart]
        for rule, severity in ((ERRORS, Severity.ERROR), (WARNINGS, Severity.WARNING)):
            if found := [one for one in rest if one.severity is severity]:
                word = severity.value
                said = _begun(count(len(found), word, f"{word}s"))
                yield self._at(rule, f"{said}: {_named(found)}.")

    def _planned(self) -> Iterator[Finding]:
        number = sum(map(is_unwritten, self._blocks()))
        if number:
            said = count(number, "part of the report was", "parts of the report were")
            yield self._at(PLANNED, f"{_begun(said)} put together from the evidence by the tool.")

    def _blocks(self) -> Iterator[Block]:
        for document in self.documents:
            yield from document.masthead
            for section in walk(document.sections):
                yield from section.blocks

    def _comments(self) -> Iterator[Finding]:
        if self.comments:
            has = count(len(self.comments), "comment has", "comments have")
            said = f"{_begun(has)} no answer, or no decision, or nobody’s name."
            more = f"The response to them waits for {all_lack(self.comments)}."
            yield self._at(COMMENTS, f"{said} {more}")

    def _late(self) -> Iterator[Finding]:
        if self.reason:
            return
        for one in late(self.bundle, self.type_, self.journal.standing, self.today):
            said = f"{one.step.label}: due {day(one.due)}, done {day(one.done or self.today)}."
            yield LATE.at(
                self.bundle.file.start(), said, key=one.step.id, citation=one.step.citation
            )

    def _at(self, rule: Rule, message: str) -> Finding:
        return rule.at(self.bundle.file.start(), message, key=rule.id)


def case_of(desk: Desk, looked: Looked, today: date, reason: str = "") -> Case:
    """Return what is looked at before the bundle of a desk is published."""
    return Case(
        desk.examined,
        desk.bundle,
        desk.type_,
        desk.documents,
        desk.journal,
        looked,
        desk.comments.open,
        today,
        reason,
    )


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]


def _counted(found: Sequence[Finding]) -> str:
    return count(len(found), "thing to look at", "things to look at")


def _named(found: Iterable[Finding]) -> str:
    """Return the ids of rules, each with how often it finds something."""
    numbers = Counter(one.rule.id for one in found)
    each = (id_ if number == 1 else f"{id_} ({number})" for id_, number in sorted(numbers.items()))
    return ", ".join(each)
