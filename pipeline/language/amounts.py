"""Amounts in a text: counts, shares, per cents, fractions, sums of money, durations, ages, times.

Dates, years, references and codes are none. ‘One’ by itself is none either: it is said of a person
or a thing, and claims no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from pipeline.language.amount import Amount, Kind
from pipeline.language.approximate import About, hedged, hedged_time, is_meanwhile
from pipeline.language.clock import clocks, may_be_hour
from pipeline.language.dated import not_amounts
from pipeline.language.fractions import fractions
from pipeline.language.notations import is_compound, many, romans, slashed, times
from pipeline.language.number_places import may_say_any, numbers_in
from pipeline.language.number_words import NUMBER, SIGNS, value
from pipeline.language.ordinals import ordinals, ratios
from pipeline.language.shared_units import with_units
from pipeline.language.taken import Taken
from pipeline.language.units import (
    CUT,
    GREAT,
    PER_CENT,
    QUANTITIES,
    SHORT,
    SHORT_UNITS,
    SPAN,
    THEN,
    UNITS,
    quantity_in,
)
from pipeline.model.pattern import later

# ‘27 weeks, down from 51 in 2012’: the second number is of the unit of the first.
_ALL_BUT = later(r"\b(?:all|everybody|everyone|every one) but $", re.IGNORECASE)
_OR_SO = later(rf" or {NUMBER}\b(?! (?:of|in)\b)", re.IGNORECASE)
_NAME = later(r" [A-Z][a-z]")  # of ‘Seven Dials’
_AGED = later(
    r"\b(?:aged?|ages|the age|age group|years(?! of age\b))"
    r"(?: (?:of|from|between|about|around|under|over|up to))*"
    r"(?: \w+(?: to| and| or|,|–))?[ ]?$",
    re.IGNORECASE,
)
_OF = later(
    r"(?: (?!of\b)[a-z’-]+){0,2} (?:out )?of (?:(?:the|these|those|all|its|their|our|his|her|a|"
    r"total|other|last|first|every) )*",
    re.IGNORECASE,
)
_OLD = later(r" (?!out\b)[a-z’-]+ of $")
_IN = later(r"(?: (?!in\b)[a-z’-]+){0,3} in (?:every )?", re.IGNORECASE)
_RATED = later(r" (?:out )?of \d")
_RATE = later(r"(?: (?!of\b)[a-z’-]+){0,2} (?:out of|(?:out )?of every) ", re.IGNORECASE)
_RATES = (3, 4, 5, 10, 100)  # ‘nine out of ten’ is a rate, ‘13 out of 16’ counts
_OLDEST = 110  # years; ‘in two years from 622 to 704’ is no age
_NO_YEARS = 20  # ‘(was 371 yr before)’ is no length of time
_LOOK = 60  # characters before and behind that say what a number is of


@lru_cache(maxsize=2048)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text, in their order; none overlaps another."""
    if not may_say_any(text):
        return ()
    found: list[Amount] = []
    taken = Taken(not_amounts(text))
    for amount in (*_ratios(text), *_clocks(text), *_parts(text), *_noted(text)):
        if taken.is_free(amount.start, amount.end):
            taken.add(amount.start, amount.end)
            found.append(amount)
    said = Taken((one.start, one.end) for one in found)
    found += [one for one in _ordinals(text) if said.is_free(one.start, one.end)]
    found += [one for one in _numbers(text, taken) if taken.is_free(one.start, one.end)]
    found = [replace(one, about=one.about or _about(text, one)) for one in found]
    return tuple(with_units(sorted(found, key=lambda one: one.start), text))


def _about(text: str, one: Amount) -> About:
    if one.kind is Kind.DURATION and is_meanwhile(text, one.start):
        return ""
    if one.kind is Kind.CLOCK and (about := hedged_time(text, one.start)):
        return about
    return hedged(text, one.start, one.end)


def _noted(text: str) -> Iterator[Amount]:
    """Yield ‘9/10’, ‘hundreds of’ and ‘XII workers’."""
    for start, end, n, m in slashed(text):
        yield Amount(Kind.SHARE, n, start, end, of=m)
    for start, end, number in many(text):
        kind = Kind.MONEY if text.startswith(" of pounds", end) else Kind.COUNT
        yield Amount(kind, number, start, end, number=number, about="many")
    for start, end, number in romans(text):
        yield Amount(Kind.COUNT, number, start, end, number=number)


def _clocks(text: str) -> Iterator[Amount]:
    for start, end, minutes, half in clocks(text):
        yield Amount(Kind.CLOCK, minutes, start, end, half=half)


def _ratios(text: str) -> Iterator[Amount]:
    for start, end, first, last in ratios(text):
        yield Amount(Kind.RATIO, first, start, end, of=last, number=first)


def _ordinals(text: str) -> Iterator[Amount]:
    for start, end, number, noun in ordinals(text):
        yield Amount(Kind.ORDINAL, number, start, end, unit=noun, number=number)


def _parts(text: str) -> Iterator[Amount]:
    """Yield fractions, half hours, and words such as ‘twice’."""
    for start, end, share, unit in fractions(text):
        if unit == "times":
            is_often = text[start:end].lower() in ("twice", "thrice")  # of times, or of as much
            yield Amount(Kind.TIMES, share, start, end, unit="" if is_often else "multiple")
        elif unit in QUANTITIES:
            measure, size = QUANTITIES[unit]
            kind = Kind.MONEY if measure == "£" else Kind.QUANTITY
            yield Amount(kind, share * size, start, end, unit=measure, number=share)
        elif unit:
            name, each = UNITS[unit]
            yield Amount(Kind.DURATION, share * each, start, end, unit=name, number=share)
        else:
            yield Amount(Kind.FRACTION, share, start, end)


