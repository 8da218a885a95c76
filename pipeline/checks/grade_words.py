"""GRD: a grade that inspectors give in words, held against the grade of the judgement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from pipeline.checks.case.case import Case
from pipeline.checks.case.headings import named_in
from pipeline.checks.case.passages import COMMON, Passage, words
from pipeline.checks.case.wording import Wording, names_at
from pipeline.checks.severity import severity
from pipeline.language.sentences import spans
from pipeline.model.document import Statement
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.report_type.demands import GradeWords

DIFFERS = Rule(
    "GRD005",
    "grade-in-words-differs",
    Severity.WARNING,
    "A grade that inspectors give in words is that of the judgement.",
    "The grade stands in the heading and in the words below it. Where they differ, a reader cannot "
    "know which of them holds. Only words that give a grade are looked at, such as ‘inspectors "
    "judged’; one that other judgements named in the sentence have is let pass.",
    Citation(says="our own rule"),
    "Look at both. Which one is right is for the inspectors.",
)

_LEFT = re.compile(r"\bfrom\b.*?\bto\b", re.IGNORECASE)  # ‘from good to outstanding’
_STEM = 6  # letters that words of one root share: leaders, leadership


def grade_in_words_differs(case: Case) -> Iterator[Finding]:
    """Find grades in words that are not the grade of the judgement they are given for."""
    for rule in case.report_type.rules.grade_words:
        wording = Wording.of(rule, partial(names_at, case))
        for passage in case.passages:
            judgement = _judgement(case, passage, rule)
            if judgement and not isinstance(passage.section.blocks[passage.block], Statement):
                yield from _differing(case, passage, rule, wording, judgement)


def _judgement(case: Case, passage: Passage, rule: GradeWords) -> str:
    """Return the id of the judgement that a passage tells of, or ''."""
    if case.report_type.judgement(passage.section.id):
        return passage.section.id
    return _overall(case) if passage.section.id in rule.sections else ""


def _overall(case: Case) -> str:
    return next((one.id for one in case.report_type.judgements if one.kind == "overall"), "")


def _differing(
    case: Case, passage: Passage, rule: GradeWords, wording: Wording, judgement: str
) -> Iterator[Finding]:
    for start, end in wording.hits(passage.text, apart=passage.is_quote):
        said = passage.text[start:end]
        given = _grade(case, said)
        sentence = next(
            passage.text[first:last] for first, last in spans(passage.text) if start < last
        )
        meant = _meant(case, judgement, said, sentence)
        # GRD001 tells of a grade that is not of the scale.
        if given and meant and case.report_type.grade(meant[0]) and given not in meant:
            yield DIFFERS.at(
                case.at_passage(passage, start, end),
                f"The words give ‘{given}’, and ‘{_name(case, judgement)}’ is ‘{meant[0]}’.",
                severity=severity(rule.force),
                citation=rule.citation,
                measured=said,
                limit=meant[0],
            )


def _meant(case: Case, own: str, said: str, sentence: str) -> list[str]:
    """Return the grades that the words may mean, first that of the section’s own judgement.

    Where they have the heading of a judgement, they mean that one. Others are those of judgements
    that the sentence names, and the overall one where the words do not name their own.
    """
    if named := named_in(case.report_type, said):
        return [one.grade for id_ in named if (one := case.bundle.judgement(id_))]
    ours = _subjects(case, own)
    others = [
        one.id
        for one in case.report_type.judgements
        if one.id != own and (_subjects(case, one.id) - ours) & _stems(words(sentence))
    ]
    overall = [] if ours & _stems(words(said)) else [_overall(case)]
    found = (case.bundle.judgement(one) for one in (own, *others, *overall))
    return [one.grade for one in found if one]


def _subjects(case: Case, judgement: str) -> set[str]:
    """Return the stems of what a judgement and its areas are called."""
    labels = [area.label.text for area in case.report_type.areas_of(judgement)]
    return _stems(word for one in (_name(case, judgement), *labels) for word in words(one))


def _stems(found: Iterable[str]) -> set[str]:
    return {one[:_STEM] for one in found if one not in COMMON}


def _name(case: Case, judgement: str) -> str:
    found = case.report_type.judgement(judgement)
    return found.name.text if found else judgement


def _grade(case: Case, said: str) -> str:
    """Return the label of the grade that some words give first, or ''; none that was left."""
    given = _LEFT.sub(" ", said)
    found = [
        (match.start(), grade.label.text)
        for grade in case.report_type.grades
        if (match := re.search(_form(grade.label.text), given, re.IGNORECASE))
    ]
    return min(found)[1] if found else ""


def _form(label: str) -> str:
    """Return what finds a grade in a sentence: ‘require improvement’ for ‘requires improvement’."""
    first, *rest = label.split()[:2]
    return rf"\b{re.escape(first[:_STEM])}\w*" + "".join(rf"\s+{re.escape(one)}" for one in rest)
