"""Whether what holds a small number may be what the text means by it.

Any number below ten stands somewhere. A label counts nothing (‘Year 8’), eight sessions are no
volunteers, and what is left of a total is meant only where one of the two texts denies or turns
round what the other says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.arithmetic.words import words
from pipeline.checks.claims.numbers.as_often import of_one_pace
from pipeline.checks.claims.numbers.counted_nouns import nouns
from pipeline.checks.claims.numbers.grounds import LESS, SUM, Ground
from pipeline.checks.claims.numbers.journeys import of_one_journey
from pipeline.checks.claims.people import all_of
from pipeline.language.amount import Amount, Kind
from pipeline.language.sentences import spans

_BELOW = 10
_LOOK = 60  # characters ahead of a number that make it part of one before it
_AHEAD = 24  # characters beside a number that make it a label, or say whose it is


def meant(
    text: str, amount: Amount, grounds: Sequence[Ground], records: Callable[[], Mapping[str, str]]
) -> tuple[Ground, ...]:
    """Return those of some grounds of an amount that may be meant.

    `records` gives the texts of all records, by their pointers.
    """
    grounds = of_one_journey(text, amount, of_one_pace(text, amount, grounds, records), records)
    if any(one.way == SUM for one in grounds):
        grounds = [one for one in grounds if one.way != SUM or not _has_a_part(one, records())]
    if amount.kind is Kind.SHARE and amount.of:
        left = (one for one in grounds if one.way == LESS)
        wrong = [one for one in left if not _turns(text, amount, one, records())]
        return tuple(one for one in grounds if one not in wrong)
    if amount.kind is not Kind.COUNT or amount.value >= _BELOW:
        return tuple(grounds)
    return tuple(one for one in grounds if _may_be(text, amount, one, records()))


def _has_a_part(ground: Ground, records: Mapping[str, str]) -> bool:
    """Return whether one of some numbers that are added up is part of another one before it.

    ‘Nine referrals. Checked three in full’ are no twelve.
    """
    for pointer, found in ground.held.texts if ground.held else ():
        if ground.said and all(any(one is each for each in found) for one in ground.said):
            return _is_of_the_first(records.get(pointer, ""), *ground.said)
    return False


def _is_of_the_first(text: str, first: Amount, *others: Amount) -> bool:
    whole, same = noun_behind(text, first.end), _cue(text, first)
    return any(
        (_cue(text, one) not in ("", same)) or nouns().of_them_behind.match(text, one.end)
        for one in others
        if noun_behind(text, one.end) in ("", whole)
    )


def _cue(text: str, amount: Amount) -> str:
    """Return the words ahead of a number that may make it part of one before it, or ''.

    ‘Observed 14 in May, observed 12 in June’ has them twice: both are parts of nothing told.
    """
    found = nouns().of_them.search(text, max(0, amount.start - _LOOK), amount.start)
    return found[0].lower().split()[0] if found else ""


def _may_be(text: str, amount: Amount, ground: Ground, records: Mapping[str, str]) -> bool:
    """Return whether the number of a statement is no label, and counts no sessions for people."""
    if ground.way or not ground.held or len(ground.said) != 1:
        return True
    said = ground.said[0]
    if said.kind is not Kind.COUNT:
        return True
    at, found = ground.held.texts[0] if ground.held.texts else ("", ())
    if not any(said is one for one in found):
        return True  # of a quote or a label
    record = records.get(at, "")
    if nouns().labels.search(record, max(0, said.start - _AHEAD), said.start):
        return False
    is_other = noun_behind(record, said.end) in nouns().weekly
    if is_other and _are_people(record[said.end : said.end + _AHEAD]):
        return True  # ‘two babies’ health visits’ are of two babies
    return not (is_other and _are_people(noun_behind(text, amount.end)))


def _are_people(noun: str) -> bool:
    return bool(noun and all_of(noun).kinds)


def _turns(text: str, amount: Amount, ground: Ground, records: Mapping[str, str]) -> bool:
    """Return whether one text denies, or turns round, what the other says of a share."""
    if not ground.held:
        return True
    own = next((text[a:b] for a, b in spans(text) if a <= amount.start < b), text)
    at = f"{ground.held.pointer}/"
    theirs = " ".join(told for pointer, told in records.items() if pointer.startswith(at))
    turns = [bool(nouns().turns.search(each)) for each in (own, theirs)]
    return turns[0] != turns[1] or _are_opposite(own, theirs)


def _are_opposite(own: str, theirs: str) -> bool:
    one, other = set(own.lower().split()), set(theirs.lower().split())
    pairs = words().opposites
    return any((a in one and b in other) or (b in one and a in other) for a, b in pairs)
