"""Words for how many, linked or not, with the measure or the words that bear them out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.proportion_words import band_in
from pipeline.checks.claims.counted_by import shown
from pipeline.checks.claims.quantifiers import CONTRADICTED, Counted, counted
from pipeline.checks.claims.told.places import address
from pipeline.checks.proportions import UNLINKED, WORD, WRONG_NUMBER, WRONG_SIDE
from pipeline.language.amounts import amounts
from pipeline.model.claim import Borne, Claim, How
from pipeline.model.document import Origin

_RULES = (CONTRADICTED.id, WORD.id, WRONG_SIDE.id, UNLINKED.id, WRONG_NUMBER.id)


def shares(case: Case) -> Iterator[Claim]:
    """Yield each word for how many that a record counts, or should."""
    for one in counted(case):
        yield _claim(one.passage, one.said.start, one.said.end, *_borne(one))
    for passage in case.passages:
        if passage.origin is Origin.PEOPLE:
            yield from _linked(case, passage)


def _claim(passage: Passage, start: int, end: int, how: How, borne: tuple[Borne, ...]) -> Claim:
    at = address(passage, start, end)
    return Claim(at, passage.text[start:end], "share", _RULES, how, borne)


def _borne(one: Counted) -> tuple[How, tuple[Borne, ...]]:
    if one.is_wrong or not one.borne:
        return How.NOTHING, ()
    return How.FOLLOWS if one.borne.sum else How.HELD, (one.borne,)


def _linked(case: Case, passage: Passage) -> Iterator[Claim]:
    """Yield linked words that say a share without a number."""
    measures = {
        one.id: one.measure for one in case.bundle.evidence if one.measure and not one.withheld
    }
    for start, end, span in passage.measured:
        words = passage.text[start:end]
        if not band_in(words) or amounts(words):
            continue
        measure = measures.get(span.evidence)
        if measure and measure.denominator:
            told = shown(measure.numerator, measure.denominator)
            yield _claim(passage, start, end, How.FOLLOWS, (Borne(measure.pointer, sum=told),))
        else:
            yield _claim(passage, start, end, How.NOTHING, ())
