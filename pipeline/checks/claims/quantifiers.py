"""PRP: words such as ‘every’, ‘none’ and ‘most’ that are linked to no number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.asserted import is_about, is_asserted, is_subject
from pipeline.checks.claims.counted_by import (
    counted_by,
    counts_others,
    is_in,
    may_deny,
    said_of_all,
)
from pipeline.checks.claims.how_many import (
    Said,
    apart,
    everybody,
    is_of_people,
    many,
    ranges,
    shares,
    wholes,
)
from pipeline.checks.claims.numbers.exempt import exempt
from pipeline.checks.claims.of_others import of_others
from pipeline.checks.claims.sets.itself import itself
from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.sets.opposed import borne_out, opposed, shown_count
from pipeline.checks.claims.sets.reading import Reading, read
from pipeline.checks.claims.topics import same_topic, stem
from pipeline.checks.severity import severity
from pipeline.evidence.bundle import Evidence, Measure
from pipeline.language.amount import Kind
from pipeline.language.amounts import amounts
from pipeline.model.claim import Borne
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.pattern import later
from pipeline.model.phrase_search import found_from

CONTRADICTED = Rule(
    "PRP006",
    "quantifier-not-counted",
    Severity.WARNING,
    "A word for how many is borne out by a record that its paragraph rests on.",
    "‘Every family’ where the record has nine of ten contradicts its own evidence, as does ‘all "
    "were good’ where a note has ‘watched 7, 5 good’; and ‘most parents’ where nobody counted is "
    "a guess that reads like a count. Where a measure or a statement bears the word out, nothing "
    "is told, linked or not. What nobody counted is a notice.",
    Citation("004", "3179-3189"),
    "Use the word that the number bears out, let the paragraph rest on the record that counts it, "
    "or say it without the word.",
)

_LOOSE = later(
    r"(?:no ?body|no one|every(?:one|body|thing| time| single time)|never|always|invariably"
    r"|unfailingly|at no time|(?:on|in|at|not|without) .*)",
    re.IGNORECASE,
)
_MANY = 20  # ‘many’ may be a small part of a great number
_NOUN = 40  # characters behind ‘no’ that hold what it is said of
_SINGULAR = frozenset(
    ["child", "family", "parent", "person", "worker", "session", "plan", "report"]
)
# The words that what the two patterns below find begins with.
_OF_SOME = frozenset(
    "many most majority minority few almost nearly virtually practically half several some number "
    "bulk proportion percentage share part plenty lot lots dozens scores handful numerous "
    "countless any overwhelmingly".split()
)
_OF_EACH = frozenset("all every each none not never always".split())
_SOME = later(
    r"\b(?:many|most|majority|minority|few|almost|nearly|virtually|practically|half|several|some|"
    r"(?:number|bulk|proportion|percentage|share|part|plenty|lots?|dozens|scores|handful) of|"
    r"numerous|countless|any|overwhelmingly)\b",
    re.IGNORECASE,
)
_EACH = later(r"\b(?:all|every|each|none|not one|never|always)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A word for how many, and what counts it: what bears it out, or what contradicts it.

    That is a measure, or what a note counts, as it is shown: `noted`, or the next words of the text
    `itself`. Where there is none of them, nobody counted it.
    """

    passage: Passage
    said: Said
    borne: Borne | None = None
    contradicted: Measure | None = None
    noted: str = ""
    itself: str = ""

    @property
    def is_wrong(self) -> bool:
        """Return whether a record, or the text itself, contradicts it."""
        return self.contradicted is not None or self.noted != "" or self.itself != ""


def counted(case: Case) -> tuple[Counted, ...]:
    """Return the words for how many that a record should count. They are looked for once."""
    return case.remembered("counted words", lambda case: tuple(_counted(case)))


