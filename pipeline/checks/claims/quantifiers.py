"""PRP: words such as ‘every’, ‘none’ and ‘most’ that are linked to no number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.proportion_words import band_in
from pipeline.checks.claims.how_many import Said, is_of_people, many, shares, wholes
from pipeline.checks.claims.numbers.exempt import exempt
from pipeline.checks.claims.topics import same_topic, stem
from pipeline.checks.severity import severity
from pipeline.evidence.bundle import Evidence, Measure
from pipeline.language.amounts import Kind, amounts
from pipeline.language.phrasing import Band, number, per_cent
from pipeline.model.claim import Borne
from pipeline.model.document import Origin
from pipeline.model.finding import Citation, Finding, Rule, Severity

CONTRADICTED = Rule(
    "PRP006",
    "quantifier-not-counted",
    Severity.WARNING,
    "A word for how many is borne out by a record that its paragraph rests on.",
    "‘Every family’ where the record has nine of ten contradicts its own evidence, and ‘most "
    "parents’ where nobody counted is a guess that reads like a count. Where a measure or a "
    "statement bears the word out, nothing is told, linked or not. What nobody counted is a "
    "notice.",
    Citation("004", "3179-3189"),
    "Use the word that the number bears out, let the paragraph rest on the record that counts it, "
    "or say it without the word.",
)

_LOOSE = frozenset(
    "nobody|no one|never|always|not once|at no time|on every occasion|without fail|"
    "without exception".split("|")
)
_NOUN = 40  # characters behind ‘no’ that hold what it is said of
_SINGULAR = frozenset(
    ["child", "family", "parent", "person", "worker", "session", "plan", "report"]
)
_DENIES = re.compile(
    r"\b(?:not|no|none|never|without|lacks?|lacked|fails?|failed|missed|left|yet|unaware|other|late|"
    r"fell|n[’']t|stopped|refused|rarely|seldom|outside|only|unable|un\w+ed)\b|n[’']t\b",
    re.IGNORECASE,
)
_QUICK = re.compile(r"\b(?:many|most|majority|minority|few|all|half|none|no)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:many|most|majority|minority|few|almost all|nearly all)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A word for how many, and what counts it: what bears it out, or a measure that contradicts it.

    Where there is neither, nobody counted it.
    """

    said: Said
    borne: Borne | None = None
    contradicted: Measure | None = None


def counted(case: Case) -> tuple[Counted, ...]:
    """Return the words for how many that a record should count. They are looked for once."""
    return case.remembered("counted words", lambda case: tuple(_counted(case)))


def _counted(case: Case) -> Iterator[Counted]:
    known = {one.id: one for one in case.bundle.evidence if not one.withheld}
    for passage in case.passages:
        if passage.origin is Origin.PEOPLE and not passage.is_quote:
            records = [known[id_] for id_ in passage.rests_on if id_ in known]
            yield from _of_passage(passage, records)


def quantifier_not_counted(case: Case) -> Iterator[Finding]:
    """Find words for how many that a record contradicts, or that nobody counted."""
    for one in counted(case):
        if one.contradicted:
            yield _contradicted(case, one.said, one.contradicted)
        elif not one.borne:
            yield _uncounted(case, one.said)


def _of_passage(passage: Passage, records: Sequence[Evidence]) -> Iterator[Counted]:
    linked = {span.evidence for _, _, span in passage.measured}  # held against their own words
    measures = [one.measure for one in records if one.measure and one.id not in linked]
    told = [(start, end) for start, end, _ in passage.measured]
    told += exempt(passage.text)
    partial = [one for one in measures if 0 < one.numerator < one.denominator]
    for said in (*wholes(passage), *shares(passage)) if partial else ():
        if any(said.start < end and start < said.end for start, end in told):
            continue
        if measure := _contradicting(said, measures):
            told.append((said.start, said.end))
            yield Counted(said, contradicted=measure)
    of_people = (one for one in shares(passage) if is_of_people(one))
    for said in (*of_people, *many(passage)) if _QUICK.search(passage.text) else ():
        if any(said.start < end and start < said.end for start, end in told):
            continue
        borne = _counted_by(said, records)
        if not borne:
            told.append((said.start, said.end))
        yield Counted(said, borne)


# --- what the records say -------------------------------------------------------------------


def _contradicting(said: Said, measures: Sequence[Measure]) -> Measure | None:
    """Return the measure of the same thing that the word does not fit, or nothing."""
    band = band_in(said.words)
    for measure in measures:
        about = f"{measure.label} {measure.unit}"
        fewest = 3 if _is_loose(said, measure) else 2
        if same_topic(said.sentence, about, fewest) and not _fits(band, measure, said):
            return measure
    return None


def _is_loose(said: Said, measure: Measure) -> bool:
    """Return whether a word may be of something else than the measure counts: ‘nobody’, ‘no plan’.

    Then the sentence and the label must have more in common.
    """
    if said.words.lower() != "no":
        return said.words.lower() in _LOOSE
    behind = said.passage.text[said.end : said.end + _NOUN]
    units = {stem(word) for word in measure.unit.lower().split()} | _SINGULAR
    return not any(stem(word.lower()) in units for word in behind.split()[:2])


