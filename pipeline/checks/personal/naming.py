"""Words with a capital that name a person, as the words around them or a list of names tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.checks.personal.index import Index
from pipeline.checks.personal.surroundings import Spot
from pipeline.checks.personal.vocabulary import Vocabulary, vocabulary
from pipeline.language import syllables

_TOLD: Final = re.compile(r"[,:]?\s*[–—(]?\s?[‘“]?")  # between ‘mother’ and her name
_TITLE_GAP: Final = re.compile(r"\.?\s+")
_AGED: Final = re.compile(r",? (?:aged |\(aged )\d{1,2}\b(?! (?:to|and|or)\b)")
_AGE: Final = re.compile(r" \(\d{1,2}\)")
_CALLED: Final = re.compile(
    r"\b([a-z-]+)(?: [\w’-]+){0,3} "
    r"(?:called|named|known as|(?:whose|her|his) (?:first )?name is)\s[‘“]?$"
)
_APPOSITION: Final = re.compile(r", (?:a|an|the|his|her|their|one)\b(?: [\w’-]+){0,4}? ([a-z-]+)\b")
_KIN: Final = frozenset("family families twins siblings brothers sisters".split())
_BOTH: Final = frozenset(("and", "or", "&"))
_SPEAKS: Final = frozenset(("said", "says", "told", "tells", "asked"))
_MOST_INITIALS: Final = 3  # between a title and a surname
_MOST_WORDS: Final = 3  # of a name after its first
_LEAST_LOUD: Final = 4  # letters of a name in capitals; shorter ones are acronyms


@dataclass(frozen=True, slots=True)
class Named:
    """A name: from which word with a capital to which, and which of them tells it.

    A name is `titled` if only a title tells it.
    """

    first: int
    last: int
    name: int
    titled: bool = False


def named(index: Index, known: frozenset[str], told: frozenset[int]) -> Iterator[Named]:
    """Yield the names of people, but those of `known` words and those that are `told` already."""
    words = vocabulary()
    past = -1
    people: set[int] = set()  # words that name somebody, so that ‘and Zara’ does, too
    for at, fold in enumerate(index.folds):
        if at <= past:
            continue
        if fold in words.titles and (surname := _surname(index, at)):
            past = _last(index, words, surname, told)
            new = known.isdisjoint(index.folds[at + 1 : past + 1]) and surname not in told
            if new and _is_titled(Spot(index, words, at, past), Spot(index, words, surname, past)):
                yield Named(at, past, surname, titled=True)
            continue
        other = fold in words.common and fold not in words.weak
        if other or fold in known or at in told or len(fold) == 1:
            continue
        last = _last(index, words, at, told)
        if _is_person(Spot(index, words, at, at), Spot(index, words, at, last), people):
            people.add(last)
            past = last
            yield Named(at, last, at)


def _surname(index: Index, at: int) -> int:
    """Return the number of the first name after a title, or 0: initials may stand between."""
    last = at
    while last + 1 < len(index.words) and last - at <= _MOST_INITIALS:
        if not _TITLE_GAP.fullmatch(index.whole, index.ends[last], index.begins[last + 1]):
            break
        last += 1
        if len(index.words[last]) > 1:
            return last
    return 0


def _is_titled(whole: Spot, name: Spot) -> bool:
    """Return whether a name follows a title, and no word: ‘Nurse Partnership’."""
    words = whole.words
    fold = whole.index.folds[name.first]
    if fold in words.common or fold in words.titles or fold in words.thing or fold in words.one:
        return False
    return not (name.is_thing or whole.is_public or whole.is_title)


def _last(index: Index, words: Vocabulary, at: int, told: frozenset[int]) -> int:
    """Return the last word with a capital of what may be one name."""
    last = at
    while last + 1 < len(index.words) and last - at < _MOST_WORDS and last + 1 not in told:
        gap = index.whole[index.ends[last] : index.begins[last + 1]]
        if gap not in (" ", "-", "\u00a0", "’", "'", ". ") or (gap == ". " and last == at):
            break
        if index.folds[last + 1] in words.common:
            break
        last += 1
    return last


def _is_person(spot: Spot, whole: Spot, people: set[int]) -> bool:
    word, fold = spot.index.words[spot.first], spot.index.folds[spot.first]
    words = spot.words
    if fold in words.given:
        return _is_given(spot, whole)
    if word.isupper():
        return False
    if fold in words.weak:
        return spot.is_person(doing=False) and _is_nothing_else(spot, whole)
    return _is_told(spot, whole, people) and _is_nothing_else(spot, whole)


def _is_nothing_else(spot: Spot, whole: Spot) -> bool:
    return not (spot.is_thing or whole.is_thing or whole.is_public or spot.is_title)


def _is_given(spot: Spot, whole: Spot) -> bool:
    """Return whether a given name is that of a person: no ‘a Henry’, and no ‘Albert House’."""
    word, before = spot.index.words[spot.first], spot.before[0]
    if word.isupper() and (
        len(word) < _LEAST_LOUD or not spot.index.is_loud_around(spot.start, spot.end)
    ):
        return False
    if before in ("a", "an") or (before == "the" and whole.after not in spot.words.household):
        return False
    return _is_nothing_else(spot, whole)


def _is_told(spot: Spot, whole: Spot, people: set[int]) -> bool:
    """Return whether the words around an unknown name say that it is a person’s."""
    words, index, (before, gap) = spot.words, spot.index, spot.before
    one = before in words.one or (before in words.many and gap.strip() != "")
    if one and _TOLD.fullmatch(gap) and _is_small(spot) and not _is_of_a_title(spot, whole):
        return True
    if before in _BOTH and spot.first - 1 in people and gap.strip() == "":
        return True
    if index.is_possessive(spot.end) and not spot.opens and _is_of_one(spot):
        return True
    if before in ("the", "this") and spot.after in _KIN:
        return True
    if _AGED.match(index.whole, spot.end) or _is_of_an_age(spot):
        return True
    if called := _CALLED.search(index.whole, max(0, spot.start - 70), spot.start):
        return called[1] in words.one or called[1] in words.many
    return _is_described(spot, whole) or _speaks(spot, whole)


def _is_of_a_title(spot: Spot, whole: Spot) -> bool:
    """Return whether words for a post follow, with capitals: ‘Regulatory Inspection Manager’."""
    at = whole.last + 1
    beside = at < len(spot.index.folds) and spot.index.gap(whole.last) == " "
    return beside and spot.index.folds[at] in spot.words.common


def _is_of_an_age(spot: Spot) -> bool:
    """Return whether an age in brackets follows a word that is no other: ‘Bronagh (4)’."""
    strange = syllables.known(spot.index.folds[spot.first]) is None
    return strange and _AGE.match(spot.index.whole, spot.end) is not None


def _is_small(spot: Spot) -> bool:
    """Return whether the word before is in small letters, or opens a sentence: not `Child Q`."""
    at = spot.index.whole.rfind(spot.before[0].capitalize(), max(0, spot.start - 30), spot.start)
    return at < 0 or spot.index.opens(at)


def _is_of_one(spot: Spot) -> bool:
    """Return whether it is a possessive before a person: ‘Tyler’s own key worker’."""
    said = spot.index.whole[spot.end : spot.end + 50].split()[1:4]
    for word in (one.strip(",.;:!?()’").lower() for one in said):
        if word in spot.words.one:
            return True
        if word not in _WHICH:
            return False
    return False


_WHICH: Final = frozenset(
    "own older younger elder eldest youngest new social key support foster birth former first "
    "little baby great step half".split()
)


def _is_described(spot: Spot, whole: Spot) -> bool:
    """Return whether a name of two words is followed by who it is: ‘…, a student social worker’."""
    if whole.first == whole.last:
        return False
    match = _APPOSITION.match(whole.index.whole, whole.end)
    return match is not None and match[1] in spot.words.one


def _speaks(spot: Spot, whole: Spot) -> bool:
    """Return whether a word that no dictionary has says something."""
    said = whole.after
    return said in _SPEAKS and all(
        syllables.known(fold) is None for fold in spot.index.folds[whole.first : whole.last + 1]
    )
