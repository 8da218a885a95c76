"""The passages that people wrote, with the amounts they claim and the records they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.proportion_words import numbers_wrong
from pipeline.checks.claims.numbers.exempt import counts, exempt_for
from pipeline.checks.claims.numbers.named import named
from pipeline.evidence.bundle import Improvement
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.model.document import Origin

_AFTER_ASK = (Kind.DURATION, Kind.TIMES, Kind.CLOCK)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A passage of people, its amounts but those that claim nothing, and the ids it rests on.

    `exempt` are the others, each with what it is; '' for one that another rule looks at.
    """

    passage: Passage
    amounts: tuple[Amount, ...]
    rests_on: tuple[str, ...]
    exempt: tuple[tuple[Amount, str], ...] = ()


def claimed(case: Case) -> tuple[Claimed, ...]:
    """Return the passages that claim an amount. They are read once for a case."""
    return case.remembered("claimed", lambda case: tuple(_claimed(case)))


def _claimed(case: Case) -> Iterator[Claimed]:
    asked = {f"{one.pointer}/action": one for one in _asked(case)}
    names = tuple(_numbered_names(case))
    for passage in case.passages:
        one = next((asked[at] for at in passage.pointers if at in asked), None)
        if passage.origin is not Origin.PEOPLE and not one:
            continue
        found = _amounts(passage.text)
        if found:
            rests_on = (
                passage.rests_on if passage.origin is Origin.PEOPLE or not one else one.evidence
            )
            is_asked = passage.origin is not Origin.PEOPLE
            yield _sorted(case, names, passage, found, rests_on, is_asked=is_asked)


def _sorted(
    case: Case,
    names: Sequence[str],
    passage: Passage,
    found: Sequence[Amount],
    rests_on: tuple[str, ...],
    *,
    is_asked: bool,
) -> Claimed:
    """Return a passage with its amounts, those apart that claim nothing."""
    out = [
        *exempt_for(passage.text),
        *_names(names, passage.text),
        *named(passage.text, found, case.bundle.names),
        *_told_elsewhere(case, passage),
    ]
    looked = [(one, _why(one, out, is_asked=is_asked)) for one in found]
    left = tuple(one for one, why in looked if why is None)
    apart = tuple((one, why) for one, why in looked if why is not None)
    return Claimed(passage, left, rests_on, apart)


def _why(amount: Amount, out: Sequence[tuple[int, int, str]], *, is_asked: bool) -> str | None:
    """Return what an amount is that claims nothing, or nothing."""
    for start, end, told in out:
        if start < amount.end and amount.start < end:
            return told
    # How soon and how often something must be done is asked for, not claimed.
    return "asked for, not claimed" if is_asked and amount.kind in _AFTER_ASK else None


def _asked(case: Case) -> tuple[Improvement, ...]:
    return (*case.bundle.requirements, *case.bundle.recommendations)


def _amounts(text: str) -> list[Amount]:
    """Return the amounts of a text; an ordinal is none where nothing is counted by it."""
    return [one for one in amounts(text) if one.kind is not Kind.ORDINAL or counts(one.unit)]


def _numbered_names(case: Case) -> Iterator[str]:
    for name in (*case.bundle.names, *case.own_words.names):
        if any(map(str.isdigit, name)) or amounts(name):
            yield name


def _names(names: Iterable[str], text: str) -> Iterator[tuple[int, int, str]]:
    for name in (one for one in names if one in text):
        found = re.finditer(re.escape(name), text)
        yield from ((*match.span(), "part of a name") for match in found)


def _told_elsewhere(case: Case, passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield the linked words whose number is wrong: another rule tells that."""
    if not passage.measured:
        return
    measures = {one.id: one.measure for one in case.bundle.evidence if one.measure}
    for start, end, span in passage.measured:
        measure = measures.get(span.evidence)
        if measure and numbers_wrong(passage.text[start:end], measure):
            yield start, end, ""
