"""Lengths of time that words bind to a date before them, often to one of the sentence before.

The words are in `templates/claims/lengths.toml`. Where more than two dates may be meant, each pair
of them is, and a length is wrong only if none of them bears it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.claims.dates.lengths import Length, Span, between
from pipeline.checks.claims.dates.written import Written, dates_in
from pipeline.checks.claims.dates.years import with_years
from pipeline.checks.claims.words import any_of
from pipeline.evidence.bundle import Bundle
from pipeline.model.pattern import later
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_LISTS = ("apart", "passed", "until-inspection", "away", "of-this", "begins", "lasted")
_SINCE = later(r"\bsince\s(?:\w+day\s)?$", re.IGNORECASE)
_AFTER = later(r"\bafter\s$", re.IGNORECASE)
_EITHER = later(r" ?(?:or|and|/|&|to|[–-]) ?")  # ‘in May or June’ is one time
_ENDS = later(r"[.,;:)–]|$")
_TOOK = later(r"^(?:It|This|That|The whole|All of this|They) (?:took|lasted)(?: only| about)? $")
_THEN = later(r" after \w+ (?:\w+ )?(?:opened|began|started|came|arrived|joined|left|moved)\b")
_WAS = later(r"(?:^|[,;] )[Ii]t (?:was|took|would be)(?: only| another| just)? $")
_BEFORE = later(r" before (?!that\b|this\b|then\b)")
_UNTIL = later(r",?\s(?:until|till|up to|to|ending on|and ended on|and ended in)\s(?:\w+day\s)?$")
_BEEN = later(
    r"\b(?:it|they|these|those|he|she|this|that|which|the \w+)\s(?:had|has|have)(?: now| by then)?"
    r" been\b[^.;:]{0,40}\bfor\s$",
    re.IGNORECASE,
)
# ‘appointed on …, has been in post for …’; with ‘therefore’ whatever somebody has done for so long.
_HAS = later(
    r"\b(?P<thus>so |thus |therefore )?(?:has|have)(?: now| already)?"
    r"(?: (?P<so>therefore|so|thus|since then|since))? "
    r"(?P<did>been in (?:post|place|force|charge|use|office)|been (?:open|here|\w+ing)|led|run|met|"
    r"managed|chaired|held|operated|been (?!an? )|\w+ed )"
    r"[^.;:]{0,50}?\bfor (?:the (?:past|last) )?$",
    re.IGNORECASE,
)
_LOOSE = ("been ", "ed ")
_HAVING = later(r",? having (?:been )?(?:\w+ ){1,4}?(?:on|in) (?:\w+day )?$")
_ALREADY = later(
    r" after [^.,;:]{3,30}, (?:at|by) the time of (?:the|this|our) (?:\w+ )?(?:inspection|visit)\b"
)
_AT_IT = later(
    r"\b(?:at the time of|by the time of|by|when|until|at) (?:(?:the|this|our) (?:\w+ )?"
    r"(?:inspection|visit)|(?:the )?inspectors? (?:came|arrived|visited|called|were))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Cues:
    """What finds each kind of words ahead of a length, or behind it."""

    apart: re.Pattern[str]
    passed: re.Pattern[str]
    until: re.Pattern[str]
    away: re.Pattern[str]
    of_this: re.Pattern[str]
    begins: re.Pattern[str]
    lasted: re.Pattern[str]


@remembered
def cues() -> _Cues:
    """Return the words that bind lengths. Raises BrokenError, with its line, for a wrong file."""
    table = Table.named("claims/lengths.toml")
    table.close(*_LISTS, "beside", "order")
    apart, passed, until, away, of_this, begins, lasted = (
        any_of(table.some_strings(key)) for key in _LISTS
    )
    return _Cues(
        later(rf"\b{apart}(?: only| some| just)? $", re.IGNORECASE),
        later(rf"(?: had| have| has)? {passed}\b", re.IGNORECASE),
        later(
            rf"(?: had| have| has| lay| lie| lies| passed| went by| gone by)* {until}\b",
            re.IGNORECASE,
        ),
        later(rf" {away}(?=[.,;:)–]|$| and\b| when\b| at\b)", re.IGNORECASE),
        later(rf" {of_this}\b", re.IGNORECASE),
        later(rf"\b{begins}\b", re.IGNORECASE),
        later(rf"\b{lasted}(?: only| about| some| just)? $", re.IGNORECASE),
    )


def linked(bundle: Bundle, sentence: str, before: str, length: Length) -> tuple[Span, ...]:
    """Return how many days a length can be by the dates that words bind it to; none if none do."""
    lead, rest = sentence[: length.start], sentence[length.end :]
    earlier, own = dates_around(before, sentence)
    known = cues()
    if known.until.match(rest):
        return _until(bundle, own or earlier)
    if known.away.match(rest):
        return _ahead(bundle, own or earlier)
    if _ALREADY.match(rest) and len(own or earlier) == 1:
        return _until(bundle, own or earlier)
    if len(own) == 1 and _holds_since(sentence, length, own[0]):
        return _until(bundle, own)
    if known.of_this.match(rest) and _AFTER.search(lead):
        return _until(bundle, [one for one in own if _SINCE.search(sentence[: one.start])])
    if _BEEN.search(lead) and _AT_IT.search(sentence) and not own and _begins(before, earlier):
        return _until(bundle, earlier)
    return tuple(_between(_pairs(sentence, length, earlier, own)))


def _holds_since(sentence: str, length: Length, day: Written) -> bool:
    """Return whether a length is that for which something has gone on that began on the day."""
    found = _HAS.search(sentence[: length.start])
    says_so = found and (found["so"] or found["thus"])
    if not found or (not says_so and found["did"].lower().endswith(_LOOSE)):
        return False
    if day.start > length.end:
        return _HAVING.fullmatch(sentence[length.end : day.start]) is not None
    return day.end <= found.start() and cues().begins.search(sentence[: day.start]) is not None


def dates_around(before: str, sentence: str) -> tuple[list[Written], list[Written]]:
    """Return the dates of the sentence before and of this one; a year may stand in either."""
    earlier, own = (
        [one for one in dates_in(text) if one.on_calendar and not one.until]
        for text in (before, sentence)
    )
    whole = with_years([*earlier, *own])
    return whole[: len(earlier)], whole[len(earlier) :]


def _begins(before: str, dates: Sequence[Written]) -> bool:
    """Return whether a sentence tells of one date, at which something begins."""
    return len(dates) == 1 and cues().begins.search(before) is not None


def _pairs(
    sentence: str, length: Length, earlier: Sequence[Written], own: Sequence[Written]
) -> Iterator[tuple[Written, Written]]:
    """Yield the dates that a length may be between."""
    lead, rest, known = sentence[: length.start], sentence[length.end :], cues()
    ahead = [one for one in own if one.end <= length.start]
    behind = [one for one in own if one.start >= length.end]
    if _AFTER.search(lead) and _ENDS.match(rest) and len(ahead) == 2 == len(own):
        if _EITHER.fullmatch(sentence, ahead[0].end, ahead[1].start):
            return
        yield ahead[0], ahead[1]
    elif _TOOK.search(lead) and len(earlier) == 2 and not own:
        yield earlier[0], earlier[1]
    elif _is_before(lead, rest) and len(behind) == 2 == len(own):
        yield behind[0], behind[1]
    elif known.passed.match(rest) and len(ahead) == 2 == len(own):
        yield ahead[0], ahead[1]
    elif known.apart.search(lead) and ahead:
        others = ahead[:-1] or earlier
        yield from ((one, ahead[-1]) for one in others)
    elif known.passed.match(rest) and behind and not ahead:
        yield from ((one, behind[0]) for one in earlier[-2:])
    elif (
        known.lasted.search(lead)
        and len(ahead) == 1
        and behind
        and _UNTIL.fullmatch(sentence[length.end : behind[0].start])
    ):
        yield ahead[0], behind[0]


def _is_before(lead: str, rest: str) -> bool:
    """Return whether a length runs between two dates behind it: ‘it was a year before …’."""
    return bool(_THEN.match(rest) or (_WAS.search(lead) and _BEFORE.match(rest)))


def _between(pairs: Iterator[tuple[Written, Written]]) -> Iterator[Span]:
    yield from (span for one, other in pairs if (span := between(one, other)))


def _until(bundle: Bundle, dates: Sequence[Written]) -> tuple[Span, ...]:
    """Return how long before each day of the inspection some dates are, if they are."""
    spans = (between(one, day) for one in dates for day in (bundle.start, bundle.end))
    return tuple(span for span in spans if span)


def _ahead(bundle: Bundle, dates: Sequence[Written]) -> tuple[Span, ...]:
    """Return how far off the dates are that are after the inspection."""
    later = [one for one in dates if (one.year, one.month) >= (bundle.end.year, bundle.end.month)]
    return _until(bundle, later)
