"""Which approvals count, and whether they are enough."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.public import Items, text_of
from pipeline.language.phrasing import count, day
from pipeline.model.finding import Citation, Finding, Rule
from pipeline.publishing.content import Content
from pipeline.publishing.journal import Journal
from pipeline.publishing.refusals import MISSING, UNBELIEVED, VOID
from pipeline.publishing.signing import APPROVAL, Signers, signers
from pipeline.publishing.states import Step
from pipeline.report_type.approvals import Approvals

_AGAIN = "Look at --date and at the clock of this machine, or approve again on the day itself."


@dataclass(frozen=True, slots=True)
class Looked:
    """The approvals that count, and what is wrong where they are not enough."""

    valid: tuple[Step, ...]
    findings: tuple[Finding, ...]

    @property
    def enough(self) -> bool:
        """Return whether all who must have approved."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class Approval:
    """What is looked at: the steps, the bundle and its content now, and who must approve it."""

    journal: Journal
    bundle: Bundle
    content: Content
    asked: Approvals
    known: Signers | None
    today: date

    def look(self) -> Looked:
        """Return which approvals count, and what is wrong if they are not enough."""
        made = self.journal.standing.approvals
        troubles = {at: tuple(self._troubles(step)) for at, step in enumerate(made)}
        valid = tuple(step for at, step in enumerate(made) if not troubles[at])
        lacks = tuple(self._lacks(valid))
        if not lacks:
            return Looked(valid, ())
        place = self.bundle.file.start()
        wrong = (one for found in troubles.values() for one in found)
        missing = MISSING.at(place, " ".join(lacks), key="approvals", citation=self._citation)
        return Looked(valid, (*wrong, missing))

    @property
    def _citation(self) -> Citation:
        return self.asked.citation

    def _troubles(self, step: Step) -> Iterator[Finding]:
        """Yield why an approval does not count."""
        if said := self._misdated(step):
            yield self._finding(UNBELIEVED, step, said, _AGAIN)
            return
        if said := self._unbelieved(step):
            yield self._finding(UNBELIEVED, step, said)
            return
        before = self.journal.contents[step.content]
        if changed := self.content.changed_since(before):
            yield self._finding(VOID, step, f"has changed since: {', '.join(changed)}.")

    def _finding(self, rule: Rule, step: Step, said: str, hint: str = "") -> Finding:
        message = f"The approval of {day(step.date)} as {step.role} is void: {said}"
        if rule is UNBELIEVED:
            message = f"The approval of {day(step.date)} as {step.role} counts for nothing: {said}"
        key = f"{step.role} {step.date}"
        return rule.at(self.bundle.file.start(), message, key=key, hint=hint or rule.hint)

    def _misdated(self, step: Step) -> str:
        if step.date > self.today:
            return "its day is still to come."
        if step.date < self.bundle.end:
            return "its day is before the end of the inspection."
        return ""

    def _unbelieved(self, step: Step) -> str:
        if self.known is None:
            return ""
        if not step.signature:
            return "it has no signature."
        whose = signers(signed(self.bundle.id, step), step.signature, self.known, APPROVAL)
        if not whose:
            return "its signature is not of a key that counts, or not over this approval."
        if _name(step.name) not in map(_name, whose):
            return "its key belongs to somebody else than it names."
        return ""

    def _lacks(self, valid: Sequence[Step]) -> Iterator[str]:
        people = {_name(step.name) for step in valid}
        if len(people) < self.asked.people:
            must = count(self.asked.people, "person", "people")
            yield f"{_approved(len(people))} what is there now; {must} must."
        elif people <= {_name(one) for one in inspectors(self.bundle)}:
            yield "Only inspectors of the event have approved; somebody else must, too."
        for role in _unmet(self.asked.roles, valid):
            yield f"Nobody has approved as {role}, or only somebody who has as another."


def inspectors(bundle: Bundle) -> tuple[str, ...]:
    """Return the names of those who inspected."""
    listed = bundle.public.at("/event/inspectors")
    each = listed if isinstance(listed, Items) else ()
    return tuple(text_of(bundle.public.at("/name", within=one)) for one in each)


def signed(bundle: str, step: Step) -> bytes:
    """Return what an approval is signed over: the bundle’s id, who, as what, when, and of what."""
    whole = {
        "bundle": bundle,
        "content": step.content,
        "date": step.date.isoformat(),
        "name": step.name,
        "role": step.role,
    }
    return json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _approved(number: int) -> str:
    said = count(number, "person has", "people have")
    return f"{said[0].upper()}{said[1:]} approved" if number else "Nobody has approved"


def _name(name: str) -> str:
    return " ".join(name.split()).casefold()


def _unmet(roles: Sequence[str], valid: Sequence[Step]) -> tuple[str, ...]:
    """Return the roles for which no person is left, where each stands for one role only."""
    fitting = {
        role: {_name(step.name) for step in valid if _is_role(role, step.role)} for role in roles
    }
    placed: dict[str, str] = {}
    return tuple(role for role in roles if not _place(role, fitting, placed, set()))


def _place(role: str, fitting: dict[str, set[str]], placed: dict[str, str], seen: set[str]) -> bool:
    """Give a role a person; another role may have to take somebody else."""
    for person in sorted(fitting[role]):
        if person in seen:
            continue
        seen.add(person)
        if person not in placed or _place(placed[person], fitting, placed, seen):
            placed[person] = role
            return True
    return False


def _is_role(asked: str, given: str) -> bool:
    words = given.casefold().split()
    return all(word in words for word in asked.casefold().split())
