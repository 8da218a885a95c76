"""EVD: dates in the report, against the records that it rests on and the fields of the bundle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.claims.dates.held import of_all, of_fields, of_record, public_dates
from pipeline.checks.claims.dates.written import Written, of_day
from pipeline.checks.claims.rested import Written as Passage
from pipeline.checks.claims.rested import written
from pipeline.checks.claims.speech.quotes import spoken
from pipeline.checks.claims.words import any_of
from pipeline.language.sentences import spans
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

NOT_HELD = Rule(
    "EVD031",
    "date-not-in-evidence",
    Severity.WARNING,
    "A date in the report stands in a record that the paragraph rests on, or in a field.",
    "A wrong month or year is easily written and hardly ever noticed. A date may be written less "
    "exactly than in the record, never more. Fields are those of the setting and the inspection: "
    "days on site, earlier inspections, enforcement, timetable, what is due. Years of laws and "
    "guidance and school years claim nothing. What is told as past is not after the inspection, "
    "and what has happened since the last one is not before it.",
    Citation(says="our own rule"),
    "Correct the date, or rest the paragraph on the record that holds it.",
)

_AROUND = 60  # characters beside a date within which the name of a law may stand
_OF_EVENT = re.compile(
    r"\b(?:inspect\w*|visit\w*|report\w*|notice\w*|enforcement|monitor\w*|publish\w*|registered|"
    r"registration|framework|closed|condition\w*|restrict\w*|judge\w*)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has been|have been|did|came|went|took|began|held|met|made|gave|left|rose|"
    r"fell|saw|said|told|found|became|got|kept|ran|paid|sent|[a-z]{2,}ed)\b"
)
_SINCE_LAST = re.compile(
    r"\bsince (?:the|its|their|our) (?:last|previous) (?:\w+ )?(?:inspection|visit)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Words:
    """What finds the name of a law before a date or behind it, and what is still to come."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    ahead: re.Pattern[str]


@remembered
def _words() -> _Words:
    table = Table.named("claims/dates.toml")
    table.close("named", "ahead")
    name, ahead = (any_of(table.some_strings(key)) for key in ("named", "ahead"))
    between = r"(?: \([^)]*\)| (?:of|in|from|for|dated|published|issued|[A-Z][\w.]*))*"
    return _Words(
        re.compile(rf"\b(?i:{name})[’']?{between}\s*[‘’'(,]*\s*$"),
        re.compile(rf"[\s,’')]*(?:[\w’'-]+ ){{0,2}}?{name}\b", re.IGNORECASE),
        re.compile(rf"\b{ahead}\b", re.IGNORECASE),
    )


def date_not_in_evidence(case: Case) -> Iterator[Finding]:
    """Find dates that neither the records of a paragraph nor the fields of the bundle hold."""
    said = [(one.written.passage, one.speech.span) for one in spoken(case)]
    for one in written(case):
        if one.dates:
            speech = [span for passage, span in said if passage is one.passage]
            yield from _in_passage(case, one, speech)


def _in_passage(case: Case, one: Passage, speech: list[tuple[int, int]]) -> Iterator[Finding]:
    text = one.passage.text
    for day in one.dates:
        spoken_of = any(first <= day.start < last for first, last in speech)
        if not day.on_calendar or spoken_of or _is_named(text, day):
            continue
        if message := _wrong(case, one, day):
            yield _finding(case, one, day, *message)


def _is_named(text: str, day: Written) -> bool:
    """Return whether a date belongs to the name of a law or the like."""
    words = _words()
    before = text[max(0, day.start - _AROUND) : day.start]
    return bool(words.before.search(before) or words.behind.match(text, day.end))


def _sentence(text: str, day: Written) -> str:
    return next((text[a:b] for a, b in spans(text) if a <= day.start < b), text)


def _wrong(case: Case, one: Passage, day: Written) -> tuple[str, Severity] | None:
    """Return what is wrong with a date and how bad it is, or nothing."""
    if (day.day or not one.rests) and _is_field(case, day):
        return None
    sentence = _sentence(one.passage.text, day)
    if not day.day and _OF_EVENT.search(sentence) and _is_field(case, day):
        return None
    if not day.day and _is_now(case, day):
        return None
    if not _is_held(case, one, day):
        if one.rests and (other := _elsewhere(case, day)):
            told = f"{other} holds this date, and the paragraph does not rest on it."
            return told, Severity.NOTICE
        where = "record that this paragraph rests on" if one.rests else "record"
        return f"No {where} holds this date, and no field.", Severity.WARNING
    message = _out_of_time(case, sentence, day)
    return (message, Severity.WARNING) if message else None


def _is_now(case: Case, day: Written) -> bool:
    """Return whether a month or a year is that of the inspection."""
    return any(day.fits(of_day(known)) for known in (case.bundle.start, case.bundle.end))


def _is_held(case: Case, one: Passage, day: Written) -> bool:
    """Return whether a record of a passage holds a date; any record, if it names none."""
    if not one.rests:
        return any(map(day.fits, of_all(case)))
    return any(day.fits(own) for record in one.records for own in of_record(case, record))


def _elsewhere(case: Case, day: Written) -> str:
    """Return the id of a record that holds a date where all may see it, or ''."""
    return next((id_ for id_, own in public_dates(case).items() if any(map(day.fits, own))), "")


def _is_field(case: Case, day: Written) -> bool:
    return any(day.fits(known) for known in of_fields(case))


def _out_of_time(case: Case, sentence: str, day: Written) -> str:
    """Return how a date that is held is outside the time that its sentence tells of, or ''."""
    bundle = case.bundle
    if not day.year or not day.month:
        return ""
    month = (day.year, day.month, day.day)
    end = (bundle.end.year, bundle.end.month, bundle.end.day if day.day else 0)
    if month > end and _PAST.search(sentence) and not _words().ahead.search(sentence):
        return "This date is after the inspection, and the sentence tells it as past."
    if bundle.previous and _SINCE_LAST.search(sentence):
        last = max(one.date for one in bundle.previous)
        if month < (last.year, last.month, last.day if day.day else 0):
            return "This date is before the last inspection."
    return ""


def _finding(case: Case, one: Passage, day: Written, message: str, how_bad: Severity) -> Finding:
    text = one.passage.text
    place = case.at_passage(one.passage, day.start, day.end)
    hint = None if how_bad is Severity.WARNING else "Name the record in ‘evidence’."
    key = f"{text[day.start : day.end]} {text}"
    return NOT_HELD.at(place, message, severity=how_bad, hint=hint, key=key)
