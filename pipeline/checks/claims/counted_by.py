"""What counts a word for how many: a measure, a statement or the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from pipeline.checks.case.proportion_words import band_in
from pipeline.checks.claims.how_many import Said
from pipeline.checks.claims.people import who_spoke
from pipeline.checks.claims.same_word import has_word, says_fewer
from pipeline.checks.claims.sets.noted import noted
from pipeline.checks.claims.topics import same_topic, stems
from pipeline.evidence.bundle import Evidence, Measure
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.phrasing import per_cent
from pipeline.model.claim import Borne
from pipeline.model.pattern import later

_DENIES = later(
    r"\b(?:not|no|none|never|without|lacks?|lacked|fails?|failed|missed|left|yet|unaware|other|late|"
    r"fell|n[’']t|stopped|refused|rarely|seldom|outside|only|unable|un\w+ed)\b|n[’']t\b",
    re.IGNORECASE,
)
_WHOLE = later(
    r"\b(?:all|every\w*|each|any\w*|no|none|nobody|never|always|both|whole|entire|without|only|100"
    r"|(?:1|one) per|not (?:\w+ ){0,2}once)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:,]")
_SHARE = later(r"\b(?:many|most|majority|minority|few|almost all|nearly all)\b", re.IGNORECASE)


def counted_by(said: Said, records: Sequence[Evidence]) -> Borne | None:
    """Return what of a record of the same thing has such a share, or says so in words."""
    texts = [one for record in records for one in _texts(record)]
    is_share = (said.least, said.most) != (0, 100)
    for n, d, borne in _counts(said, records, texts) if is_share else ():
        if is_in(said.least, said.most, n, d, said):
            return replace(borne, sum=shown(n, d))
    band = said.band
    for pointer, text in texts if band else ():
        for match in _SHARE.finditer(text):
            if band_in(match[0]) == band:
                return Borne(pointer, *match.span())
    if band is None:
        return _said_so(said, records)
    return None


def _said_so(said: Said, records: Sequence[Evidence]) -> Borne | None:
    """Return the record that has the word of the same people, or else speaks of the same things.

    Where it speaks of these with a word for fewer of the same people, it bears out no more.
    """
    texts = [(at, text, who_spoke(one)) for one in records for at, text in _texts(one)]
    for at, text, speaker in texts:
        if found := has_word(said, text, speaker):
            return Borne(at, *found)
    alike = (
        at
        for at, text, speaker in texts
        if same_topic(said.sentence, text) and not says_fewer(said, text, speaker)
    )
    return next((Borne(at) for at in alike), None)


def said_of_all(said: Said, records: Sequence[Evidence]) -> bool:
    """Return whether a record says of all what a sentence says, or of the same thing anything."""
    for one in records:
        about = " ".join(text for _, text in _texts(one))
        if (
            _counts_all(one)
            or _WHOLE.search(about)
            or (one.measure and _is_near(said, one.measure))
        ):
            return True
    return False


def _counts_all(record: Evidence) -> bool:
    """Return whether a record counts all of a set, or none of it: ‘7 of 7’."""
    facts = noted(record.statement) if record.statement else ()
    return any(one.is_counted and one.is_whole for one in facts)


def _is_near(said: Said, measure: Measure) -> bool:
    """Return whether a measure may count what is said of all: one of all or none in any case."""
    is_of_all = not 0 < measure.numerator < measure.denominator
    return is_of_all or same_topic(said.sentence, measure.label)


def _counts(
    said: Said, records: Sequence[Evidence], texts: Sequence[tuple[str, str]]
) -> Iterator[tuple[int, int, Borne]]:
    """Yield the counts out of a total that are of what the sentence is about.

    They have a telling word in common with it, or stand with both numbers in its paragraph.
    """
    beside = _numbers_of(said.text)
    for one in records:
        measure = one.measure
        if measure and (
            {measure.numerator, measure.denominator} <= beside
            or same_topic(said.sentence, f"{measure.label} {one.statement}", 1)
        ):
            yield measure.numerator, measure.denominator, Borne(measure.pointer)
    for pointer, text in texts:
        yield from _all_but(pointer, text) if same_topic(said.sentence, text, 1) else ()
    for pointer, text in texts if beside else ():
        yield from _parts_of_a_total(pointer, text, beside)
    for pointer, text in texts:
        yield from _noted(pointer, text, stems(said.sentence))
    for pointer, text in texts:
        for amount in amounts(text) if same_topic(said.sentence, text, 1) else ():
            borne = Borne(pointer, amount.start, amount.end)
            if amount.kind is Kind.SHARE:
                yield round(amount.value), round(amount.of), borne
            elif amount.kind is Kind.PER_CENT:
                yield round(amount.value), 100, borne


def _all_but(pointer: str, text: str) -> Iterator[tuple[int, int, Borne]]:
    """Yield what ‘27 actions, all but two complete’ counts: 25 of 27."""
    known = [one for one in amounts(text) if one.kind is Kind.COUNT] if "all but" in text else []
    for total, left in pairwise(known):
        if text.endswith("all but ", 0, left.start) and left.value < total.value:
            count = round(total.value - left.value)
            yield count, round(total.value), Borne(pointer, total.start, left.end)


def _parts_of_a_total(
    pointer: str, text: str, beside: frozenset[float]
) -> Iterator[tuple[int, int, Borne]]:
    """Yield two counts of a record of which the greater is the total: both are in the paragraph."""
    known = [one for one in amounts(text) if one.kind is Kind.COUNT and one.value in beside]
    for part, total in combinations(sorted(known, key=lambda one: one.value), 2):
        if part.value < total.value:
            yield round(part.value), round(total.value), Borne(pointer, part.start, part.end)


def _noted(pointer: str, text: str, told: frozenset[str]) -> Iterator[tuple[int, int, Borne]]:
    """Yield what a note counts one after another: ‘12 read. 9 good’ is nine of 12 that are good."""
    known = [one for one in amounts(text) if one.kind is Kind.COUNT]
    for pair in pairwise(known):
        part, total = sorted(pair, key=lambda one: one.value)
        if 0 < part.value < total.value and told & stems(_part_of(text, part)):
            yield round(part.value), round(total.value), Borne(pointer, pair[0].start, pair[1].end)


def _part_of(text: str, amount: Amount) -> str:
    """Return the words of a note around a number, from one stop to the next."""
    ahead = _STOP.split(text[: amount.start])[-1]
    return f"{ahead} {_STOP.split(text[amount.end :])[0]}"


def _numbers_of(text: str) -> frozenset[float]:
    """Return the counts that a text names, those of ‘n of m’ too."""
    found = [one for one in amounts(text) if one.kind in (Kind.COUNT, Kind.SHARE)]
    return frozenset(
        number
        for one in found
        for number in ((one.value, one.of) if one.kind is Kind.SHARE else (one.value,))
    )


def counts_others(said: Said, measure: Measure, records: Sequence[Evidence]) -> bool:
    """Return whether the record of a measure counts something else that a word is said of.

    ‘Police took part in 20, health in nine’, where the measure is that of health, and the sentence
    is of the police.
    """
    told, sentence = stems(measure.label), stems(said.sentence)
    for one in records:
        text = one.statement if one.measure is measure else ""
        for amount in amounts(text) if text else ():
            ahead = stems(re.split(r"[.;,]", text[: amount.start])[-1]) - told
            is_other = amount.kind is Kind.COUNT and amount.value != measure.numerator
            if is_other and ahead & sentence and amount.value < measure.denominator:
                share = per_cent(round(amount.value), measure.denominator)
                if said.least <= share <= said.most:
                    return True
    return False


def is_in(least: int, most: int, n: int, d: int, said: Said) -> bool:
    """Return whether a count is in a range; if the sentence denies, what is left of its total."""
    text, (first, last) = said.text, said.place
    denies = _DENIES.search(text, first, said.start) or _DENIES.search(text, said.end, last)
    counts = (n, d - n) if denies else (n,)
    return d > 0 and any(least <= per_cent(one, d) <= most for one in counts)


def may_deny(label: str, said: Said) -> bool:
    """Return whether a label, or the sentence around a word, may say that something is not so."""
    text, (first, last) = said.text, said.place
    around = (label, text[first : said.start], text[said.end : last])
    return any(_DENIES.search(one) for one in around)


def _texts(record: Evidence) -> Iterator[tuple[str, str]]:
    """Yield what a record says, with its pointer."""
    if record.statement:
        yield f"{record.pointer}/statement", record.statement
    if record.quote and record.quote.text:
        yield f"{record.pointer}/quote/text", record.quote.text


def shown(n: int, d: int) -> str:
    """Return a count out of a total with its share, as arithmetic."""
    return f"{n:,} of {d:,} = {per_cent(n, d)}%"