def _counted(case: Case) -> Iterator[Counted]:
    known = {one.id: one for one in case.bundle.evidence if not one.withheld}
    for passage in case.prose:
        records = [known[id_] for id_ in passage.rests_on if id_ in known]
        yield from _of_passage(passage, records)
    yield from (Counted(at, said) for at, said in of_others(case) if at in case.prose)


def quantifier_not_counted(case: Case) -> Iterator[Finding]:
    """Find words for how many that a record contradicts, or that nobody counted."""
    for one in counted(case):
        if one.contradicted:
            n, d = one.contradicted.numerator, one.contradicted.denominator
            yield _contradicted(case, one, shown_count(n, d))
        elif one.noted:
            yield _contradicted(case, one, one.noted)
        elif one.itself:
            yield _contradicted(case, one, f"‘{one.itself}’", "the text itself says next")
        elif not one.borne:
            yield _uncounted(case, one)


def _of_passage(passage: Passage, records: Sequence[Evidence]) -> Iterator[Counted]:
    """Yield what is said of how many, but what a record counts of others than its measure does."""
    for one in _all_of_passage(passage, records):
        if not (one.contradicted and counts_others(one.said, one.contradicted, records)):
            yield one


def _all_of_passage(passage: Passage, records: Sequence[Evidence]) -> Iterator[Counted]:
    linked = {span.evidence for _, _, span in passage.measured}  # held against their own words
    measures = [one.measure for one in records if one.measure and one.id not in linked]
    told = [(start, end) for start, end, _ in passage.measured]
    told += exempt(passage.text)
    reading = read(passage.text, records)
    for one in (
        *_measured(passage, measures),
        *(Counted(passage, one.said, itself=words) for one, words in itself(reading.claims)),
        *_noted(passage, reading, measures),
        *_borne_or_not(passage, records, reading),
    ):
        if not any(one.said.start < end and start < one.said.end for start, end in told):
            told += [] if one.borne else [(one.said.start, one.said.end)]
            yield one


def _measured(passage: Passage, measures: Sequence[Measure]) -> Iterator[Counted]:
    """Yield what a measure contradicts."""
    for said in _held(passage, measures):
        if measure := _contradicting(said, measures):
            yield Counted(passage, said, contradicted=measure)


def _noted(passage: Passage, reading: Reading, measures: Sequence[Measure]) -> Iterator[Counted]:
    """Yield what a note counts otherwise, and no measure bears out."""
    is_asking = any(part in passage.section.id for part in lists().asking_sections)
    found = () if is_asking else tuple(opposed(reading))
    people = {one.start: one for one in _of_people(passage)} if found else {}
    for one in found:
        said = people.get(one.said.start, one.said)
        if not _is_counted(said, measures):
            yield Counted(passage, said, noted=one.shown)


def _borne_or_not(
    passage: Passage, records: Sequence[Evidence], reading: Reading
) -> Iterator[Counted]:
    """Yield the shares of people with what counts them, and what nobody noted of all."""
    people = tuple(_of_people(passage)) if _says(_SOME, _OF_SOME, passage) else ()
    all_said = tuple(_of_all(passage)) if records else ()
    borne = tuple(borne_out(reading)) if people or all_said else ()
    for said in people:
        yield Counted(passage, said, counted_by(said, records) or _borne_by(said, borne))
    for said in all_said:
        if not said_of_all(said, records) and not _borne_by(said, borne):
            yield Counted(passage, said)


def _borne_by(said: Said, borne: Sequence[tuple[int, int, int, Borne]]) -> Borne | None:
    """Return what a note counts that is in the range of a word, or nothing."""
    found = (
        one
        for at, n, d, one in borne
        if said.start <= at < said.end and is_in(said.least, said.most, n, d, said)
    )
    return next(found, None)


def _says(pattern: re.Pattern[str], words: frozenset[str], passage: Passage) -> bool:
    return any(found_from(pattern, passage.text, words))