def _numbers(text: str, taken: Taken) -> Iterator[Amount]:
    tokens = [one for one in numbers_in(text) if taken.is_free(*one)]
    last = -1
    for (start, end), after in pairwise([*tokens, (len(text), len(text))]):
        if start < last:
            continue
        if share := _share(text, (start, end), after):
            last = share.end
            yield share
        elif one := _number(text, start, end):
            last = one.end
            yield one


def _share(text: str, one: tuple[int, int], other: tuple[int, int]) -> Amount | None:
    """Return ‘n of m’ or ‘n in m’, or nothing."""
    if other[0] == len(text) or text[one[0]] == "£":
        return None
    between, n = text[one[1] : other[0]], value(text[slice(*one)])
    behind = text[other[1] : other[1] + _LOOK]
    if any(map(PER_CENT.match, (behind, between))) or text[other[0]] == "£":
        return None
    m = value(text[slice(*other)])
    of = _OF.fullmatch(between)
    if not m:
        return None
    among = _IN.fullmatch(between) and n < m <= 100 and not SPAN.match(behind)
    if among and _RATED.match(text, other[1]):
        among = None  # ‘within five days in 18 of 20’
    if not (of and n <= m) and not among:
        return None
    if of and _OLD.match(between) and SPAN.match(behind):
        return None  # ‘two babies of eight months’
    if _ALL_BUT.search(text[max(0, one[0] - _LOOK) : one[0]]) and not among:
        n = m - n
    more = _OR_SO.match(text, other[1]) if among else None
    end = more.end() if more else other[1]
    rate = among or (m in _RATES and _RATE.fullmatch(between))
    unit = "in" if among else ""
    return Amount(Kind.SHARE, n, one[0], end, of=m, unit=unit, rate=bool(rate))


def _number(text: str, start: int, end: int) -> Amount | None:
    """Return what a number is of; nothing for a ‘one’ that is of nothing in particular."""
    before, behind = text[max(0, start - _LOOK) : start], text[end : end + _LOOK]
    written = text[start:end]
    if written[0] == "£":
        return _money(written, start, end, behind)
    number = value(written)
    if match := PER_CENT.match(behind):
        decimals = len(written.partition(".")[2]) or (0 if written[-1] not in SIGNS else 2)
        return Amount(Kind.PER_CENT, number, start, end + match.end(), decimals=decimals)
    match = SPAN.match(behind)
    if match and not (number != 1 and behind[0] == " " and not match["many"]):  # ‘four night posts’
        return _span(match, number, start, end)
    match = (SHORT if written[0].isdigit() else CUT).match(behind)
    is_then = match and THEN.match(behind, match.end())
    is_year = match and match["short"].lower() == "yr" and number > 1  # ‘(17 yr before)’
    if match and not (is_then and (is_year or number >= _NO_YEARS)):
        return _short(match, number, start, end)
    if written[0].isdigit() and behind[:1] in ("k", "K") and not behind[1:2].isalnum():
        return Amount(Kind.COUNT, 1000 * number, start, end + 1, number=1000 * number)
    if found := quantity_in(number, behind):
        unit, each, length = found
        kind = Kind.MONEY if unit == "£" else Kind.QUANTITY
        return Amount(kind, number * each, start, end + length, unit=unit, number=number)
    if number <= _OLDEST and _AGED.search(before):
        return Amount(Kind.AGE, number, start, end)
    if often := times(text, start, end, _LOOK):
        return Amount(Kind.TIMES, number, start, often[0], unit=often[1], number=number)
    return _count(text, number, start, end)


def _count(text: str, number: float, start: int, end: int) -> Amount | None:
    before, behind = text[max(0, start - _LOOK) : start], text[end : end + _LOOK]
    is_name = text[start].isupper() and _NAME.match(behind)
    if number == 1 or is_name or is_compound(number, behind):
        return None
    is_hour = number <= 12 and may_be_hour(before, behind)
    return Amount(Kind.COUNT, number, start, end, number=number, half=is_hour)


def _money(written: str, start: int, end: int, behind: str) -> Amount:
    great = GREAT.match(behind)
    each = _each_of(great) if great else 1
    stop = end + (great.end() if great else 0)
    return Amount(Kind.MONEY, value(written.lstrip("£ ")) * each, start, stop)


def _short(match: re.Match[str], number: float, start: int, end: int) -> Amount | None:
    """Return a length of time whose unit is cut short or joined to its number: ‘45mins’."""
    unit, stop = SHORT_UNITS[match["short"][:2].lower()], end + match.end("short")
    if match["old"]:
        return Amount(Kind.AGE, number, start, end + match.end()) if unit == "year" else None
    name, each = UNITS[unit]
    return Amount(Kind.DURATION, number * each, start, stop, unit=name, number=number)


def _each_of(great: re.Match[str]) -> int:
    return 1_000_000_000 if great["b"] else 1_000_000 if great["m"] else 1000


def _span(match: re.Match[str], number: float, start: int, end: int) -> Amount | None:
    if match["half"] or match["half_after"]:
        number += 0.5
    unit, stop = match["unit"].lower(), end + match.end()
    if match["old"] and unit == "year":
        is_compound = match["old"][0] == "-"  # ‘two-year-olds’ says whom, and claims no number
        return None if is_compound else Amount(Kind.AGE, number, start, stop)
    name, each = ("working days", 1) if match["work"] and unit == "day" else UNITS[unit]
    return Amount(Kind.DURATION, number * each, start, stop, unit=name, number=number)
