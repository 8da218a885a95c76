"""PRP: proportions in words, and the numbers they are linked to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.proportion_words import band_in, numbers_wrong
from pipeline.checks.severity import severity
from pipeline.evidence.bundle import Evidence, Measure
from pipeline.language import phrasing as words
from pipeline.language.phrasing import Band
from pipeline.model.document import plain
from pipeline.model.finding import Citation, Finding, Place, Rule, Severity

ANNEX_C = Citation("004", "3179-3189")
OWN_USE = Citation(says="our own use of 004:3179-3189, which is guidance for children’s centres")
_ARITHMETIC = Citation(says="our own rule: words and numbers must not contradict each other")
WORD = Rule(
    "PRP001",
    "proportion-word",
    Severity.WARNING,
    "A word for a proportion fits its number.",
    "‘Most’ means 80 to 96 per cent in the table of the guidance, ‘a majority’ 51 to 64. Where "
    "words mean the same in every report, reports can be compared. Exactly half is in no band: "
    "‘half’, ‘all’ and ‘none’ are our own words for what they say. For frameworks that do not use "
    "the table it is only a notice.",
    ANNEX_C,
    "Use the word that the limit shows, or link the word to the right record.",
)
WRONG_SIDE = Rule(
    "PRP002",
    "wrong-side-of-half",
    Severity.ERROR,
    "A word for more than half stands for more than half.",
    "‘Most’ for 40 per cent is no question of style: the word and the number contradict each "
    "other, so one of them is wrong.",
    _ARITHMETIC,
    "Correct the word, or the number in the evidence.",
)
UNLINKED = Rule(
    "PRP003",
    "unlinked-proportion",
    Severity.NOTICE,
    "A word for a proportion is linked to a record that has its number.",
    "The word is linked to a record without a measure, so nothing can be held against it.",
    _ARITHMETIC,
    "Link the words to their record: [most families](evidence:E12).",
)
IMPOSSIBLE = Rule(
    "PRP004",
    "impossible-measure",
    Severity.ERROR,
    "A measure counts no more than there are.",
    "More than all, or some of none, is a slip of the keys.",
    _ARITHMETIC,
    "Correct the numerator or the denominator.",
)
WRONG_NUMBER = Rule(
    "PRP005",
    "wrong-number",
    Severity.ERROR,
    "A number that is linked to a measure is the number of the measure.",
    "The report would contradict its own evidence.",
    _ARITHMETIC,
    "Correct the number in the text or in the evidence.",
)


def proportion_word(case: Case) -> Iterator[Finding]:
    """Find linked words that belong to another band than the number does."""
    cited = case.report_type.rules.proportions
    for claim, band in _bands(case):
        said, measure = claim.said, claim.measure
        if not _fits(band, measure) and not _contradicts(band, measure):
            right = words.proportion(measure.numerator, measure.denominator)
            yield WORD.at(
                claim.place(case),
                f"‘{_shown(said)}’ stands for {_number(measure)}; the word for this is ‘{right}’.",
                severity=severity("usual" if cited else "own"),
                citation=cited or OWN_USE,
                measured=_number(measure),
                limit=_range(band),
                key=claim.key,
            )


def wrong_side_of_half(case: Case) -> Iterator[Finding]:
    """Find linked words for more than half whose number is less, and the other way round."""
    for claim, band in _bands(case):
        said, measure = claim.said, claim.measure
        if _contradicts(band, measure):
            side = "less" if 2 * measure.numerator < measure.denominator else "more"
            yield WRONG_SIDE.at(
                claim.place(case),
                f"‘{_shown(said)}’ stands for {_number(measure)}, which is {side} than half.",
                measured=_number(measure),
                limit=_range(band),
                key=claim.key,
            )


def wrong_number(case: Case) -> Iterator[Finding]:
    """Find numbers in linked words that are not those of the measure."""
    for claim in _claims(case):
        said, measure = claim.said, claim.measure
        if numbers_wrong(said, measure):
            yield WRONG_NUMBER.at(
                claim.place(case),
                f"The evidence has {_number(measure)} here.",
                measured=said,
                limit=_number(measure),
                key=claim.key,
            )


def impossible_measure(case: Case) -> Iterator[Finding]:
    """Find measures that count more than there are, or out of nothing."""
    for one in case.bundle.evidence:
        measure = one.measure
        if measure is None or _possible(measure):
            continue
        field = "denominator" if measure.denominator == 0 else "numerator"
        told = "out of nothing" if measure.denominator == 0 else "more than there are"
        yield IMPOSSIBLE.at(
            case.at_pointer(f"{measure.pointer}/{field}"),
            f"This measure counts {told}.",
            key=case.bundle.file.stable_pointer(one.pointer),
        )


def unlinked_proportion(case: Case) -> Iterator[Finding]:
    """Find words for proportions that are linked to a record without a number."""
    numbered = {one.id for one in case.bundle.evidence if one.measure}
    known = {one.id for one in case.bundle.evidence} - numbered
    for passage in case.by_people:
        for start, end, span in passage.measured:
            if span.evidence in known and band_in(plain(span.inlines)):
                message = f"The evidence ‘{span.evidence}’ has no measure to link to."
                yield _unlinked(case, passage, start, end, message)


def _unlinked(case: Case, passage: Passage, start: int, end: int, message: str) -> Finding:
    key = f"{passage.text[start:]} {passage.text}"
    return UNLINKED.at(case.at_passage(passage, start, end), message, key=key)


# --- words and numbers -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Claim:
    """Words that are linked to a measure, and where they stand in a passage."""

    passage: Passage
    start: int
    end: int
    measure: Measure

    @property
    def said(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def key(self) -> str:
        return f"{self.said} {_number(self.measure)} {self.passage.text}"

    def place(self, case: Case) -> Place:
        return case.at_passage(self.passage, self.start, self.end)


def _claims(case: Case) -> Iterator[_Claim]:
    """Yield the words that are linked to a measure which can be true and may be shown."""
    measures = {one.id: one.measure for one in case.bundle.evidence if _usable(one)}
    for passage in case.passages:
        for start, end, span in passage.measured:
            if measure := measures.get(span.evidence):
                yield _Claim(passage, start, end, measure)


def _bands(case: Case) -> Iterator[tuple[_Claim, Band]]:
    for claim in _claims(case):
        if band := band_in(claim.said):
            yield claim, band


def _usable(one: Evidence) -> bool:
    return one.measure is not None and _possible(one.measure) and not one.withheld


def _possible(measure: Measure) -> bool:
    return 0 <= measure.numerator <= measure.denominator and measure.denominator > 0


def _fits(band: Band, measure: Measure) -> bool:
    n, d = measure.numerator, measure.denominator
    exact = {
        "all": n == d,
        "none": n == 0,
        "not all": n < d,
        "more than half": 2 * n > d,
        "less than half": 2 * n < d,
    }
    if band.said in exact:
        return exact[band.said]
    return band.least <= words.per_cent(n, d) <= band.most


def _contradicts(band: Band, measure: Measure) -> bool:
    n, d = measure.numerator, measure.denominator
    return (band.least > 50 and 2 * n < d) or (band.most < 50 and 2 * n > d)


def _shown(said: str) -> str:
    return said[:1].upper() + said[1:]


def _number(measure: Measure) -> str:
    n, d = measure.numerator, measure.denominator
    return f"{words.number(n)} of {words.number(d)} ({words.per_cent(n, d)}%)"


def _range(band: Band) -> str:
    numbers = str(band.least) if band.least == band.most else f"{band.least} to {band.most}"
    return f"‘{band.said}’: {numbers}%"
