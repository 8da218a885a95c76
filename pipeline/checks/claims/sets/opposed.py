"""Words for how many that a note counts otherwise: ‘all were good’ beside ‘7 watched, 5 good’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.claims.how_many import Said
from pipeline.checks.claims.sets.claimed import Claimed
from pipeline.checks.claims.sets.fact import Noted
from pipeline.checks.claims.sets.fitting import bears, fits, tells
from pipeline.checks.claims.sets.likeness import (
    is_nothing,
    is_of_one_day,
    is_of_others,
    is_same_set,
    is_there,
    likeness,
    of_noun,
)
from pipeline.checks.claims.sets.likeness import own as own_of
from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.sets.parts_said import before
from pipeline.checks.claims.sets.reading import Note, Reading, read
from pipeline.checks.claims.sets.sized import OF_OTHERS, is_sizing, sized
from pipeline.checks.claims.sets.telling import absent, anybody, lasting, mind, told
from pipeline.checks.claims.sets.words_for import is_often
from pipeline.checks.claims.topics import stem
from pipeline.language.phrasing import number, per_cent
from pipeline.model.pattern import later
from pipeline.resources import remembered_of

_ENOUGH = 2  # telling words that say that both are of the same thing
_HALF, _EVERY = 50, 100
_MOST = 60  # per cent of a set: what so many are, some of them hardly are not
_TWO = 2  # what is said of both is said of two that the report names
_BREAK = later(r"[,;:.]\s|\s[–—-]\s")
_TAIL = later(r"\b(?:by|with|from|about|of an?) [^,]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word for how many, and what a note has instead: `shown` is its number or its word."""

    said: Said
    shown: str


@dataclass(frozen=True, slots=True)
class Counts:
    """A count of a note that bears a word out: where that stands, `n` of `d`, and where this does.

    `record` is which of the records of its passage.
    """

    at: int
    n: int
    d: int
    record: int
    start: int
    end: int


@remembered_of(1024)
def opposed(text: str, statements: tuple[str, ...]) -> tuple[Opposed, ...]:
    """Return the words for how many that what a record counts contradicts."""
    return tuple(_opposed(read(text, statements)))


def _opposed(reading: Reading) -> Iterator[Opposed]:
    for one in reading.claims:
        if found := _against(one, reading):
            note, fact = found
            shown = _shown(fact, note.statement)
            if fact.is_counted and bears(one, fact.least, fact.most):
                shown += ", said the other way round"
            yield Opposed(one.said, shown)


@remembered_of(512)
def borne_out(text: str, statements: tuple[str, ...]) -> tuple[Counts, ...]:
    """Return the counts of notes that bear out a word for how many of the same."""
    return tuple(_borne_out(read(text, statements)))


def _borne_out(reading: Reading) -> Iterator[Counts]:
    counts = [(one, each) for one, each in reading.facts if each.is_counted]
    for one in reading.claims:
        for note, fact in counts:
            is_same = is_same_set(one, fact) or (
                likeness(one, fact) > 0 and _is_of_it(one, fact, reading)
            )
            if is_same and fits(one, fact):
                yield Counts(one.said.start, fact.n, fact.d, note.record, fact.start, fact.end)


def _against(one: Claimed, reading: Reading) -> tuple[Note, Noted] | None:
    """Return the fact of the same thing that a word does not fit, if no other one bears it out."""
    facts = reading.facts
    alike = [(score, *each) for each in facts if (score := likeness(one, each[1])) > 0]
    own = [each for each in sized(one, facts) if not tells(one, each[1])]
    if not (alike or own):
        return None
    right = [each for each in alike if fits(one, each[2])]
    fitting = [score for score, note, fact in right if not _is_left(fact, note)]
    wrong = [each for each in alike if not fits(one, each[2]) and not tells(one, each[2])]
    wrong = [each for each in wrong if _is_of_it(one, each[2], reading)]
    wrong = [each for each in wrong if not is_of_others(one, each[2], each[1].statement)]
    if not wrong:
        same = [fact for _, fact in facts if fact.d == one.size and is_sizing(fact)]
        is_borne = bool(right) or any(fits(one, fact) for fact in same)
        return None if is_borne else max(own, key=lambda each: likeness(one, each[1]), default=None)
    score, note, fact = max(wrong, key=lambda each: each[0])
    return None if fitting and max(fitting) >= score else (note, fact)


