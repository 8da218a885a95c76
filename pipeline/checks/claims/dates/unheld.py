"""EVD: dates in the report, against the records that it rests on and the fields of the bundle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.followed import follows_report
from pipeline.checks.claims.dates.held import Known, of_all, of_fields, of_record, public_dates
from pipeline.checks.claims.dates.written import Written, of_day
from pipeline.checks.claims.rested import Written as Passage
from pipeline.checks.claims.rested import written
from pipeline.checks.claims.speech.quotes import spoken
from pipeline.checks.claims.words import any_of
from pipeline.language.sentences import spans
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.pattern import later
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
# What a month or a year of each field is the date of: a year by itself says little.
_OF_FIELD = {
    field: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for field, words in {
        "/setting": r"regist\w*|open\w*|clos(?:ed|ing|ure)|founded|set up|existed|built",
        "/previous": r"inspect\w*|judge\w*|monitor\w*|publish\w*|report|framework|visit|"
        r"graded?|grades|requirements?|recommend\w*|Ofsted",
        "/enforcement": r"notices?|enforcement|conditions?|restrict\w*|clos(?:ed|ing|ure)|"
        r"monitor\w*|suspend\w*|suspension|cancel\w*|compliance",
        "": r"inspect\w*|monitor\w*|publish\w*|due|requirements?|recommend\w*",
    }.items()
}
_SINCE = later(r"\b[Ss]ince (?:the )?(?:\w+ ){0,2}$")
# ‘Has made considerable progress since 2011’: since it was inspected then.
_PROGRESS = later(
    r"\b(?:progress\w*|improv\w+|strengthen\w+|better|weaker|worse|worsened|declin\w+|deteriorat\w+|"
    r"transformed|moved on|come a long way)\b",
    re.IGNORECASE,
)
_PAST = later(
    r"\b(?:was|were|had|has been|have been|did|came|went|took|began|held|met|made|gave|left|rose|"
    r"fell|saw|said|told|found|became|got|kept|ran|paid|sent|[a-z]{2,}ed)\b"
)
_NOW = later(
    r"\b(?:(?:has|have)(?! been| had| not| [a-z]+(?:ed|en)\b)|is|are|can|may|meets?|takes?|comes?|"
    r"goes|waits?|remains?|lasts?|runs?)\b"
)
_SINCE_LAST = later(
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
def words_of_dates() -> _Words:
    """Return the words beside dates. Raises BrokenError, with its line, for a wrong file."""
    table = Table.named("claims/dates.toml")
    table.close("named", "ahead")
    name, ahead = (any_of(table.some_strings(key)) for key in ("named", "ahead"))
    between = r"(?: \([^)]*\)| (?:of|in|from|for|dated|published|issued|[A-Z][\w.]*))*"
    return _Words(
        later(rf"\b(?i:{name})[’']?{between}\s*[‘’'(,]*\s*$"),
        later(rf"[\s,’')]*(?:[\w’'-]+ ){{0,2}}?{name}\b", re.IGNORECASE),
        later(rf"\b{ahead}\b", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A date of a passage, and what holds it. `why` says that it claims nothing, and why.

    `wrong` is what there is to say against it, and how bad that is.
    """

    day: Written
    known: Known | None = None
    why: str = ""
    wrong: tuple[str, Severity] | None = None


def held(case: Case) -> tuple[tuple[Passage, tuple[Held, ...]], ...]:
    """Return the dates of each passage with what holds them. They are looked for once."""
    return case.remembered("held dates", lambda case: tuple(_held(case)))


def _held(case: Case) -> Iterator[tuple[Passage, tuple[Held, ...]]]:
    said = [(one.written.passage, one.speech.span) for one in spoken(case)]
    for one in written(case):
        if one.dates:
            speech = [span for passage, span in said if passage is one.passage]
            yield one, tuple(_of(case, one, day, speech) for day in one.dates)


def _of(case: Case, one: Passage, day: Written, speech: list[tuple[int, int]]) -> Held:
    if not day.on_calendar:
        return Held(day)  # another rule tells that
    if any(first <= day.start < last for first, last in speech):
        return Held(day, why="It is part of a quote.")
    if is_named(one.passage.text, day):
        return Held(day, why="It is part of the name of a law, a guidance or a form.")
    return _looked_up(case, one, day)


def date_not_in_evidence(case: Case) -> Iterator[Finding]:
    """Find dates that neither the records of a paragraph nor the fields of the bundle hold."""
    for one, dates in held(case):
        for each in dates:
            if each.wrong and not follows_report(case, one.passage):
                yield _finding(case, one, each.day, *each.wrong)


