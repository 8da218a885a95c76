"""Waivers: a bundle may accept a warning or a notice that somebody has looked at; never an error.

A waiver holds for one finding, by its fingerprint (`finding`) or by its words (`words`), and for
no other at the same place. It stays while things are put in before, and goes when the words
change, or when what is counted grows. So one that says neither holds for nothing. A bundle of
version 1 could not say either: there a waiver holds if its rule finds one thing only at its
pointer.

An error about the past, such as a step done late, can be acknowledged: it stays visible, and no
longer makes a run fail. This, too, holds for what was looked at: the day that stood there, not
whatever day stands there later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.evidence.bundle import Bundle, Waiver
from pipeline.evidence.door import OURS
from pipeline.evidence.versions import CURRENT
from pipeline.language.phrasing import count
from pipeline.model.finding import Finding, Rule, Severity

IDLE = Rule(
    "BND030",
    "idle-waiver",
    Severity.NOTICE,
    "A waiver stands for one finding.",
    "A waiver is for what somebody has looked at. One that fits nothing hides that its reason is "
    "gone, and one that fits several things would hide what nobody has seen. An error cannot be "
    "waived.",
    OURS,
    "Remove the waiver, or give the fingerprint of the finding in ‘finding’: ‘check’ tells it.",
)
UNDATED = Rule(
    "BND031",
    "undated-acknowledgement",
    Severity.WARNING,
    "An acknowledgement has its day.",
    "It stands in the record for good, so the record must say when somebody looked at it. Without "
    "a day it acknowledges nothing.",
    OURS,
    "Give the day on which it was looked at in ‘date’.",
)
NOT_PAST = Rule(
    "BND032",
    "nothing-past",
    Severity.WARNING,
    "Only a thing of the past is acknowledged.",
    "A step that was done late stays late, whoever knows of it. What can still be mended is "
    "mended, or waived where it is no error. ‘explain RULE’ says whether a rule is about the past.",
    OURS,
    "Mend what was found; or leave ‘acknowledges’ out, if it is no error.",
)
RULES = (IDLE, UNDATED, NOT_PAST)
"""The rules about waivers."""

_NAMED = 5  # findings that a hint gives to choose from
_SHORT = 40  # characters of a field that a hint repeats


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is left of the findings of a bundle, and which ones each of its waivers holds for."""

    left: tuple[Finding, ...]
    held: tuple[tuple[Waiver, tuple[Finding, ...]], ...]


def sifted(
    findings: Sequence[Finding], bundle: Bundle, rule: Callable[[str], Rule | None]
) -> Sifted:
    """Return the findings that no waiver accepts, then those about the waivers themselves.

    One that is acknowledged stays, marked as such. `rule` gives the rule of an id, if there is one.
    """
    looks = [_Look(one, bundle, tuple(findings), rule(one.rule)) for one in bundle.waivers]
    accepted = {at for look in looks if not look.waiver.acknowledges for at in look.holds}
    known = {at for look in looks if look.waiver.acknowledges for at in look.holds}
    left = (
        replace(one, acknowledged=True) if at in known else one
        for at, one in enumerate(findings)
        if at not in accepted
    )
    told = chain.from_iterable(look.told() for look in looks)
    held = tuple((look.waiver, tuple(findings[at] for at in sorted(look.holds))) for look in looks)
    return Sifted((*left, *told), held)


