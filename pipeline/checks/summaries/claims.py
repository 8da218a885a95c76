"""EVD: numbers, dates, speech, names and grades of a letter that its paragraphs do not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
from pipeline.checks.claims.speech.quotes import is_said, spoken
from pipeline.checks.summaries.numbers import numbers_of
from pipeline.checks.summaries.plainly import given
from pipeline.model.finding import Citation, Finding, Rule, Severity

MORE = Rule(
    "EVD041",
    "summary-says-more",
    Severity.WARNING,
    "A number, date, quote, name or grade of a letter or a summary is in what it follows.",
    "Children and families cannot look a number up. What is in none of the paragraphs that a "
    "letter follows is a slip, or comes from somewhere else. A number may be written in words or "
    "in figures, or as a share, or be what is left of a total; a date may be less exact. The days "
    "of the inspection, the names of inspectors, fields about the setting and the grades of the "
    "judgements may stand in any letter. Whether a number counts the same thing, and whether the "
    "words around it mean the same, only a person can see.",
    Citation(says="our own rule"),
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
                    citation=one.citation,
                )


_More = tuple[Passage, int, int, str]


def _more(case: Case, one: Summary) -> Iterator[_More]:
    yield from _dates(case, one)
    yield from _numbers(case, one)
    yield from _speech(case, one)
    yield from _names(case, one)
    yield from _grades(case, one)


def _is_of(one: Summary, passage: Passage) -> bool:
    return any(passage is each for each in one.passages)


def _numbers(case: Case, one: Summary) -> Iterator[_More]:
    for each, amount in numbers_of(case, one):
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
        span = strange(parts, here) if _is_of(one, passage) else None
        if span and not strange(parts, known):
            yield passage, *span, "name"


def _grades(case: Case, one: Summary) -> Iterator[_More]:
    """Yield grades that neither a judgement has nor a paragraph that is followed gives."""
    labels = [each.label.text for each in case.report_type.grades]
    wordings = [
        Wording.of(rule, partial(names_at, case)) for rule in case.report_type.rules.grade_words
    ]

    def grades(text: str) -> list[tuple[int, int, str]]:
        return [*given(text, labels, [span for each in wordings for span in each.hits(text)])]

    ours = {each.grade for each in case.bundle.judgements}
    ours |= {label for _, _, label in grades(one.text)}
    for passage in one.passages:
        for start, end, label in grades(passage.text):
            if label not in ours:
                yield passage, start, end, "grade"