def is_named(text: str, day: Written) -> bool:
    """Return whether a date belongs to the name of a law or the like."""
    words = words_of_dates()
    before = text[max(0, day.start - _AROUND) : day.start]
    return bool(words.before.search(before) or words.behind.match(text, day.end))


def _sentence(text: str, day: Written) -> str:
    return next((text[a:b] for a, b in spans(text) if a <= day.start < b), text)


def _looked_up(case: Case, one: Passage, day: Written) -> Held:
    """Return what holds a date, and what there is to say against it."""
    field = _field(case, day)
    if field and (day.day or not one.rests):
        return Held(day, field)
    sentence = _sentence(one.passage.text, day)
    ahead = one.passage.text[max(0, day.start - _AROUND) : day.start]
    if not day.day and (field := _of_its_field(case, day, sentence, ahead)):
        return Held(day, field)
    if not day.day and (now := _now(case, day)):
        return Held(day, now)
    if found := _record(case, one, day):
        message = _out_of_time(case, one, sentence, day)
        return Held(day, found, wrong=(message, Severity.WARNING) if message else None)
    if one.rests and (other := _elsewhere(case, day)):
        told = f"{other} holds this date, and the paragraph does not rest on it."
        return Held(day, wrong=(told, Severity.NOTICE))
    where = "record that this paragraph rests on" if one.rests else "record"
    return Held(day, wrong=(f"No {where} holds this date, and no field.", Severity.WARNING))


def _record(case: Case, one: Passage, day: Written) -> Known | None:
    """Return what a record of a passage holds of a date; any record, if it names none."""
    if not one.rests:
        return _first(day, of_all(case))
    return _first(day, (known for each in one.records for known in of_record(case, each)))


def _elsewhere(case: Case, day: Written) -> str:
    """Return the id of a record that holds a date where all may see it, or ''."""
    return next((id_ for id_, own in public_dates(case).items() if _first(day, own)), "")


def _field(case: Case, day: Written) -> Known | None:
    return _first(day, of_fields(case))


def _of_its_field(case: Case, day: Written, sentence: str, ahead: str) -> Known | None:
    """Return the field with a month or a year, where the sentence speaks of what it dates."""
    is_since = _PROGRESS.search(sentence) and _SINCE.search(ahead)
    for one in of_fields(case):
        at = next(at for at in _OF_FIELD if at in one.pointer)
        is_of_it = _OF_FIELD[at].search(sentence) or (at == "/previous" and is_since)
        if is_of_it and day.fits(one.when):
            return one
    return None


def _now(case: Case, day: Written) -> Known | None:
    """Return the inspection, where a month or a year is that in which it was."""
    known = (case.bundle.start, case.bundle.end)
    return _first(day, (Known(of_day(one), "/event") for one in known))


def _first(day: Written, known: Iterable[Known]) -> Known | None:
    return next((one for one in known if day.fits(one.when)), None)


def _out_of_time(case: Case, one: Passage, sentence: str, day: Written) -> str:
    """Return how a date that is held is outside the time that its sentence tells of, or ''."""
    bundle = case.bundle
    if not day.year or not day.month:
        return ""
    month = (day.year, day.month, day.day)
    end = (bundle.end.year, bundle.end.month, bundle.end.day if day.day else 0)
    is_past = _is_past(sentence, one.passage.text, day)
    if month > end and is_past and not words_of_dates().ahead.search(sentence):
        return "This date is after the inspection, and the sentence tells it as past."
    if bundle.previous and _SINCE_LAST.search(sentence):
        last = max(one.date for one in bundle.previous)
        if month < (last.year, last.month, last.day if day.day else 0):
            return "This date is before the last inspection."
    return ""


def _is_past(sentence: str, text: str, day: Written) -> bool:
    """Return whether a sentence tells a date as past: the last verb ahead of it does, if any.

    ‘The other was ill and has an appointment on 14 October.’
    """
    first = next((a for a, b in spans(text) if a <= day.start < b), 0)
    past = [match.start() for match in _PAST.finditer(text, first, day.start)]
    now = [match.start() for match in _NOW.finditer(text, first, day.start)]
    if now and not past:
        return False  # ‘there is no date before 20 January, and a child was hurt’
    return _PAST.search(sentence) is not None and max(now, default=0) <= max(
        past, default=len(text)
    )


def _finding(case: Case, one: Passage, day: Written, message: str, how_bad: Severity) -> Finding:
    text = one.passage.text
    place = case.at_passage(one.passage, day.start, day.end)
    hint = None if how_bad is Severity.WARNING else "Name the record in ‘evidence’."
    key = f"{text[day.start : day.end]} {text}"
    return NOT_HELD.at(place, message, severity=how_bad, hint=hint, key=key)
