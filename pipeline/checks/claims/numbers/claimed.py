"""The passages that people wrote, with the amounts they claim and the records they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.proportion_words import numbers_wrong
from pipeline.checks.claims.numbers.exempt import counts, exempt
from pipeline.evidence.bundle import Improvement
from pipeline.language.amounts import Amount, Kind, amounts
from pipeline.model.document import Origin

_AFTER_ASK = (Kind.DURATION, Kind.TIMES, Kind.CLOCK)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A passage of people, its amounts but those that claim nothing, and the ids it rests on."""

    passage: Passage
    amounts: tuple[Amount, ...]
    rests_on: tuple[str, ...]


def claimed(case: Case) -> tuple[Claimed, ...]:
    """Return the passages that claim an amount. They are read once for a case."""
    return case.remembered("claimed", lambda case: tuple(_claimed(case)))


def _claimed(case: Case) -> Iterator[Claimed]:
    asked = {f"{one.pointer}/action": one for one in _asked(case)}
    for passage in case.passages:
        if passage.origin is Origin.PEOPLE:
            found, rests_on = _amounts(case, passage), passage.rests_on
        elif one := next((asked[at] for at in passage.pointers if at in asked), None):
            # How soon and how often something must be done is asked for, not claimed.
            found = [each for each in _amounts(case, passage) if each.kind not in _AFTER_ASK]
            rests_on = one.evidence
        else:
            continue
        if found:
            yield Claimed(passage, tuple(found), rests_on)


def _asked(case: Case) -> tuple[Improvement, ...]:
    return (*case.bundle.requirements, *case.bundle.recommendations)


def _amounts(case: Case, passage: Passage) -> list[Amount]:
    """Return the amounts of a passage but those of names, and those that links answer for."""
    text = passage.text
    found = [one for one in amounts(text) if one.kind is not Kind.ORDINAL or counts(one.unit)]
    if not found:
        return []
    out = [*exempt(text), *_names(case, text), *_told_elsewhere(case, passage)]
    return [one for one in found if not any(a < one.end and one.start < b for a, b in out)]


def _names(case: Case, text: str) -> Iterator[tuple[int, int]]:
    for name in (*case.bundle.names, *case.own_words.names):
        if any(letter.isdigit() for letter in name) or amounts(name):
            yield from (match.span() for match in re.finditer(re.escape(name), text))


def _told_elsewhere(case: Case, passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the linked words whose number is wrong: another rule tells that."""
    measures = {one.id: one.measure for one in case.bundle.evidence if one.measure}
    for start, end, span in passage.measured:
        measure = measures.get(span.evidence)
        if measure and numbers_wrong(passage.text[start:end], measure):
            yield start, end
