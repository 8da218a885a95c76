"""PRP: proportions in words, and the numbers they are linked to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.proportion_words import band_in, numbers_wrong, unlinked
from pipeline.evidence.bundle import Evidence, Measure
from pipeline.language import phrasing as words
from pipeline.language.phrasing import Band
from pipeline.model.document import Origin, plain
from pipeline.model.finding import Finding, Place, Severity
from pipeline.rules import proportions as rules


def proportion_word(case: Case) -> Iterator[Finding]:
    """Find linked words that belong to another band than the number does."""
    cited = case.report_type.rules.proportions
    for claim, band in _bands(case):
        said, measure = claim.said, claim.measure
        if not _fits(band, measure) and not _contradicts(band, measure):
            right = words.proportion(measure.numerator, measure.denominator)
            yield rules.WORD.at(
                claim.place(case),
                f"‘{_shown(said)}’ stands for {_number(measure)}; the word for this is ‘{right}’.",
                severity=Severity.WARNING if cited else Severity.NOTICE,
                citation=cited or rules.OWN_USE,
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
            yield rules.WRONG_SIDE.at(
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
            yield rules.WRONG_NUMBER.at(
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
        yield rules.IMPOSSIBLE.at(
            case.at_pointer(f"{measure.pointer}/{field}"),
            f"This measure counts {told}.",
            key=case.bundle.file.stable_pointer(one.pointer),
        )


def unlinked_proportion(case: Case) -> Iterator[Finding]:
    """Find words for proportions that are linked to no number, where there is one to link to."""
    numbered = {one.id for one in case.bundle.evidence if one.measure}
    known = {one.id for one in case.bundle.evidence} - numbered
    for passage in case.passages:
        if passage.origin is not Origin.PEOPLE:
            continue
        for start, end, span in passage.measured:
            if span.evidence in known and band_in(plain(span.inlines)):
                message = f"The evidence ‘{span.evidence}’ has no measure to link to."
                yield _unlinked(case, passage, start, end, message)
        linked = {span.evidence for _, _, span in passage.measured}
        if numbered.intersection(passage.rests_on) - linked:
            for start, end in unlinked(passage.text, [one[:2] for one in passage.measured]):
                message = f"‘{passage.text[start:end]}’ is linked to no number."
                yield _unlinked(case, passage, start, end, message)


def _unlinked(case: Case, passage: Passage, start: int, end: int, message: str) -> Finding:
    key = f"{passage.text[start:]} {passage.text}"
    return rules.UNLINKED.at(case.at_passage(passage, start, end), message, key=key)


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