def _is_left(fact: Noted, note: Note) -> bool:
    """Return whether a fact is of what is left of a set, of which a note says something else."""
    return fact.is_counted and OF_OTHERS.search(note.statement, 0, fact.start) is not None


def _is_of_it(one: Claimed, fact: Noted, reading: Reading) -> bool:
    """Return whether a fact is surely about what a word is said of."""
    theirs = [word for word in fact.about if word not in fact.noun | one.noun]
    own = one.about - fact.noun - one.noun
    shared, noun = (own & set(theirs)) - anybody(), of_noun(one, fact)
    if noun < 0 and reading.is_other_word(one, fact):
        noun = 0
    if one.word.name == "period":
        return _is_of_period(one, fact, shared)
    if one.word.name == "times":  # it is of the same deed
        is_turned = fact.turned and not (fact.turned & one.turned or shared & absent())
        return bool(shared) and not is_turned and {*theirs} - anybody() - lasting() <= own
    if is_nothing(one, fact):
        return True
    if _is_same_deed(one, fact, noun) or (noun < 0 and not is_same_set(one, fact)):
        return noun >= 0
    if is_there(one, fact):
        return is_of_one_day(one, fact)
    if is_same_set(one, fact) and _is_anaphoric_or_whole(one, fact):
        return bool(own_of(one) & {*fact.about, *fact.around, *fact.follows} - anybody())
    return _is_near(one, fact, theirs, noun, reading.notes)


def _is_near(
    one: Claimed, fact: Noted, theirs: Sequence[str], noun: int, notes: frozenset[str]
) -> bool:
    """Return whether what both say is the same, and none of both says more of it."""
    own = one.about - fact.noun - one.noun
    shared = (own & set(theirs)) - anybody()
    more, less = _more(theirs, own & set(theirs)), own - set(theirs) - fact.around
    if is_same_set(one, fact):  # ‘Plans … Of six children, most had seen theirs’
        more = [word for word in more if word not in told(before(one.said))]
    if fact.most == 0 and not fact.is_counted:
        told_of = {*theirs} - lasting() - anybody()
        if not (is_often(one.said.words) or told_of <= own) and fact.name in ("", "none"):
            return False  # ‘waiting list: none’ is not ‘many have therapy’
        more = [word for word in more if word not in lasting()]  # ‘exclusions 0 in two yrs’
        if told_of and not (more or less):
            return True
    if shared and not (more or fact.noun) and _is_ever(one, fact):
        return len(less) <= 1  # ‘is never tried’ beside ‘always tried’
    if _is_of_more(one, fact, shared, more, less, less - notes):
        return False
    if is_same_set(one, fact):
        return _is_like(one, fact, shared, more)
    if not shared:
        return False
    if noun > 0:  # ‘few of the targets have a number’ beside ‘each with number and lead’
        is_of_all = fact.least == _EVERY and one.word.own[1] < _HALF and not less
        return is_of_all or not more or len(shared) >= max(_ENOUGH, len(more))
    near = len(own & {*theirs, *fact.around})
    most = len(shared) if fact.is_whole else 0
    is_all = fact.is_counted and not more and len(less) <= most  # ‘7 obs: 5 good’
    return is_all or (near >= _ENOUGH and (not more or is_often(one.said.words)))


def _is_ever(one: Claimed, fact: Noted) -> bool:
    """Return whether both say that something is always so, or never."""
    is_both = one.said.is_whole and fact.is_whole and not fact.is_counted
    return is_both and is_often(one.said.words)


