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
from pipeline.checks.claims.numbers.as_often import often
from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.exempt import exempt
from pipeline.checks.claims.numbers.grounds import NUMERAL, Ground
from pipeline.checks.claims.numbers.measured import points_of, share_of
from pipeline.checks.claims.topics import stem, stems
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.dated import not_amounts
from pipeline.language.number_words import NUMBER, value
from pipeline.model.pattern import later

_KINDS = (Kind.COUNT, Kind.AGE, Kind.DURATION, Kind.ORDINAL)
_LEAD = 12  # characters before a number
_FEW = 12  # numbers of a passage; more are a list, or a table
_NUMERAL = later(
    r"\b(?P<at>\d{1,3}(?:st|nd|rd|th))\b|(?<![\w.:-])\d+(?:,\d{3})+"
    rf"|(?:(?<![\w.:-])|(?<=\bc\.))\d+(?:\.\d+)?(?!-\d|:\d)|\b(?!a\b|\d){NUMBER}\b",
    re.IGNORECASE,
)
_PER_CENT = later(r" ?(?:%|per cent|pct|pc\b)")
# ‘Oct 12’ may be twelve in October; ‘on July 3’ is a day
_MONTH_FIRST = later(r"[A-Z][a-z]{2,8}\.? \d{1,2}")
_ON = later(r"(?:\b(?:on|by|of|from|until|till|to|before|after)|day,?) $", re.IGNORECASE)
_SINCE = later(r"\bsince $", re.IGNORECASE)
_WORD = later(r"[ -]?(?P<word>[A-Za-z]+)")
_OF_A_DAY = frozenset("evenings nights mornings afternoons days".split())
_NIGHTS = frozenset("night nite evening eve day".split())
_FACTOR = later(r"\bfactor of $")


def stands(one: Claimed, amount: Amount, records: Sequence[Evidence]) -> tuple[Ground, ...]:
    """Return that the records have each numeral of an amount as often as its paragraph."""
    text = one.passage.text
    if amount.kind not in _KINDS or len(one.amounts) > _FEW or often(text, amount):
        return ()
    if _FACTOR.search(text[max(0, amount.start - _LEAD) : amount.start]):
        return ()
    wanted = {_value(one) for one in _NUMERAL.finditer(text, amount.start, amount.end)}
    if amount.kind is Kind.ORDINAL:
        wanted = {amount.number or amount.value}
    told = Counter(_value(one) for one in _numerals(text))
    theirs = Counter(number for each in records for number in _numbers_of(each, text, amount))
    if not wanted or any(theirs[each] < max(told[each], 1) for each in wanted):
        return ()
    noun = stem(noun_behind(text, amount.end))
    if noun and any(_tells_otherwise(each.statement, noun, wanted) for each in records):
        return ()
    return (Ground(None, (), NUMERAL),)


def _tells_otherwise(record: str, noun: str, wanted: set[float]) -> bool:
    """Return whether a record has another number of a noun, and not this one."""
    found = (one for one in _numerals(record) if stem(noun_behind(record, one.end())) == noun)
    said = {_value(one) for one in found}
    return bool(said) and not wanted <= said


def _numbers_of(record: Evidence, text: str, amount: Amount) -> Iterator[float]:
    for said in (record.statement, record.quote.text if record.quote else ""):
        lasting = [one for one in amounts(said) if one.kind is Kind.DURATION]
        for match in _numerals(said):
            if (amount.kind is Kind.ORDINAL) != bool(match["at"]):
                continue
            lasts = any(one.start <= match.start() < one.end for one in lasting)
            if match["at"] or _may_be(said, match, text, amount, lasts=lasts):
                yield _value(match)
    if amount.kind is Kind.COUNT:
        yield from () if points_of(record) else map(float, record.points)
        if record.measure and not share_of(record):
            yield from (float(record.measure.numerator), float(record.measure.denominator))


def _may_be(record: str, match: re.Match[str], text: str, amount: Amount, *, lasts: bool) -> bool:
    """Return whether nothing behind two equal numerals says that they are of different things."""
    behind, own = (
        (found["word"].lower() if (found := _WORD.match(where, end)) else "")
        for where, end in ((record, match.end()), (text, amount.end))
    )
    if amount.kind is Kind.DURATION:
        unit = re.sub(r"^.*[\d -]", "", text[amount.start : amount.end]).lower()
        return bool(behind) and unit[:1] == behind[0] and ("mi" in behind) == ("mi" in unit)
    noun, theirs = noun_behind(text, amount.end), noun_behind(record, match.end())
    if lasts and noun in _OF_A_DAY and behind.rstrip("s") in _NIGHTS:
        return True  # ‘cooks 3 nights/wk’ is on three evenings
    if noun and stem(noun) in stems(record):
        return True
    if lasts:
        return bool(own) and own[:1] == behind[:1]
    return not noun or not theirs or stem(noun) == stem(theirs)


def _value(match: re.Match[str]) -> float:
    written = match[0].lower()
    return float(written[:-2]) if match["at"] else float(value(written))


def _numerals(text: str) -> Iterator[re.Match[str]]:
    """Yield each number of a text, in digits or in words; no date, share or name counts."""
    dates = (span for span in not_amounts(text) if not _may_count(text, *span))
    taken = sorted({*dates, *exempt(text)})
    for match in _NUMERAL.finditer(text):
        start, end = match.span()
        is_free = all(last <= start or end <= first for first, last in taken)
        if is_free and not _PER_CENT.match(text, end):
            yield match


def _may_count(text: str, start: int, end: int) -> bool:
    """Return whether what looks like a date may be a number: ‘Oct 12’, ‘since Jan 3:’, ‘4th’."""
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", text[start:end]):
        return True
    if not _MONTH_FIRST.fullmatch(text, start, end):
        return False
    ahead = text[max(0, start - _LEAD) : start]
    return not _ON.search(ahead) and (not _SINCE.search(ahead) or text[end : end + 1] == ":")
