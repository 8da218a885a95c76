"""Whether so much a week is so much a year, and what each has makes what all have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.claims.arithmetic.terms import Sentence, Term, Wrong, shown_as
from pipeline.checks.claims.arithmetic.words import Role, words
from pipeline.checks.claims.numbers.near import near
from pipeline.language.amount import Amount, Kind
from pipeline.model.pattern import later

_A = later(
    r"(?: [a-z’-]+){0,2}?,? (?:a|an|per|each|every|for each|in each|in a|of a) "
    r"(?P<unit>day|week|fortnight|month|term|quarter|year)\b",
    re.IGNORECASE,
)
_OVER = later(
    r"[^.;:]{0,40}?\b(?:in|over|across|during|for|within) (?:the course of |the space of |the |"
    r"all |a stay of |a period of |a )*(?P<unit>week|fortnight|month|term|quarter|year)\b",
    re.IGNORECASE,
)
_OVER_SOME = later(
    r"[^.;:]{0,30}?\b(?:in|over|across|during|for|within)(?: [a-z]+){0,4} $", re.IGNORECASE
)
_UNTIL = later(r"(?: to| until| till| and| ?–) ?", re.IGNORECASE)
_BESIDE = later(r"(?:,|:| \(| –) ?(?:a total of |about |in all )?|, or | is | are ", re.IGNORECASE)
_PERIODS = {7: "week", 14: "fortnight", 1: "day"}
_DAY, _HALF = 24 * 60, 12 * 60  # minutes
_ROUNDED = 0.5  # by which the mean of whole numbers may be off


@dataclass(frozen=True, slots=True)
class _Period:
    """So many of a unit of time."""

    number: float
    unit: str


def rates(sentence: Sentence) -> Iterator[Wrong]:
    """Yield what does not follow from so much in each time, place or case."""
    for term in sentence.terms:
        yield from _hours(sentence, term)
        yield from _over_time(sentence, term)
        yield from _rate(sentence, term)
        if Role.EACH in term.roles:
            yield from _each(sentence, term)
        if Role.MEAN in term.roles:
            yield from _mean(sentence, term)


# --- hours -----------------------------------------------------------------------------------


def _hours(sentence: Sentence, term: Term) -> Iterator[Wrong]:
    """Yield hours that two times right before them are not apart, on one day or several."""
    clocks = [one for one in sentence.earlier if one.amount.start < term.amount.start]
    clocks = [one for one in clocks[-3:] if one.amount.kind is Kind.CLOCK][-2:]
    if term.unit != "minutes" or len(clocks) != 2:
        return
    first, last = clocks
    if not _UNTIL.fullmatch(sentence.between(first, last)):
        return
    minutes = (last.amount.value - first.amount.value) % _DAY
    between = sentence.between(last, term)
    if _BESIDE.fullmatch(between):
        if minutes % _HALF != term.amount.value % _HALF:
            yield Wrong(term, f"the times before it are {minutes / 60:g} hours apart")
    elif (period := _a(sentence, term)) and period.unit == "week":
        yield from _hours_a_week(term, minutes, between)


def _hours_a_week(term: Term, minutes: float, between: str) -> Iterator[Wrong]:
    days = next((number for found, number in words().days if found.search(between)), 0)
    if days and term.amount.value != days * minutes and not term.amount.about:
        hours = minutes / 60
        yield Wrong(term, f"{days} times {hours:g} hours is {days * hours:g} hours")


# --- so much a week --------------------------------------------------------------------------


def _a(sentence: Sentence, term: Term) -> _Period | None:
    """Return the time in which there is as much as a number says: ‘£12 a week’."""
    found = _A.match(sentence.behind(term))
    return _Period(1, found["unit"].lower()) if found else None


def _over_time(sentence: Sentence, term: Term) -> Iterator[Wrong]:
    """Yield what no rate before it comes to over a longer time, if the words say that one does."""
    whole = _over(sentence, term)
    found = [*_rates(sentence, term, whole)] if whole and term.unit else []
    if found and not any(_is_within(term.amount, least, most) for _, _, least, most in found):
        rate, each, least, most = found[-1]
        yield Wrong(term, f"{_told(rate, each)} {_makes(term, least, most)}")


def _rates(
    sentence: Sentence, term: Term, whole: _Period
) -> Iterator[tuple[Term, _Period, float, float]]:
    """Yield the rates before an amount, their times, and what they come to over a longer one."""
    for rate in sentence.terms:
        if rate.amount.start >= term.amount.start or not rate.goes_with(term):
            continue
        each = _a(sentence, rate)
        if not each or not words().links.search(_just_before(sentence, term)):
            continue
        if factor := _factor(each, whole):
            value = rate.amount.value
            yield rate, each, value * factor[0], value * factor[1]


def _just_before(sentence: Sentence, term: Term) -> str:
    """Return what stands between a number and the one before it."""
    at = sentence.terms.index(term)
    return sentence.between(sentence.terms[at - 1], term) if at else ""


def _rate(sentence: Sentence, rate: Term) -> Iterator[Wrong]:
    """Yield ‘30 a week’ of ‘120 in five weeks’: what a whole does not come to in each time."""
    at = sentence.terms.index(rate)
    if at < 2 or not (each := _a(sentence, rate)):
        return
    whole, long = sentence.terms[at - 2 : at]
    is_long = long.unit in ("days", "months") and _OVER_SOME.match(sentence.between(whole, long))
    if not is_long or not whole.goes_with(rate) or rate.noun:
        return
    factor = _factor(each, _length(long.amount))
    if factor and words().links.search(sentence.between(long, rate)):
        least, most = (whole.amount.value / one for one in reversed(factor))
        if not _is_within(rate.amount, least - _ROUNDED, most + _ROUNDED):
            made = _makes(rate, round(least, 1), round(most, 1))
            yield Wrong(rate, f"{shown_as(whole.amount.value, whole.unit)} {made} a {each.unit}")


def _told(rate: Term, each: _Period) -> str:
    return f"{shown_as(rate.amount.value, rate.unit)} a {each.unit}"


def _makes(term: Term, least: float, most: float) -> str:
    first, last = (shown_as(one, term.unit) for one in (least, most))
    return f"makes {first}" if least == most else f"makes {first} to {last}"


def _over(sentence: Sentence, term: Term) -> _Period | None:
    """Return the time over which there is as much: ‘over the 50 weeks of the year’, ‘a year’."""
    at = sentence.terms.index(term)
    after = sentence.terms[at + 1 : at + 2]
    for long in after:
        if long.unit in ("days", "months") and _OVER_SOME.match(sentence.between(term, long)):
            return _length(long.amount)
    if found := _A.match(sentence.behind(term)) or _OVER.match(sentence.behind(term)):
        return _Period(1, found["unit"].lower())
    return None


def _length(amount: Amount) -> _Period:
    each = round(amount.value / (amount.number or 1))
    if amount.unit == "months":
        return _Period(amount.number, "year" if each == 12 else "month")
    return _Period(amount.number, _PERIODS.get(each, "day"))


def _factor(each: _Period, whole: _Period) -> tuple[float, float] | None:
    """Return how many times the one goes into the other, from the least to the most."""
    if each.unit == whole.unit:
        return (whole.number, whole.number) if whole.number > 1 else None
    found = words().periods.get((each.unit, whole.unit))
    return (found[0] * whole.number, found[1] * whole.number) if found else None


def _is_within(amount: Amount, least: float, most: float) -> bool:
    """Return whether an amount may be one from a least to a most; it may be rounded a little."""
    slack = 0.01 * amount.value if amount.value >= 1000 else 0
    if least - slack <= amount.value <= most + slack:
        return True
    return near(amount, least) or near(amount, most)


# --- so much for each ------------------------------------------------------------------------


def _each(sentence: Sentence, each: Term) -> Iterator[Wrong]:
    """Yield a sum of money for each that is not the whole sum by the only number of them."""
    window = [one for one in (*sentence.before, *sentence.terms) if one is not each]
    sums = [one for one in window if one.unit == each.unit == "£"]
    counts = [one for one in window if one.unit == "count" and one.amount.value > 1]
    if len(sums) != 1 or len(counts) != 1 or sums[0].amount.start > each.amount.start:
        return
    if not words().links.search(sentence.ahead(each, 60)):
        return
    share = sums[0].amount.value / counts[0].amount.value
    if abs(each.amount.value - share) > 1 and not near(each.amount, share):
        total = f"{shown_as(sums[0].amount.value, '£')} by {counts[0].amount.value:,.12g}"
        yield Wrong(each, f"{total} is £{share:,.2f}".removesuffix(".00"))


def _mean(sentence: Sentence, mean: Term) -> Iterator[Wrong]:
    """Yield a mean, told behind the numbers that it is of, that is not theirs."""
    before = [one for one in sentence.terms if one.amount.start < mean.amount.start]
    before = [one for one in before if one.unit == mean.unit]
    numbers = [one.amount.value for one in before]
    if len(numbers) < 2 or not re.search(r"[,(–] ?(?:\w+ ){0,4}$", sentence.ahead(mean)):
        return
    means = [
        sum(numbers[at:]) / len(numbers[at:])
        for at in range(len(numbers) - 1)
        if all(before[at].goes_with(one) for one in before[at:])
    ]
    if len(numbers) == 2 and numbers[1]:
        means.append(numbers[0] / numbers[1])
    is_close = any(abs(mean.amount.value - one) <= _ROUNDED for one in means)
    if means and not is_close and not any(near(mean.amount, one) for one in means):
        yield Wrong(mean, f"the mean is {means[0]:,.4g}")