def _is_like(one: Claimed, fact: Noted, shared: frozenset[str], more: list[str]) -> bool:
    """Return whether what both say of a set of as many is the same."""
    mine, theirs = one.about - fact.noun - one.noun, {*fact.about} - fact.noun - one.noun
    narrower = theirs - mine - told(before(one.said))
    less = mine - theirs - fact.around
    if is_often(one.said.words) and fact.d == _TWO and len(shared) < _ENOUGH:
        return False  # ‘never gone for five hours’ beside ‘interviews offered both times’
    is_bare = not one.noun and not is_often(one.said.words)
    if is_bare and len(shared) == 1 and less and narrower:
        return False  # ‘each has eight weeks of training’ beside ‘1 on to teacher training’
    if shared and len(shared) >= len(more):
        return True
    follows = mine & fact.follows
    return len(follows - anybody()) >= 1 < len(follows)


def _is_anaphoric_or_whole(one: Claimed, fact: Noted) -> bool:
    """Return whether ‘all had given it’, or none of as many as a note has all of, is said."""
    least, most = one.word.own
    is_flipped = fact.is_counted and fact.is_whole and (least, most) in ((0, 0), (100, 100))
    is_flipped = is_flipped and not is_often(one.said.words)
    return not one.about or (is_flipped and fact.d > _TWO)


def _is_of_more(
    one: Claimed,
    fact: Noted,
    shared: frozenset[str],
    more: list[str],
    less: frozenset[str],
    unsaid: frozenset[str],
) -> bool:
    """Return whether one of both says more of the same, so that one may be so, and other not."""
    if one.word.own[1] > _HALF and more and not less and not is_often(one.said.words):
        return True  # ‘a plan’ beside ‘plans up to date in six of eight’
    if more and less and shared and shared <= mind():
        return True  # ‘all like the food’ beside ‘six of eight like the garden’
    if is_same_set(one, fact):
        return False
    is_of_most = (fact.is_whole and not fact.noun) or of_noun(one, fact) > 0
    fewest = len(shared) + (is_of_most and fact.least > _MOST)
    behind = _BREAK.split(one.said.text[one.said.end :])[0]
    tail = _TAIL.search(behind)
    if fact.least == _EVERY and len(shared) == 1 and tail and unsaid & told(tail[0]):
        fewest = 1  # ‘few are owned by the deputy’ beside ‘each with an owner’
    if one.word.own[1] < _HALF and not more and len(unsaid & told(behind)) >= fewest:
        return True  # ‘none was hurt in the garden’ beside ‘two of eight were hurt’
    # ‘no child is turned away’: what turns it round may be in any word
    is_word = not fact.is_counted and fact.is_whole and one.word.own[1] == 0
    return is_word and len(shared) < _ENOUGH


def _is_of_period(one: Claimed, fact: Noted, shared: frozenset[str]) -> bool:
    """Return whether a fact counts days of what a word says is daily: ‘5 days of 7’."""
    held = {*fact.noun, *fact.about}
    others = one.about - held - fact.around - anybody()
    return fact.is_counted and one.noun <= held and len(others) < len(shared)


def _is_same_deed(one: Claimed, fact: Noted, noun: int) -> bool:
    """Return whether the same person does the same: ‘therapist in, sees 3 of 4’, ‘she sees all’."""
    if not fact.is_counted or one.word.own[0] < _EVERY or not fact.about:
        return False
    if not {*fact.about} <= one.about | one.noun or noun < 0:
        return False
    context = told(f"{before(one.said)} {one.said.sentence}")
    return bool(context & fact.around - one.noun - {*fact.about} - anybody())


def _more(theirs: Sequence[str], shared: frozenset[str]) -> list[str]:
    """Return what a fact says that the report does not, but of what kind it is: ‘car insurance’."""
    first = min((at for at, word in enumerate(theirs) if word in shared), default=0)
    narrow = {stem(word) for word in lists().narrow}
    return [
        word
        for at, word in enumerate(theirs)
        if word not in shared and (at > first or word in narrow or not shared)
    ]


def _shown(fact: Noted, text: str) -> str:
    """Return what a note has instead: numbers, or its word for how many, and nothing else of it."""
    if fact.is_counted:
        return shown_count(fact.n, fact.d)
    if fact.least == fact.most or fact.most < 99 or fact.least > 1:
        return f"‘{text[fact.start : fact.end]}’"
    return "not all"


def shown_count(n: int, d: int) -> str:
    """Return a count out of a total, with its per cent."""
    return f"{number(n)} of {number(d)} ({per_cent(n, d)}%)"
