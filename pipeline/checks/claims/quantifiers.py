"""PRP: words such as ‘every’, ‘none’ and ‘most’ that are linked to no number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.asserted import is_about
from pipeline.checks.claims.counted_by import (
    counted_by,
    counts_others,
    is_in,
    may_deny,
    said_of_all,
)
from pipeline.checks.claims.how_many import Said
from pipeline.checks.claims.looked_for import asserted, of_all, of_people, some_people
from pipeline.checks.claims.numbers.exempt import exempt
from pipeline.checks.claims.of_others import of_others
from pipeline.checks.claims.sets.itself import itself
from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.sets.opposed import Counts, borne_out, opposed, shown_count
from pipeline.checks.claims.topics import same_topic, stem
from pipeline.checks.severity import severity
from pipeline.evidence.bundle import Evidence, Measure
from pipeline.language.amount import Kind
from pipeline.language.amounts import amounts
from pipeline.model.claim import Borne
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.pattern import later

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
    statements = tuple([one.statement for one in records])
    denied = itself(passage.text, statements)
    for one in (
        *_measured(passage, measures),
        *(Counted(passage, one.said, itself=words) for one, words in denied),
        *_noted(passage, statements, measures),
        *_borne_or_not(passage, records, statements),
    ):
        if not any(one.said.start < end and start < one.said.end for start, end in told):
            told += [] if one.borne else [(one.said.start, one.said.end)]
            yield one


def _measured(passage: Passage, measures: Sequence[Measure]) -> Iterator[Counted]:
    """Yield what a measure contradicts."""
    counted = " ".join(one.label for one in measures)
    for said in asserted(*_linked(passage), counted) if measures else ():
        if measure := _contradicting(said, measures):
            yield Counted(passage, said, contradicted=measure)


def _noted(
    passage: Passage, statements: tuple[str, ...], measures: Sequence[Measure]
) -> Iterator[Counted]:
    """Yield what a note counts otherwise, and no measure bears out."""
    is_asking = any(part in passage.section.id for part in lists().asking_sections)
    found = () if is_asking else opposed(passage.text, statements)
    people = {one.start: one for one in of_people(*_linked(passage))} if found else {}
    for one in found:
        said = people.get(one.said.start, one.said)
        if not _is_counted(said, measures):
            yield Counted(passage, said, noted=one.shown)


def _borne_or_not(
    passage: Passage, records: Sequence[Evidence], statements: tuple[str, ...]
) -> Iterator[Counted]:
    """Yield the shares of people with what counts them, and what nobody noted of all."""
    people = some_people(*_linked(passage))
    all_said = of_all(passage.text) if records and passage.section.judgement else ()
    borne = borne_out(passage.text, statements) if people or all_said else ()
    for said in people:
        yield Counted(passage, said, counted_by(said, records) or _borne_by(said, borne, records))
    for said in all_said:
        if not said_of_all(said, records) and not _borne_by(said, borne, records):
            yield Counted(passage, said)


def _borne_by(said: Said, borne: Sequence[Counts], records: Sequence[Evidence]) -> Borne | None:
    """Return what a note counts that is in the range of a word, or nothing."""
    for one in borne:
        is_there = said.start <= one.at < said.end
        if is_there and is_in(said.least, said.most, one.n, one.d, said):
            return Borne(f"{records[one.record].pointer}/statement", one.start, one.end)
    return None


def _linked(passage: Passage) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text of a passage, and which words of it are linked."""
    return passage.text, tuple([one[:2] for one in passage.measured])


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
