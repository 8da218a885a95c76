"""Numbers of a note that can be read in one more way than they are elsewhere.

‘38 Oct–Dec’ is no day, ‘c.20’ are some twenty, ‘01.10’ is a time, ‘>20m’ may be miles or
minutes, ‘9 overnight stays’ are nine nights, and in a list of per cents ‘target 65’ is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.dated import MONTHS
from pipeline.language.number_words import DIGITS, NUMBER, value
from pipeline.language.sentences import spans
from pipeline.language.units import QUANTITIES
from pipeline.model.pattern import later

_MONTHS_LONG = rf"(?:{MONTHS})\.?(?: ?[–/-] ?| to )(?:{MONTHS})\b"
_COUNTS = later(
    rf"(?<![\w.,/£:–-])(?P<spread>{DIGITS}) (?={_MONTHS_LONG})"
    rf"|(?<![\w.,/£:–-])(?P<late>3[2-9]|[4-9]\d|\d{{3}}) (?=(?:{MONTHS})\b)"
    rf"|\b(?:c\. ?|ca\.? |c)(?P<circa>{DIGITS})(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)
_TIME = later(
    r"(?<![\w.,/£:–-])(?P<hour>0\d|1[3-9]|2[0-3])\.(?P<minute>[0-5]\d)"
    r"(?!\d|%| ?(?:km|k?g|m|l|miles|hours|hrs|p)\b|\.\d)"
)
_OPEN = later(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.? "
    r"(?P<first>1[0-2]|[1-9]) ?[–-] ?(?P<last>1[0-2]|[1-9])(?![\w/:]|[.,]\d)"
)
_M = later(rf"(?<![\w.,/£:–-])(?P<m>{DIGITS}) ?m\b")
_NIGHTS = later(
    rf"\b(?P<nights>{NUMBER}) ?(?:(?:\w+ )?(?:overnight|sleep-?over)s?|nts?)\b", re.IGNORECASE
)
_NIGHT = later(r"overnight|sleep-?over|(?<![a-z])nts?\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_RATED = later(r"(?<![\w.,/£:–-])(?P<n>\d+\.\d+) ?/ ?(?P<m>5|10|100)\b")
_DOUBLE = later(r"\b(?:twice|double) (?:prev\w*|last|as|the|that|what|nat\w*|area|those)\b")
_PER_CENT = later(r"%|\bper cent\b|\bpct\b")
_LEVEL = later(
    r"(?:target|national|nat\b|area|county|borough|england|av(?:g|erage)|was|now|last|here|"
    r"similar|stat|authority|la\b)",
    re.IGNORECASE,
)
_CLOSED = later(r"\s?(?:[.,;:)/]|$)| (?:and|or|in|then|now|last|but)\b| \(")
_WHOLE = 100
_HOUR = 60


def note_forms(text: str) -> Iterator[Amount]:
    """Yield the other readings of the numbers of a note."""
    yield from _of_digits(text) if _DIGIT.search(text) else ()
    for match in _DOUBLE.finditer(text):
        yield Amount(Kind.TIMES, 2, *match.span(), unit="multiple")
    for match in _NIGHTS.finditer(text) if _NIGHT.search(text) else ():
        number = value(match["nights"].lower())
        yield Amount(Kind.DURATION, number, *match.span(), unit="days", number=number)
    yield from _per_cents(text) if _PER_CENT.search(text) else ()
    yield from _money(text) if "£" in text else ()


def _of_digits(text: str) -> Iterator[Amount]:
    for match in _COUNTS.finditer(text):
        name = match.lastgroup or ""
        number = value(match[name])
        yield Amount(Kind.COUNT, number, *match.span(name), number=number)
    yield from _times(text)
    for match in _M.finditer(text) if "m" in text else ():
        number, (start, end) = value(match["m"]), match.span()
        unit, each = QUANTITIES["mile"]
        yield Amount(Kind.QUANTITY, number * each, start, end, unit=unit, number=number)
        yield Amount(Kind.DURATION, number, start, end, unit="minutes", number=number)
    for match in _RATED.finditer(text) if "/" in text else ():
        yield Amount(Kind.SHARE, float(match["n"]), *match.span(), of=float(match["m"]))


def _times(text: str) -> Iterator[Amount]:
    for match in _TIME.finditer(text) if "." in text else ():
        minutes = _HOUR * int(match["hour"]) + int(match["minute"])
        yield Amount(Kind.CLOCK, minutes, *match.span(), half=int(match["hour"]) < _HOUR // 5)
    for match in _OPEN.finditer(text):
        for name in ("first", "last"):
            yield Amount(Kind.CLOCK, _HOUR * int(match[name]), *match.span(name), half=True)


def _per_cents(text: str) -> Iterator[Amount]:
    """Yield the bare numbers of a sentence in per cents, or of one that sets a level beside it."""
    said = [
        (a, b) for a, b in spans(text) if _PER_CENT.search(text, a, b) or _LEVEL.match(text, a, b)
    ]
    for one in amounts(text):
        if not any(a <= one.start < b for a, b in said):
            continue
        is_bare = one.kind is Kind.COUNT and one.value <= _WHOLE and _CLOSED.match(text, one.end)
        if is_bare and not noun_behind(text, one.end):
            yield Amount(Kind.PER_CENT, one.value, one.start, one.end)


def _money(text: str) -> Iterator[Amount]:
    """Yield the bare numbers of a sentence that has pounds: ‘£68.40/wk, benefit covers 55’."""
    said = [(a, b) for a, b in spans(text) if "£" in text[a:b]]
    for one in amounts(text):
        is_here = one.kind is Kind.COUNT and any(a <= one.start < b for a, b in said)
        if is_here and _CLOSED.match(text, one.end) and not noun_behind(text, one.end):
            yield Amount(Kind.MONEY, one.value, one.start, one.end)
