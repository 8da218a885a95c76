"""Why a report cannot be published: all reasons at once, and what to do about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.evidence.bundle import Bundle
from pipeline.language.phrasing import count, day
from pipeline.model.document import Document, ItemList, Notice, Origin, Paragraph, walk
from pipeline.model.finding import Finding, Rule, Severity
from pipeline.publishing.approvals import OURS, Looked
from pipeline.publishing.days import asked, late
from pipeline.publishing.desk import Desk
from pipeline.publishing.journal import Journal
from pipeline.publishing.states import TITLES, hindrance, missing
from pipeline.report_type.definition import ReportType
from pipeline.runs.examine import Examined


def _rule(id_: str, name: str, title: str, why: str, hint: str) -> Rule:
    return Rule(id_, name, Severity.ERROR, title, why, OURS, hint)


ERRORS = _rule(
    "PUB020",
    "errors-left",
    "A final version has no errors.",
    "The guidance says that it must not be so, or something in the bundle is broken.",
    "‘check’ tells each: mend it; or acknowledge it, where it is a thing of the past.",
)
WARNINGS = _rule(
    "PUB021",
    "warnings-left",
    "Each warning was mended, or looked at and waived.",
    "A warning may be right as it is. Before publication somebody has looked, and says why.",
    "‘check’ tells each: mend it, or waive it in the bundle with a reason and a name.",
)
LEFTOVERS = _rule(
    "PUB022",
    "leftovers",
    "Nothing is left that was to be filled in.",
    "A reader takes a blank for carelessness, and a note to a colleague for the report.",
    "‘check’ tells where each stands: fill it in, or take it out.",
)
PLANNED = _rule(
    "PUB023",
    "planned-text",
    "People have written what is published.",
    "A draft without narrative is put together from the evidence. Nobody stands behind such words "
    "until an inspector has made them their own.",
    "Write the section under ‘narrative’ in the bundle; what was planned may be taken over.",
)
UNREASONED = _rule(
    "PUB024",
    "change-without-reason",
    "A judgement that was changed after feedback has its reason on record.",
    "The provider heard another one, and is told why it changed (001:905; 000:487).",
    "Record the reason in ‘judgements’, under ‘reason’.",
)
COMMENTS = _rule(
    "PUB025",
    "comment-without-answer",
    "Each comment of the provider has an answer.",
    "The inspectorate considers all comments and responds to them (001:913).",
    "In the file of comments beside the bundle, give each an answer, a decision, and your name.",
)
STEPS = _rule(
    "PUB026",
    "step-missing",
    "The steps before publication were made, in their order.",
    "A report is checked, the provider checks its facts, and each comment is answered, before it "
    "is final.",
    "Mark the step when it is made: mark PATH STATE --as NAME --role ROLE.",
)
HELD = _rule(
    "PUB027",
    "held-or-incomplete",
    "Nothing is published while a complaint is open, or the evidence is not secure.",
    "What is open may change the report.",
    "When that is over: mark PATH resumed --as NAME --role ROLE --reason TEXT.",
)
UNSEEN = _rule(
    "PUB028",
    "claim-not-acknowledged",
    "What a report claims, and what looks like personal data, is borne out or was looked at.",
    "These are what a report is wrong about most often, and what hurts a child or a family most.",
    "‘check’ tells each: give it a record, take it out, or waive it with a reason and a name.",
)
LATE = _rule(
    "PUB029",
    "late-without-reason",
    "What was late has its reason on record.",
    "A deadline that was missed cannot be mended. The record says that it was, and why.",
    "Say why, and who says so: publish … --as NAME --role ROLE --reason TEXT.",
)
OVER = _rule(
    "PUB030",
    "not-to-be-published",
    "Only a report that is still open is published.",
    "One that was withdrawn or superseded is out of use, and a published version is never changed.",
    "To correct what is published: mark PATH corrected --as NAME --role ROLE --reason TEXT.",
)
RULES: Final = (
    ERRORS, WARNINGS, LEFTOVERS, PLANNED, UNREASONED, COMMENTS, STEPS, HELD, UNSEEN, LATE, OVER,
)  # fmt: skip

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
    """What is looked at before a publication. `comments` counts those without an answer."""

    examined: Examined
    bundle: Bundle
    type_: ReportType
    documents: Sequence[Document]
    journal: Journal
    looked: Looked
    comments: int
    today: date
    reason: str = ""

    def refusals(self) -> tuple[Finding, ...]:
        """Return why it cannot be published; nothing, if it can."""
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
        elif said and (standing.ended or "published" in standing.done):
            yield self._at(OVER, said)
        elif lacks := missing(standing, asked(self.type_)):
            titles = ", ".join(TITLES[one] for one in lacks)
            first = f"mark PATH {lacks[0]} --as NAME --role ROLE"
            hint = f"Mark each step when it is made, the first one first: {first}."
            yield STEPS.at(self.bundle.file.start(), f"Not marked yet: {titles}.", hint=hint)

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
        number = sum(map(_is_planned, self._blocks()))
        if number:
            said = count(number, "part of the report was", "parts of the report were")
            yield self._at(PLANNED, f"{_begun(said)} put together from the evidence by the tool.")

    def _blocks(self) -> Iterator[object]:
        for document in self.documents:
            yield from document.masthead
            for section in walk(document.sections):
                yield from section.blocks

    def _comments(self) -> Iterator[Finding]:
        if self.comments:
            said = count(self.comments, "comment has", "comments have")
            yield self._at(COMMENTS, f"{_begun(said)} no answer, or no decision, or nobody’s name.")

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
        desk.open_comments(),
        today,
        reason,
    )


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]


def _is_planned(block: object) -> bool:
    if isinstance(block, Notice):
        return True
    return isinstance(block, Paragraph | ItemList) and block.origin is Origin.PLANNED


def _counted(found: Sequence[Finding]) -> str:
    return count(len(found), "thing to look at", "things to look at")


def _named(found: Iterable[Finding]) -> str:
    """Return the ids of rules, each with how often it finds something."""
    numbers = Counter(one.rule.id for one in found)
    each = (id_ if number == 1 else f"{id_} ({number})" for id_, number in sorted(numbers.items()))
    return ", ".join(each)
