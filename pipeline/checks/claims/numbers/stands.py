"""A number whose numeral a record has, of a thing that the record names otherwise or not at all.

Notes are short: ‘Oct 12’ are shifts, ‘4th home’ is the fourth, ‘14-mth gap’ a gap of 14 months, ‘6
nights blank’ six blanks. A slip, though, seldom has a numeral of its own record. So a number stands
if the records have its numeral no less often than the paragraph, unless one tells the same noun
with another number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.grounds import NUMERAL, Ground
from pipeline.checks.claims.topics import stem
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.dated import not_amounts
from pipeline.language.number_words import NUMBER, value
from pipeline.language.ordinals import WRITTEN, at_which
from pipeline.language.taken import Taken
from pipeline.model.pattern import later

_KINDS = (
    Kind.COUNT, Kind.TIMES, Kind.AGE, Kind.DURATION, Kind.QUANTITY, Kind.ORDINAL, Kind.RATIO,
)  # fmt: skip
_FEW = 12  # numbers of a passage; more are a list, or a table
_NUMERAL = later(
    rf"\b(?P<at>{WRITTEN})\b|(?<![\w.:])\d+(?:,\d{{3}})+"
    rf"|(?<![\d.:])\d+(?:\.\d+)?|\b(?!a\b){NUMBER}\b",
    re.IGNORECASE,
)
# ‘Oct 12’ may be twelve in October, ‘4th’ is what it says
_MAY_COUNT = later(r"[A-Z][a-z]{2,8} \d{1,2}|\d+(?:st|nd|rd|th)")


def stands(one: Claimed, amount: Amount, records: Sequence[Evidence]) -> tuple[Ground, ...]:
    """Return that the records have each numeral of an amount as often as its paragraph."""
    if amount.kind not in _KINDS or len(one.amounts) > _FEW:
        return ()
    text = one.passage.text
    wanted = {number for number, *_ in _numerals(text[amount.start : amount.end])}
    told = Counter(number for number, *_ in _numerals(text))
    theirs = Counter(number for each in records for number in _numbers_of(each))
    if not wanted or any(theirs[each] < max(told[each], 1) for each in wanted):
        return ()
    noun = stem(noun_behind(text, amount.end))
    if noun and any(_tells_otherwise(each.statement, noun, wanted) for each in records):
        return ()
    return (Ground(None, (), NUMERAL),)


def _tells_otherwise(record: str, noun: str, wanted: set[float]) -> bool:
    """Return whether a record has another number of a noun, and not this one."""
    said = {
        number for number, _, end in _numerals(record) if stem(noun_behind(record, end)) == noun
    }
    return bool(said) and not wanted <= said


def _numbers_of(record: Evidence) -> Iterator[float]:
    texts = (record.statement, *record.labels, record.quote.text if record.quote else "")
    yield from (number for text in texts for number, *_ in _numerals(text))
    yield from map(float, record.points)
    if record.measure:
        yield from (float(record.measure.numerator), float(record.measure.denominator))


def _numerals(text: str) -> Iterator[tuple[float, int, int]]:
    """Yield each number of a text, in digits or in words, and where it stands; no date counts."""
    dates = (
        (start, end)
        for start, end in not_amounts(text)
        if not _MAY_COUNT.fullmatch(text[start:end])
    )
    taken = Taken(dates)
    for match in _NUMERAL.finditer(text):
        if taken.is_free(*match.span()):
            written = match[0].lower()
            yield float(at_which(written) if match["at"] else value(written)), *match.span()
