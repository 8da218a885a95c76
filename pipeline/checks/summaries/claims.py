"""EVD: numbers, dates, speech, names and grades of a letter that its paragraphs do not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from pipeline.checks.case.case import Case
from pipeline.checks.case.followed import Summary, summaries
from pipeline.checks.case.passages import Passage, normal
from pipeline.checks.case.wording import Wording, names_at
from pipeline.checks.claims.dates.held import on_site
from pipeline.checks.claims.dates.unheld import is_named
from pipeline.checks.claims.dates.written import Written, all_dates_in, dates_in
from pipeline.checks.claims.names.known import known_words
from pipeline.checks.claims.names.unheld import named, strange
from pipeline.checks.claims.numbers.claimed import claimed
from pipeline.checks.claims.numbers.held import of_texts
from pipeline.checks.claims.numbers.unheld import grounds
from pipeline.checks.claims.speech.quotes import is_said, spoken
from pipeline.checks.summaries.plainly import given
from pipeline.model.document import TemplateSource, Text
from pipeline.model.finding import Citation, Finding, Rule, Severity

MORE = Rule(
    "EVD041",
    "summary-says-more",
    Severity.WARNING,
    "A number, date, quote, name or grade of a letter or a summary is in what it follows.",
    "Children and families cannot look a number up. What is in none of the paragraphs that a "
    "letter follows is a slip, or comes from somewhere else. Numbers may be written in words or in "
    "figures, or follow by plain arithmetic, as in EVD030, and a date may be less exact. The days "
    "of the inspection, the names of inspectors and the grades of the judgements may stand in any "
    "letter. Whether a number counts the same thing, and whether the words around it mean the "
    "same, only a person can see.",
    Citation("005", "1295"),
    "Correct it, follow the paragraph that has it, or take it out.",
)

_SHOWN = ("/setting", "/event")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_END = re.compile(r"(?:[’']s|s[’'])$")


def summary_says_more(case: Case) -> Iterator[Finding]:
    """Find what a letter claims and none of the paragraphs says that it follows."""
    for one in summaries(case):
        if one.followed:
            for passage, start, end, what in sorted(_more(case, one), key=lambda each: each[1:3]):
                said = passage.text[start:end]
                shown = f"‘{said}’" if what == "number" else f"This {what}"
                yield MORE.at(
                    case.at_passage(passage, start, end),
                    f"{shown} is in none of the paragraphs that this one follows.",
                    key=f"{said} {passage.text}",
                )


_More = tuple[Passage, int, int, str]


def _more(case: Case, one: Summary) -> Iterator[_More]:
    dates = list(_dates(case, one))
    yield from dates
    yield from _numbers(case, one)
    yield from _speech(case, one)
    yield from _names(case, one)
    yield from _grades(case, one)


def _is_of(one: Summary, passage: Passage) -> bool:
    return any(passage is each for each in one.passages)


def _numbers(case: Case, one: Summary) -> Iterator[_More]:
    """Yield the numbers that the paragraphs do not hold, whatever a record holds."""
    said = [(each.paragraph.pointer, each.text) for each in one.followed]
    ground = [of_texts("", at, ((at, text),), case.bundle.end) for at, text in said]
    for each in claimed(case):
        if _is_of(one, each.passage):
            bare = replace(each.passage, inlines=(Text(each.passage.text, TemplateSource("", 0)),))
            alone = replace(each, passage=bare, rests_on=())
            for amount in each.amounts:
                if not grounds(case, alone, amount, ground):
                    yield each.passage, amount.start, amount.end, "number"


def _dates(case: Case, one: Summary) -> Iterator[_More]:
    known = [date for each in one.followed for date in all_dates_in(each.text)]
    known += [each.when for each in on_site(case)]
    for passage in one.passages:
        for day in dates_in(passage.text):
            if not is_named(passage.text, day) and not _fits(day, known):
                yield passage, day.start, day.end, "date"


def _fits(day: Written, known: Iterable[Written]) -> bool:
    return any(day.fits(one) for one in known)


def _speech(case: Case, one: Summary) -> Iterator[_More]:
    said = normal(one.text)
    for each in spoken(case):
        if _is_of(one, each.written.passage) and not is_said(each.speech.quotation, said):
            yield each.written.passage, *each.speech.span, "quote"


def _names(case: Case, one: Summary) -> Iterator[_More]:
    """Yield names that only a record has: one that nothing knows is told by another rule."""
    known = known_words(case)
    here = {_END.sub("", word).lower() for word in _WORD.findall(one.text)}
    here |= {word for word, at in known.items() if not at or at.startswith(_SHOWN)}
    for passage, parts in named(case):
        if _is_of(one, passage) and not strange(parts, known):
            if span := strange(parts, here):
                yield passage, *span, "name"


def _grades(case: Case, one: Summary) -> Iterator[_More]:
    """Yield grades that neither a judgement has nor a paragraph that is followed."""
    ours = {each.grade.lower() for each in case.bundle.judgements}
    said = normal(one.text)
    labels = [each.label.text for each in case.report_type.grades]
    rules = case.report_type.rules.grade_words
    wordings = [Wording.of(rule, partial(names_at, case)) for rule in rules]
    for passage in one.passages:
        spans = [span for each in wordings for span in each.hits(passage.text)]
        for start, end, label in given(passage.text, labels, spans):
            if label.lower() not in ours and normal(label) not in said:
                yield passage, start, end, "grade"
