"""What is wrong with the files that all report types have in common."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.claims import how_many_words, words
from pipeline.checks.claims.arithmetic import words as sums
from pipeline.checks.claims.dates.beside import cues_beside
from pipeline.checks.claims.dates.links import cues
from pipeline.checks.claims.dates.order import cues_of_order
from pipeline.checks.claims.dates.unheld import words_of_dates
from pipeline.checks.claims.names import known
from pipeline.checks.claims.numbers import counted_nouns, exempt
from pipeline.checks.claims.sets import lists as sets
from pipeline.checks.copies import standing
from pipeline.checks.misprints import trade
from pipeline.checks.personal.shape_file import shapes
from pipeline.checks.personal.vocabulary import vocabulary
from pipeline.composition.lint.rules import REPORT_TYPE
from pipeline.composition.lint.told import safely, told, tried
from pipeline.model.finding import Finding, Place
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.sources import decisions
from pipeline.report_type.toml.fixed import fixed_wording
from pipeline.report_type.toml.licences import licences
from pipeline.report_type.toml.response import response_faults
from pipeline.report_type.toml.sources import documents
from pipeline.report_type.toml.table import Table
from pipeline.runs.lint.look import look_faults
from pipeline.runs.lint.rule_files import rule_files
from pipeline.runs.lint.styles import style_faults
from pipeline.runs.rules import rules

_ELSEWHERE = ("PUB",)  # families whose rules this stage does not see

_READ = (
    documents, fixed_wording, licences, words.vocabulary, how_many_words.lists, sums.words,
    cues_beside, cues, cues_of_order, words_of_dates, known.lists, exempt.phrases, exempt.counted,
    counted_nouns.nouns, sets.lists, standing.phrases, trade, shapes, vocabulary,
)  # fmt: skip


def common() -> Iterator[Finding]:
    """Yield what is wrong with rules, words, sources, house styles and decisions."""
    yield from map(told, rule_files())
    yield from map(told, style_faults())
    yield from look_faults()
    yield from word_files()


def word_files() -> Iterator[Finding]:
    """Yield what is wrong with lists of words, shapes, sources, fixed wording and the response."""
    yield from tried(*_READ)
    yield from map(told, response_faults())
    wrong = list(tried(decisions))
    yield from wrong
    if not wrong:
        yield from safely(_decided())


def _decided() -> Iterator[Finding]:
    """Yield each rule that a decision names and that is none."""
    known = [one.id for one in rules()]
    for decision in Table.named("decisions.toml").tables("decisions"):
        for at, id_ in enumerate(decision.strings("rules")):
            if id_ not in known and not id_.startswith(_ELSEWHERE):
                place = Place(template=decision.address("rules", at))
                hint = did_you_mean(id_, known)
                yield REPORT_TYPE.at(place, f"There is no rule ‘{id_}’.", hint=hint, key=id_)
