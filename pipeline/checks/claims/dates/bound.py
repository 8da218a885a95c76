"""Which dates the words bind a length of time to, and how long it can be by these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.checks.case.passages import COMMON, words
from pipeline.checks.claims.dates.beside import beside
from pipeline.checks.claims.dates.lengths import Length, Span, between, lengths_in
from pipeline.checks.claims.dates.links import dates_around, linked
from pipeline.checks.claims.dates.written import Written, dates_in
from pipeline.checks.claims.dates.years import with_years
from pipeline.checks.claims.people import people_in
from pipeline.evidence.bundle import Bundle, Evidence
from pipeline.model.pattern import later

_INSPECTION = (
    r"(?:(?:the|this|our) (?:\w+ )?(?:inspection|visit)|(?:the )?inspectors? (?:came|arrived|"
    r"visited|were))\b"
)
_BEFORE_IT = later(
    rf"\s*(?:(?:before|prior to|ahead of) (?:{_INSPECTION}|this one\b)|ago\b)", re.IGNORECASE
)
_AT_IT = later(
    rf"\b(?:at the time of|by the time of|by|when|until|at) {_INSPECTION}", re.IGNORECASE
)
_FOR = later(r"\b(?:for|over|lasted|lasting)(?: a (?:total|period) of)?\s*$", re.IGNORECASE)
_PERFECT = later(r"\b(?:has|have|had)\b[^.;:]*$", re.IGNORECASE)
_GOES_ON = later(r"\b(?:it|they|he|she|this|that|which)\s+(?:had|has|have)\b", re.IGNORECASE)
_OTHERS = later(
    r"\b(?:who|whose|where|which|with|one|another|some|several|many|each|two)\b", re.IGNORECASE
)
_RANGE = later(r"\b(?:from|between)\s(?:[\w.]+\s)?$", re.IGNORECASE)
_TO_RANGE = later(
    r"[\s,(–—]*(?:(?:lasting|running|that is|in all),?\s)?(?:from|between)\s(?:\w+day\s)?$"
)
_FROM_RANGE = later(
    r"\s?[,(–—:]\s?(?:a (?:period|total|span|stretch|matter) of|that is|or|in all|"
    r"for|lasting)?[,\s]*$"
)
_SINCE = later(r"\bsince\s(?:\w+day\s)?$", re.IGNORECASE)
_THEN_SINCE = later(
    r",?\s(?:since|having (?:arrived|started|begun|joined|come|opened|taken up post)(?: there)?"
    r" (?:in|on))\s$"
)
_APART = later(
    r"\s*(?:later|earlier|afterwards|late|overdue|after(?: that| this)?|before(?: that)?|"
    r"of (?:the|this|that) (?:first |second |last )?"
    r"(?:request|report|referral|call|date|day|concern|event|incident))\b",
    re.IGNORECASE,
)
_BESIDE = later(r"\s?[,(–—]?\s?(?:only |just |which was |that is,? )*$")
_ON = later(r",?\s(?:on|in)\s(?:\w+day\s)?$", re.IGNORECASE)
_IN_THE = later(r"\b(?:in|over|during) the(?: (?:last|past))?\s*$", re.IGNORECASE)
_IT_IS = later(r"\b(?:it|that) (?:is|was|has been) (?:now )?$", re.IGNORECASE)
_SINCE_LAST = later(
    r"\s*since (?:the|its|their|our) (?:last|previous) (?:full )?inspection\b", re.IGNORECASE
)
_LAST = later(
    r"\b(?:last|previous) inspect(?:ed|ion),?(?: which)?"
    r"(?: was(?: held| carried out)?| took place| happened)?\s*$",
    re.IGNORECASE,
)
_WAS = later(r"\b(?:has|have|had|was|were)\b")
# Another predicate: ‘has been registered since May [and has worked in care for ten years]’
_ANEW = later(
    r"\b(?:and|but)\s(?:(?:he|she|they|it)\s)?(?:\w+ly\s)?(?:has|have|had)\b", re.IGNORECASE
)
_ALIKE = 2  # words that a sentence and a record share if they speak of the same


@dataclass(frozen=True, slots=True)
class Bound:
    """A length of time or an age, where it stands, and how many days it can be by the dates.

    `only_longer` says that it is wrong only if it is longer than these.
    """

    length: Length
    spans: tuple[Span, ...]
    message: str
    only_longer: bool = False

    @property
    def start(self) -> int:
        """Return where it starts."""
        return self.length.start

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.length.end

    @property
    def is_wrong(self) -> bool:
        """Return whether no reading of the dates bears the length out."""
        if self.only_longer:
            return bool(self.spans) and all(self.length.is_longer(one) for one in self.spans)
        return bool(self.spans) and not any(self.length.may_be(one) for one in self.spans)

    @property
    def measured(self) -> str:
        """Return how many days it is by the dates, in words."""
        least, most = min(one for one, _ in self.spans), max(one for _, one in self.spans)
        return f"{least} days" if least == most else f"{least} to {most} days"


def dated(text: str) -> list[Written]:
    """Return the dates of a text; one without a year has that of the next or the last one."""
    found = [one for one in dates_in(text) if one.on_calendar and not one.until]
    return with_years(found) if any(one.year for one in found) else []


def bound(bundle: Bundle, sentence: str, before: str, length: Length) -> Bound | None:
    """Return what the words bind a length of time to, or nothing."""
    own = dated(sentence)
    return (
        _to_last(bundle, sentence, length)
        or _to_range(sentence, length, own)
        or _to_inspection(bundle, sentence, before, length, own)
        or _since(bundle, sentence, length, own)
        or _apart(sentence, before, length, own)
        or _linked(bundle, sentence, before, length)
        or _beside_two(sentence, before, length)
    )


def _beside_two(sentence: str, before: str, length: Length) -> Bound | None:
    """Bind what stands beside the only two dates to both: ‘a stay of six weeks’."""
    spans, only_longer = beside(sentence, length, *dates_around(before, sentence))
    told = "The two dates beside it contradict this length of time."
    return Bound(length, spans, told, only_longer) if spans else None


def _linked(bundle: Bundle, sentence: str, before: str, length: Length) -> Bound | None:
    """Bind what words bind to dates around it, of this sentence or of the one before."""
    spans = linked(bundle, sentence, before, length)
    return (
        Bound(length, spans, "The dates around it contradict this length of time.")
        if spans
        else None
    )


def _to_last(bundle: Bundle, sentence: str, length: Length) -> Bound | None:
    """Bind ‘in the six months since the last inspection’ to the earlier inspections."""
    lead, rest = sentence[: length.start], sentence[length.end :]
    since = _SINCE_LAST.match(rest) and _IN_THE.search(lead)
    since = since or (_SINCE_LAST.match(rest) and _IT_IS.search(lead))
    if not since and not (_LAST.search(lead) and rest.lstrip().startswith("ago")):
        return None
    spans = tuple(
        ((bundle.start - one.last).days, (bundle.end - one.date).days) for one in bundle.previous
    )
    return Bound(length, spans, "The dates of the inspections contradict this length of time.")


def _to_range(sentence: str, length: Length, own: Sequence[Written]) -> Bound | None:
    """Bind ‘for 14 months, from March to September 2014’ to both dates."""
    for first, last in pairwise(own):
        behind = _TO_RANGE.fullmatch(sentence[length.end : max(length.end, first.start)])
        ahead = _RANGE.search(sentence[: first.start]) and _FROM_RANGE.fullmatch(
            sentence[last.end : max(last.end, length.start)]
        )
        if (behind and first.start > length.end) or (ahead and last.end < length.start):
            return _between(length, [(first, last)])
    return None


def _between(length: Length, pairs: Sequence[tuple[Written, Written]]) -> Bound:
    spans = tuple(found for one, other in pairs if (found := between(one, other)))
    return Bound(length, spans, "The dates beside it contradict this length of time.")


def _to_inspection(
    bundle: Bundle, sentence: str, before: str, length: Length, own: Sequence[Written]
) -> Bound | None:
    """Bind ‘ten days before inspectors came’ and ‘for a year at the time of the inspection’."""
    lead, rest = sentence[: length.start], sentence[length.end :]
    near: Sequence[Written] = ()
    if _BEFORE_IT.match(rest):
        near = [one for one in own if _is_beside(sentence, one, length)]
    elif _AT_IT.search(sentence) and _FOR.search(lead) and _PERFECT.search(lead):
        near = [one for one in own if not _is_of_others(sentence, one, length)]
        if not own and _GOES_ON.search(lead):
            near = dated(before)
    spans = tuple(found for one in near if (found := _until(one, bundle)))
    message = "The date and the days of the inspection contradict this length of time."
    return Bound(length, spans, message) if spans else None


def _until(one: Written, bundle: Bundle) -> Span | None:
    first, last = between(one, bundle.start), between(one, bundle.end)
    return (min(first[0], last[0]), max(first[1], last[1])) if first and last else None


def _is_beside(sentence: str, one: Written, length: Length) -> bool:
    """Return whether a date stands beside a length, as in ‘ten days ago, in May’."""
    if one.end <= length.start:
        return _BESIDE.fullmatch(sentence[one.end : length.start]) is not None
    gap = sentence[length.end : one.start]
    tail = _BEFORE_IT.match(gap) or _APART.match(gap)
    return tail is not None and _ON.fullmatch(gap[tail.end() :]) is not None


def _is_of_others(sentence: str, one: Written, length: Length) -> bool:
    """Return whether somebody else comes up between a date and a length."""
    first, last = sorted((one.end, length.start))
    gap = sentence[first:last]
    indefinite = _OTHERS.search(gap) is not None
    return indefinite and next(people_in(gap), None) is not None


def _since(bundle: Bundle, sentence: str, length: Length, own: Sequence[Written]) -> Bound | None:
    """Bind ‘for five years, since June 2013’ to the time until the inspection."""
    for one in own:
        told = "The date contradicts this length of time, counted to the inspection."
        spans = (found,) if (found := _until(one, bundle)) else ()
        if one.start > length.end and _THEN_SINCE.fullmatch(sentence[length.end : one.start]):
            return Bound(length, spans, told)
        if one.end < length.start and _SINCE.search(sentence[: one.start]):
            gap = sentence[one.end : length.start]
            if _FROM_RANGE.fullmatch(gap):
                return Bound(length, spans, told)
            is_of_it = not (_WAS.search(sentence[: one.start]) and _ANEW.search(gap))
            if is_of_it and _PERFECT.search(gap) and _FOR.search(gap) and not _OTHERS.search(gap):
                return Bound(length, spans, told, only_longer=True)
    return None


def _apart(sentence: str, before: str, length: Length, own: Sequence[Written]) -> Bound | None:
    """Bind ‘on 9 July, three weeks after the first request’ to the other date."""
    if not _APART.match(sentence, length.end):
        return None
    beside = next((one for one in own if _is_beside(sentence, one, length)), None)
    if beside is None:
        return None
    others = [one for one in own if one != beside] or _years_of(before, sentence)
    return _between(length, [(beside, one) for one in others]) if others else None


def _years_of(before: str, sentence: str) -> list[Written]:
    """Return the dates of the sentence before, whose year may stand in this one."""
    joined = f"{before} {sentence}"
    return [one for one in dated(joined) if one.end <= len(before)]


# --- records -----------------------------------------------------------------------------


def from_record(
    bundle: Bundle, records: Sequence[Evidence], sentence: str, length: Length
) -> Bound | None:
    """Bind a length to the dates of a record that speaks of the same, where there are none here."""
    lead = sentence[: length.start]
    if not (_FOR.search(lead) and re.search(r"\b(?:has|have|had|was|were)\b", lead)) or dated(
        sentence
    ):
        return None
    for record in records:
        own = dated(record.statement)
        if own and _is_alike(record.statement, lead):
            if any(one.may_be((length.least, length.most)) for one in lengths_in(record.statement)):
                return None  # the record tells it itself
            found = _told(bundle, record, own, length)
            return found if _PERFECT.search(lead) or len(own) > 1 else None
    return None


def _told(bundle: Bundle, record: Evidence, own: list[Written], length: Length) -> Bound | None:
    """Bind a length to ‘from … to …’ or ‘since …’ of a record."""
    lead = record.statement[: own[0].start]
    if len(own) == len(("from", "to")) and _RANGE.search(lead):
        return replace(_between(length, [(own[0], own[1])]), message=_RECORD)
    span = _until(own[0], bundle) if len(own) == 1 and _SINCE.search(lead) else None
    return Bound(length, (span,), _RECORD) if span else None


_RECORD = "The dates in a record that this paragraph rests on contradict this length of time."


def _is_alike(one: str, other: str) -> bool:
    shared = set(words(one)) & set(words(other))
    return len(shared - COMMON) >= _ALIKE