def _held(passage: Passage, measures: Sequence[Measure]) -> Iterator[Said]:
    """Yield the words that a measure may contradict."""
    if not measures:
        return
    text = passage.text
    found = (*wholes(text), *ranges(text), *_shares(passage), *many(text))
    counted = " ".join(one.label for one in measures)
    yield from (one for one in apart(found) if is_asserted(one, counted))


def _of_people(passage: Passage) -> Iterator[Said]:
    """Yield the shares of people that a record should count."""
    shared = (one for one in _shares(passage) if is_of_people(one))
    return apart((*shared, *many(passage.text)))


def _shares(passage: Passage) -> Iterator[Said]:
    return shares(passage.text, [one[:2] for one in passage.measured])


def _of_all(passage: Passage) -> Iterator[Said]:
    """Yield where a judgement says something of all people of a kind, or of none."""
    if not passage.section.judgement or not _says(_EACH, _OF_EACH, passage):
        return
    for said in everybody(passage.text):
        if is_subject(said) and is_asserted(said):
            yield said


# --- what the records say -------------------------------------------------------------------


def _contradicting(said: Said, measures: Sequence[Measure]) -> Measure | None:
    """Return the measure of the same thing that the word does not fit, or nothing."""
    for measure in measures:
        about = f"{measure.label} {measure.unit}"
        is_partial = 0 < measure.numerator < measure.denominator
        fewest = 3 if _is_loose(said, measure) or not is_partial else 2
        if not _fits(measure, said) and is_about(said, about, fewest):
            return measure
    return None


def _is_counted(said: Said, measures: Sequence[Measure]) -> bool:
    """Return whether a measure of what the sentence is about bears a word out."""
    return any(_fits(one, said) and same_topic(said.sentence, one.label, 1) for one in measures)


def _is_loose(said: Said, measure: Measure) -> bool:
    """Return whether a word may be of something else than the measure counts: ‘nobody’, ‘no plan’.

    Then the sentence and the label must have more in common.
    """
    if said.words.lower() not in ("no", "not a single"):
        return said.often or _LOOSE.fullmatch(said.words) is not None
    behind = said.text[said.end : said.end + _NOUN]
    units = {stem(word) for word in measure.unit.lower().split()} | _SINGULAR
    return not any(stem(word.lower()) in units for word in behind.split()[:2])


def _fits(measure: Measure, said: Said) -> bool:
    """Return whether a measure, or what is left of it, is what the word says."""
    n, d = measure.numerator, measure.denominator
    if not 0 < n < d:  # all did or none did: the words tell which, if they deny nothing
        return not said.is_whole or said.least == 100 * (n > 0) or may_deny(measure.label, said)
    if said.is_whole:
        return _is_of_others(said, measure)
    is_many = said.words.lower().startswith("many") and max(n, d - n) >= _MANY
    return is_many or is_in(said.least, said.most, n, d, said)


def _is_of_others(said: Said, measure: Measure) -> bool:
    """Return whether a sentence with ‘all’ tells the number of the measure beside it."""
    held = {measure.numerator, measure.denominator - measure.numerator}
    return any(
        one.value in held or one.kind in (Kind.PER_CENT, Kind.FRACTION)
        for one in amounts(said.sentence)
    )


# --- findings --------------------------------------------------------------------------------


def _contradicted(
    case: Case, one: Counted, counted: str, by: str = "the evidence has here"
) -> Finding:
    said = one.said
    return CONTRADICTED.at(
        case.at_passage(one.passage, said.start, said.end),
        f"‘{said.words}’ is not what {by}: {counted}.",
        measured=said.words,
        limit=counted,
        key=f"{said.words} {said.sentence}",
    )


def _uncounted(case: Case, one: Counted) -> Finding:
    said = one.said
    return CONTRADICTED.at(
        case.at_passage(one.passage, said.start, said.end),
        f"No record that this rests on says how many: ‘{said.words}’.",
        severity=severity("own"),
        measured=said.words,
        key=f"{said.words} {said.sentence}",
    )