def _fits(band: Band | None, measure: Measure, said: Said) -> bool:
    """Return whether a measure, or what is left of it, is what the word says."""
    n, d = measure.numerator, measure.denominator
    if not 0 < n < d:
        return True  # all did or none did; which of the two the sentence says, one cannot tell
    if band is None or band.said in ("all", "none", "not all"):
        return _is_of_others(said, measure)
    return _is_in(band, n, d, said.sentence)


def _is_of_others(said: Said, measure: Measure) -> bool:
    """Return whether a sentence with ‘all’ tells the number of the measure beside it."""
    held = {measure.numerator, measure.denominator - measure.numerator}
    return any(
        one.value in held or one.kind in (Kind.PER_CENT, Kind.FRACTION)
        for one in amounts(said.sentence)
    )


def _counted_by(said: Said, records: Sequence[Evidence]) -> Borne | None:
    """Return what of a record of the same thing has such a share, or says so in words."""
    band = band_in(said.words)
    texts = [one for record in records for one in _texts(record)]
    for n, d, borne in _counts(said, records, texts) if band else ():
        if band and _is_in(band, n, d, said.sentence):
            return replace(borne, sum=shown(n, d))
    for pointer, text in texts:
        for match in _SHARE.finditer(text):
            if band_in(match[0]) == band:
                return Borne(pointer, *match.span())
    alike = (at for at, text in texts if band is None and same_topic(said.sentence, text))
    return next((Borne(at) for at in alike), None)


def _counts(
    said: Said, records: Sequence[Evidence], texts: Sequence[tuple[str, str]]
) -> Iterator[tuple[int, int, Borne]]:
    """Yield the counts out of a total that are of what the sentence is about.

    They have a telling word in common with it, or stand with both numbers in its paragraph.
    """
    beside = _numbers_of(said.passage.text)
    for one in records:
        measure = one.measure
        if measure and (
            {measure.numerator, measure.denominator} <= beside
            or same_topic(said.sentence, f"{measure.label} {one.statement}", 1)
        ):
            yield measure.numerator, measure.denominator, Borne(measure.pointer)
    for pointer, text in texts if beside else ():
        yield from _parts_of_a_total(pointer, text, beside)
    for pointer, text in texts:
        for amount in amounts(text) if same_topic(said.sentence, text, 1) else ():
            borne = Borne(pointer, amount.start, amount.end)
            if amount.kind is Kind.SHARE:
                yield round(amount.value), round(amount.of), borne
            elif amount.kind is Kind.PER_CENT:
                yield round(amount.value), 100, borne


def _parts_of_a_total(
    pointer: str, text: str, beside: frozenset[float]
) -> Iterator[tuple[int, int, Borne]]:
    """Yield two counts of a record of which the greater is the total: both are in the paragraph."""
    known = [one for one in amounts(text) if one.kind is Kind.COUNT and one.value in beside]
    for part, total in combinations(sorted(known, key=lambda one: one.value), 2):
        if part.value < total.value:
            yield round(part.value), round(total.value), Borne(pointer, part.start, part.end)


def _numbers_of(text: str) -> frozenset[float]:
    """Return the counts that a text names, those of ‘n of m’ too."""
    found = [one for one in amounts(text) if one.kind in (Kind.COUNT, Kind.SHARE)]
    return frozenset(
        number
        for one in found
        for number in ((one.value, one.of) if one.kind is Kind.SHARE else (one.value,))
    )


def _is_in(band: Band, n: int, d: int, sentence: str) -> bool:
    """Return whether a count is in a band; where the sentence denies, what is left of its total."""
    counts = (n, d - n) if _DENIES.search(sentence) else (n,)
    return d > 0 and any(band.least <= per_cent(one, d) <= band.most for one in counts)


def _texts(record: Evidence) -> Iterator[tuple[str, str]]:
    """Yield what a record says, with its pointer."""
    if record.statement:
        yield f"{record.pointer}/statement", record.statement
    if record.quote and record.quote.text:
        yield f"{record.pointer}/quote/text", record.quote.text


def shown(n: int, d: int) -> str:
    """Return a count out of a total with its share, as arithmetic."""
    return f"{n:,} of {d:,} = {per_cent(n, d)}%"


# --- findings --------------------------------------------------------------------------------


def _contradicted(case: Case, said: Said, measure: Measure) -> Finding:
    n, d = measure.numerator, measure.denominator
    counted = f"{number(n)} of {number(d)} ({per_cent(n, d)}%)"
    return CONTRADICTED.at(
        case.at_passage(said.passage, said.start, said.end),
        f"‘{said.words}’ is not what the evidence has here: {counted}.",
        measured=said.words,
        limit=counted,
        key=f"{said.words} {said.sentence}",
    )


def _uncounted(case: Case, said: Said) -> Finding:
    return CONTRADICTED.at(
        case.at_passage(said.passage, said.start, said.end),
        f"No record that this rests on says how many: ‘{said.words}’.",
        severity=severity("own"),
        measured=said.words,
        key=f"{said.words} {said.sentence}",
    )
