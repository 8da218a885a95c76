"""EVD: lengths of time in the report, against the dates that the words bind them to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.claims.dates.ages import ages, ages_of_things
from pipeline.checks.claims.dates.bound import Bound, bound, dated, from_record
from pipeline.checks.claims.dates.lengths import Length, lengths_in
from pipeline.checks.claims.dates.order import reversed_dates
from pipeline.checks.claims.dates.soon import SOON, soon_after
from pipeline.checks.claims.dates.written import may_date
from pipeline.checks.claims.numbers.held import of_records
from pipeline.checks.claims.rested import Written as Passage
from pipeline.checks.claims.rested import written
from pipeline.language.amount import Kind
from pipeline.language.amounts import amounts
from pipeline.language.sentences import spans
from pipeline.model.finding import Citation, Finding, Rule, Severity

CONTRADICTED = Rule(
    "EVD033",
    "duration-contradicted",
    Severity.WARNING,
    "A length of time agrees with the dates that it is between.",
    "‘For two years, since January 2025’ cannot be right in May 2025. Looked at are lengths and "
    "ages that the words bind to dates beside them, to the inspection or to the last one, and to "
    "dates of a record that speaks of the same, and dates that the words put in the wrong order. "
    "A length may be rounded to its unit; ‘about’, ‘nearly’ and ‘over’ are taken as they are "
    "meant. Where the words may be read in another way, the report is believed.",
    Citation(says="arithmetic; how far ‘about’ and ‘nearly’ reach is our own rule"),
    "Count again from the dates, or correct the date.",
)

_RATE = re.compile(r" (?:an?|per|each|every) (?:day|night|week|fortnight|month|term|year)\b")
_TWO_DAYS = 2  # ‘half a day’ lies between no two dates
_UNIT = re.compile(r"day|night|week|month|year|aged|fortnight|born")


def duration_contradicted(case: Case) -> Iterator[Finding]:
    """Find lengths of time, and ages, that no reading of the dates beside them bears out."""
    for one in written(case):
        text = one.passage.text
        if len(one.dates) > 1:
            yield from _reversed(case, one)
        if _UNIT.search(text) and _is_dated(one) and _has_length(text):
            before = ""
            for first, last in spans(text):
                for found in _wrong(case, one, text[first:last], before):
                    yield _finding(case, one, first, found)
                if may_date(text[first:last]) or not may_date(before):
                    before = text[first:last]


def _reversed(case: Case, one: Passage) -> Iterator[Finding]:
    """Find what ended before it began."""
    text = one.passage.text
    for first, last in spans(text):
        for day in reversed_dates(text[first:last], dated(text[first:last])):
            start, end = first + day.start, first + day.end
            yield CONTRADICTED.at(
                case.at_passage(one.passage, start, end),
                "By the words this date is on the other side of the one before it.",
                key=f"{text[start:end]} {text}",
            )


def _has_length(text: str) -> bool:
    return (
        "aged" in text
        or "born" in text
        or "old" in text
        or SOON.search(text) is not None
        or next(lengths_in(text), None) is not None
    )


def _is_dated(one: Passage) -> bool:
    """Return whether there is any date that a length of time could be held against."""
    told = one.dates or "inspect" in one.passage.text
    return bool(told) or any(may_date(each.statement) for each in one.records)


def _wrong(case: Case, one: Passage, sentence: str, before: str) -> Iterator[Bound]:
    """Yield what is bound to dates that contradict it."""
    for length in lengths_in(sentence):
        if _RATE.match(sentence, length.end) or length.most < _TWO_DAYS:
            continue
        found = bound(case.bundle, sentence, before, length)
        found = found or from_record(case.bundle, one.records, sentence, length)
        if found and found.is_wrong and not _is_held(case, one, sentence, length):
            yield found
    told = (
        *ages(case.bundle, sentence),
        *ages_of_things(case.bundle, sentence),
        *soon_after(sentence, before),
    )
    yield from (found for found in told if found.is_wrong)


def _is_held(case: Case, one: Passage, sentence: str, length: Length) -> bool:
    """Return whether a record gives this length itself: ‘the 26 weeks’ of a limit have no dates."""
    said = [each for each in amounts(sentence) if length.start <= each.start < length.end]
    known = of_records(case)
    lasting = [
        each
        for record in one.records
        if record.id in known
        for each in known[record.id].amounts
        if each.kind is Kind.DURATION
    ]
    return any(
        own.kind is Kind.DURATION and (own.unit, own.value) == (each.unit, each.value)
        for own in said
        for each in lasting
    )


def _finding(case: Case, one: Passage, first: int, found: Bound) -> Finding:
    start, end = first + found.start, first + found.end
    place = case.at_passage(one.passage, start, end)
    key = f"{one.passage.text[start:end]} {one.passage.text}"
    return CONTRADICTED.at(place, found.message, measured=found.measured, key=key)
