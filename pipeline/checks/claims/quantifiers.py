"""PRP: words such as ‘every’, ‘none’ and ‘most’ that are linked to no number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.proportion_words import band_in, unlinked
from pipeline.checks.claims.numbers.exempt import exempt
from pipeline.checks.claims.topics import same_topic, stem
from pipeline.checks.severity import severity
from pipeline.evidence.bundle import Evidence, Measure
from pipeline.language.amounts import Kind, amounts
from pipeline.language.number_words import NUMBER
from pipeline.language.phrasing import Band, number, per_cent
from pipeline.language.sentences import spans
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

_SO_MANY = rf"{NUMBER}"  # ‘two in every five’ is a share
_ALL = re.compile(
    r"(?<!\bnot )(?<!\bof )(?<!\bat )(?<!\bafter )(?<!\babove )(?<!\bfirst )(?<!\bin )(?<!\bfor )"
    r"\b(?:all(?! (?:but|in all|too|the (?:same|more|while)|right|along|round|sorts)\b)"
    rf"|every(?! (?:day|week|month|year|time|now|other|second|so|{_SO_MANY})\b)|each(?! other\b)"
    r"|none\b|not one\b|not once|at no time|nobody|no one|never|always"
    r"|on every occasion|without (?:fail|exception)"
    r"|no(?! (?:longer|more|less|doubt|matter|one)\b))\b"
    rf"|\b(?:in|for) all of\b|\b(?:in|for) every\b(?! (?:way|respect|{_SO_MANY})\b)",
    re.IGNORECASE,
)
_WHO = (
    "parents|families|mothers|fathers|children|people|carers|workers|staff|residents|leavers|"
    "professionals|partners|adults|boys|girls|adopters|managers|leaders|relatives|pupils|women|men"
)
_PEOPLE = re.compile(rf"\b(?:{_WHO}|them|those|majority|minority)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?P<many>many|most|(?:a|the) (?:large |great |vast |small |very )*"
    r"(?:majority|minority|number) of|(?:very )?few|almost all|nearly all) "
    r"(?:of )?(?:the |these |those |their )?"
    rf"(?P<who>(?:young |looked after |foster |social )?(?:{_WHO}))"
    r"(?: [a-z’]+){0,7}? (?:say|said|tell|told|feel|felt|think|thought|report|reported|believe|"
    r"believed|describe|described|agree|agreed|praise|praised)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"(?:most|many|few|all) (?:people|of us) (?:are|do|have|need|find|would|can|know|like)\b",
    re.IGNORECASE,
)
_LOOSE = frozenset(
    [
        "nobody",
        "no one",
        "never",
        "always",
        "not once",
        "at no time",
        "on every occasion",
        "without fail",
        "without exception",
    ]
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
class _Said:
    """A word for how many, where it stands in a passage, and its sentence."""

    passage: Passage
    start: int
    end: int
    sentence: str

    @property
    def words(self) -> str:
        return self.passage.text[self.start : self.end]


def quantifier_not_counted(case: Case) -> Iterator[Finding]:
    """Find words for how many that a record contradicts, or that nobody counted."""
    known = {one.id: one for one in case.bundle.evidence if not one.withheld}
    for passage in case.passages:
        if passage.origin is Origin.PEOPLE and not passage.is_quote:
            records = [known[id_] for id_ in passage.rests_on if id_ in known]
            yield from _of_passage(case, passage, records)


def _of_passage(case: Case, passage: Passage, records: Sequence[Evidence]) -> Iterator[Finding]:
    linked = {span.evidence for _, _, span in passage.measured}  # held against their own words
    measures = [one.measure for one in records if one.measure and one.id not in linked]
    told = [(start, end) for start, end, _ in passage.measured]
    told += exempt(passage.text)
    partial = [one for one in measures if 0 < one.numerator < one.denominator]
    for said in (*_wholes(passage), *_shares(passage)) if partial else ():
        if any(said.start < end and start < said.end for start, end in told):
            continue
        if measure := _contradicting(said, measures):
            told.append((said.start, said.end))
            yield _contradicted(case, said, measure)
    shares = (one for one in _shares(passage) if _is_of_people(one))
    for said in (*shares, *_many(passage)) if _QUICK.search(passage.text) else ():
        if any(said.start < end and start < said.end for start, end in told):
            continue
        if not _is_counted(said, records):
            told.append((said.start, said.end))
            yield _uncounted(case, said)


# --- where the words stand ----------------------------------------------------------------


def _wholes(passage: Passage) -> Iterator[_Said]:
    return _found(passage, (match.span() for match in _ALL.finditer(passage.text)))


def _is_loose(said: _Said, measure: Measure) -> bool:
    """Return whether a word may be of something else than the measure counts: ‘nobody’, ‘no plan’.

    Then the sentence and the label must have more in common.
    """
    if said.words.lower() != "no":
        return said.words.lower() in _LOOSE
    behind = said.passage.text[said.end : said.end + _NOUN]
    units = {stem(word) for word in measure.unit.lower().split()} | _SINGULAR
    return not any(stem(word.lower()) in units for word in behind.split()[:2])


def _is_of_people(said: _Said) -> bool:
    """Return whether a share is one of people. A half is a number, which another rule holds."""
    behind = said.passage.text[said.start : said.end + _NOUN].split(".")[0]
    is_half = "half" in said.words.lower()
    is_general = _GENERAL.match(said.passage.text, said.start) is not None
    return not (is_half or is_general) and _PEOPLE.search(behind) is not None


def _shares(passage: Passage) -> Iterator[_Said]:
    return _found(passage, unlinked(passage.text, [one[:2] for one in passage.measured]))


def _many(passage: Passage) -> Iterator[_Said]:
    places = ((match.start("many"), match.end("who")) for match in _MANY.finditer(passage.text))
    return _found(passage, places)


def _found(passage: Passage, places: Iterator[tuple[int, int]]) -> Iterator[_Said]:
    text = passage.text
    for start, end in places:
        first, last = next(((a, b) for a, b in spans(text) if a <= start < b), (0, len(text)))
        yield _Said(passage, start, end, text[first:last])


# --- what the records say -------------------------------------------------------------------


def _contradicting(said: _Said, measures: Sequence[Measure]) -> Measure | None:
    """Return the measure of the same thing that the word does not fit, or nothing."""
    band = band_in(said.words)
    for measure in measures:
        about = f"{measure.label} {measure.unit}"
        fewest = 3 if _is_loose(said, measure) else 2
        if same_topic(said.sentence, about, fewest) and not _fits(band, measure, said):
            return measure
    return None


def _fits(band: Band | None, measure: Measure, said: _Said) -> bool:
    """Return whether a measure, or what is left of it, is what the word says."""
    n, d = measure.numerator, measure.denominator
    if not 0 < n < d:
        return True  # all did or none did; which of the two the sentence says, one cannot tell
    if band is None or band.said in ("all", "none", "not all"):
        return _is_of_others(said, measure)
    return _is_in(band, n, d, said.sentence)


def _is_of_others(said: _Said, measure: Measure) -> bool:
    """Return whether a sentence with ‘all’ tells the number of the measure beside it."""
    held = {measure.numerator, measure.denominator - measure.numerator}
    return any(
        one.value in held or one.kind in (Kind.PER_CENT, Kind.FRACTION)
        for one in amounts(said.sentence)
    )


def _is_counted(said: _Said, records: Sequence[Evidence]) -> bool:
    """Return whether a record of the same thing has such a share, or says so in words."""
    band = band_in(said.words)
    texts = [text for one in records for text in (one.statement, _quoted(one)) if text]
    if band and any(_is_in(band, n, d, said.sentence) for n, d in _counts(said, records, texts)):
        return True
    if any(band_in(match[0]) == band for text in texts for match in _SHARE.finditer(text)):
        return True
    return band is None and any(same_topic(said.sentence, text) for text in texts)


def _counts(
    said: _Said, records: Sequence[Evidence], texts: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield the counts out of a total that have a telling word in common with the sentence."""
    for one in records:
        measure = one.measure
        if measure and same_topic(said.sentence, f"{measure.label} {one.statement}", 1):
            yield measure.numerator, measure.denominator
    for text in texts:
        for amount in amounts(text) if same_topic(said.sentence, text, 1) else ():
            if amount.kind is Kind.SHARE:
                yield round(amount.value), round(amount.of)
            elif amount.kind is Kind.PER_CENT:
                yield round(amount.value), 100


def _is_in(band: Band, n: int, d: int, sentence: str) -> bool:
    """Return whether a count is in a band; where the sentence denies, what is left of its total."""
    counts = (n, d - n) if _DENIES.search(sentence) else (n,)
    return d > 0 and any(band.least <= per_cent(one, d) <= band.most for one in counts)


def _quoted(record: Evidence) -> str:
    return record.quote.text if record.quote else ""


# --- findings --------------------------------------------------------------------------------


def _contradicted(case: Case, said: _Said, measure: Measure) -> Finding:
    n, d = measure.numerator, measure.denominator
    counted = f"{number(n)} of {number(d)} ({per_cent(n, d)}%)"
    return CONTRADICTED.at(
        case.at_passage(said.passage, said.start, said.end),
        f"‘{said.words}’ is not what the evidence has here: {counted}.",
        measured=said.words,
        limit=counted,
        key=f"{said.words} {said.sentence}",
    )


def _uncounted(case: Case, said: _Said) -> Finding:
    return CONTRADICTED.at(
        case.at_passage(said.passage, said.start, said.end),
        f"No record that this rests on says how many: ‘{said.words}’.",
        severity=severity("own"),
        measured=said.words,
        key=f"{said.words} {said.sentence}",
    )