@dataclass(frozen=True, slots=True)
class _Look:
    """One waiver beside the findings of its bundle. `known` is the rule that it names."""

    waiver: Waiver
    bundle: Bundle
    findings: tuple[Finding, ...]
    known: Rule | None

    @property
    def holds(self) -> frozenset[int]:
        """Return which findings it accepts or acknowledges, by their numbers."""
        if self.waiver.acknowledges and not (self.waiver.dated and self._is_past()):
            return frozenset()
        fitting = self._fitting(errors=self.waiver.acknowledges)
        clear = self.waiver.words or self.bundle.version != CURRENT
        if self.waiver.finding or (clear and len(fitting) == 1):
            return frozenset(fitting)
        return frozenset()

    def told(self) -> Iterator[Finding]:
        """Yield what is wrong with it."""
        pointer = self.waiver.pointer
        if self.waiver.acknowledges and not self._is_past():
            if self.known:
                message = f"This acknowledges {self.known.id}, which is not about the past."
                yield self._finding(NOT_PAST, f"{pointer}/acknowledges", message)
                return
        elif self.waiver.acknowledges and not self.waiver.dated:
            yield self._finding(UNDATED, pointer, "This acknowledgement gives no day.")
            return
        if not self.holds:
            yield self._idle()

    def _is_past(self) -> bool:
        return self.known is not None and self.known.past

    def _fitting(self, *, errors: bool) -> list[int]:
        """Return the numbers of the findings that it names; `errors` among them or not."""
        return [
            at
            for at, one in enumerate(self.findings)
            if _fits(self.waiver, one) and (errors or one.severity is not Severity.ERROR)
        ]

    def _idle(self) -> Finding:
        """Return why it holds for nothing. An id that is no rule’s is not repeated."""
        if self.known is None:
            return self._finding(IDLE, self.waiver.pointer, "This waiver names no rule.")
        soft = self._fitting(errors=self.waiver.acknowledges)
        message, hint = f"This waiver is for {self.known.id}{self._why(len(soft))}.", None
        if soft:
            hint = f"Say which one was looked at: {self._choice(soft)}."
        elif self._fitting(errors=True) and self.known.past:
            hint = "Mend it; or, as it is about the past, acknowledge it: ‘acknowledges’, ‘date’."
        elif self._fitting(errors=True):
            hint = "Mend the error, and remove the waiver."
        elif now := self._now():
            hint = f"Look again. What the rule finds here now: {self._choice(now)}."
        return self._finding(IDLE, self.waiver.pointer, message, hint)

    def _why(self, soft: int) -> str:
        if soft > 1:
            return f" and fits {count(soft, 'finding', 'findings')}; so it holds for none"
        if soft:
            return " and does not say which finding was looked at"
        if self._fitting(errors=True):
            return ", an error, which cannot be waived"
        if self.waiver.finding or self.waiver.words:
            return ", which does not find here what was looked at"
        return ", which finds nothing here"

    def _now(self) -> list[int]:
        """Return the numbers of what its rule finds at its place, whatever it names."""
        here = replace(self.waiver, finding="", words="")
        return [
            at
            for at, one in enumerate(self.findings)
            if _fits(here, one) and (self.waiver.acknowledges or one.severity is not Severity.ERROR)
        ]

    def _choice(self, found: Sequence[int]) -> str:
        """Return what to write for each of some findings."""
        named = [_as_written(self.findings[at]) for at in found[:_NAMED]]
        return ", ".join((*named, *(("…",) if len(found) > _NAMED else ())))

    def _finding(self, rule: Rule, pointer: str, message: str, hint: str | None = None) -> Finding:
        key = f"{self.waiver.rule} {self.waiver.at} {self.waiver.finding}"
        return rule.at(self.bundle.file.place(pointer), message, hint=hint, key=key)


def _fits(waiver: Waiver, finding: Finding) -> bool:
    """Return whether a waiver names a finding. A fingerprint needs no pointer beside it."""
    if waiver.rule != finding.rule.id:
        return False
    if waiver.finding and not finding.is_known_as(waiver.finding):
        return False
    words = finding.place.words
    if waiver.words and not (words and words.stand_in(waiver.words)):
        return False
    if waiver.finding or not waiver.at:
        return True
    address = finding.place.bundle
    return bool(address and _is_at(address.pointer, waiver.at, loose=bool(waiver.words)))


def _is_at(pointer: str, waived: str, *, loose: bool) -> bool:
    """Return whether a pointer is a waived one or below it; if `loose`, in whatever entry."""
    ours, theirs = pointer.split("/"), waived.split("/")
    pairs = zip(ours, theirs, strict=False)
    alike = all(one == other or (loose and other.isdigit()) for one, other in pairs)
    return alike and len(ours) >= len(theirs)


def _as_written(finding: Finding) -> str:
    """Return what names a finding: its fingerprint, or what stands in the field that it is about.

    The words at a place are public.
    """
    place = finding.place
    line = f" (line {place.bundle.line})" if place.bundle else ""
    whole = place.words and place.document is None and len(place.words.run) <= _SHORT
    by_words = f" or ‘words’ {place.words.run}" if place.words and whole else ""
    return f"‘finding’ {finding.fingerprint}{by_words}{line}"
