"""What looks for a rule in one run of words, by the kind of the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from pipeline.checks.plain_english.grade_names import grades
from pipeline.checks.plain_english.long_sentences import long_row, long_sentences
from pipeline.checks.plain_english.numbers import numbers
from pipeline.checks.plain_english.punctuation import exclamation, quotation, spacing
from pipeline.checks.plain_english.rule import Alarm, Kind, PlainRule
from pipeline.checks.plain_english.run import Prose
from pipeline.checks.plain_english.slips import articles, dates, plurals, verbs
from pipeline.checks.plain_english.spelling import ize, repeated
from pipeline.report_type.house_style import PlainEnglish

Look: TypeAlias = Callable[[Prose, int, PlainRule], Iterator[Alarm]]

_ALIKE: Mapping[Kind, Look] = {
    "ending": ize,
    "repetition": repeated,
    "mark": exclamation,
    "spacing": spacing,
    "grade": grades,
    "date": dates,
    "plural": plurals,
    "article": articles,
    "verb": verbs,
}
"""The kinds that are the same in every house style."""


def look(kind: Kind, style: PlainEnglish) -> Look | None:
    """Return what looks for rules of a kind, or nothing where it takes more than one run."""
    match kind:
        case "sentence":
            return lambda prose, run, rule: long_sentences(prose, run, rule, style)
        case "row":
            return lambda prose, run, rule: long_row(prose, run, rule, style)
        case "number":
            return lambda prose, run, rule: numbers(prose, run, rule, style.numbers)
        case "quotation":
            return lambda prose, run, rule: quotation(prose, run, rule, style.quotation_marks)
    return _ALIKE.get(kind)
