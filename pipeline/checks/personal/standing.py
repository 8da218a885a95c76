"""Where names of private fields stand in a report, however they are written there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.personal.index import CAPITAL, Index, index
from pipeline.checks.personal.private_names import PrivateName, PrivateNames, private_names
from pipeline.checks.personal.small import in_small_letters
from pipeline.checks.personal.surroundings import Spot
from pipeline.checks.personal.vocabulary import MONTHS, Vocabulary, vocabulary

# What may stand between two words of one name: ‘Okafor, Chidinma’, ‘Jade L. Fenwick’.
_GAP: Final = re.compile(
    rf"(?:[\s.,‐‑–-]|[’']s?(?=\W)|[’'](?=[{CAPITAL}])|\b(?:van|der|den|de|del|della|di|da|dos|du|la|le|von|ter|"
    rf"al|el|bin|ibn|bint|ap)\b|\b[{CAPITAL}][^\W\d_]*){{1,12}}"
)
_LONGEST_GAP: Final = 24
_SHORTEST: Final = 3  # letters of a name that is found by itself
_SHORTEST_LOUD: Final = 4  # in capitals, where shorter ones are acronyms
_INITIAL: Final = re.compile(rf"[,\s]{{1,3}}[{CAPITAL}]\b\.?")


@dataclass(frozen=True, slots=True)
class Standing:
    """A name that stands in the report: from which word with a capital to which, and whose."""

    first: int
    last: int
    name: PrivateName


def standing_names(case: Case) -> tuple[Standing, ...]:
    """Return where private names stand, in the order of the report. It is made once."""
    return case.remembered("private names in the report", _standing)


def small_names(case: Case) -> tuple[tuple[int, int, PrivateName], ...]:
    """Return where private names stand in small letters, and whose they are."""
    names = private_names(case)
    return tuple(in_small_letters(index(case), names, vocabulary())) if names.names else ()


def words_of_names(case: Case) -> frozenset[int]:
    """Return the numbers of the words with a capital that are told as private names."""
    return frozenset(at for one in standing_names(case) for at in range(one.first, one.last + 1))


def _standing(case: Case) -> tuple[Standing, ...]:
    names = private_names(case)
    return tuple(_found(index(case), names, vocabulary())) if names.names else ()


def _found(words: Index, names: PrivateNames, vocabulary: Vocabulary) -> Iterator[Standing]:
    marks = [(at, ids) for at, fold in enumerate(words.folds) if (ids := _ids(fold, names))]
    at = 0
    while at < len(marks):
        first, ids = marks[at]
        last, shared = first, set(ids)
        parts = {words.folds[first]}
        at += 1
        while (
            at < len(marks) and shared & set(marks[at][1]) and _is_near(words, last, marks[at][0])
        ):
            last, shared = marks[at][0], shared & set(marks[at][1])
            parts.add(words.folds[last])
            at += 1
        name = names.names[min(shared)]
        if (len(parts) > 1 and (not name.whole or len(parts) >= len(name.parts))) or (
            not name.whole and _stands_alone(Spot(words, vocabulary, first, last))
        ):
            yield Standing(first, last, name)


def _ids(fold: str, names: PrivateNames) -> tuple[int, ...]:
    """Return the names that have a word, or of which it is the plural: ‘the Ainscoughs’."""
    having = names.having
    if fold in having:
        return having[fold]
    if fold.endswith("s") and len(fold) > _SHORTEST_LOUD:
        return having.get(fold[:-1], ()) or having.get(fold.removesuffix("es"), ())
    return ()


def _is_near(words: Index, one: int, other: int) -> bool:
    start, end = words.ends[one], words.begins[other]
    return end - start <= _LONGEST_GAP and bool(_GAP.fullmatch(words.whole, start, end))


def _stands_alone(spot: Spot) -> bool:
    """Return whether one word of a name is that name, and not a word, a month or a street."""
    word, fold = spot.index.words[spot.first], spot.index.folds[spot.first]
    if len(word) < _SHORTEST or spot.is_place or spot.is_public:
        return False
    if word.isupper():
        return len(word) >= _SHORTEST_LOUD and _is_loud_name(spot, fold)
    if fold in spot.words.towns and _is_town(spot):
        return False
    if fold in MONTHS:
        return spot.is_person(doing=True)
    if fold not in spot.words.words:
        return True
    if spot.opens:
        return spot.is_person(doing=True)
    return not spot.is_thing


def _is_loud_name(spot: Spot, fold: str) -> bool:
    """Return whether a word in capitals is a name: among others that are, a word may be a word."""
    if fold not in spot.words.words:
        return True
    if fold in MONTHS:
        return False
    if spot.index.is_possessive(spot.end) or spot.is_person(doing=True):
        return True
    return not (spot.index.is_loud_around(spot.start, spot.end) or spot.is_thing)


def _is_town(spot: Spot) -> bool:
    """Return whether a surname is the town of that name: ‘in’ it, or one of several."""
    before = spot.before[0]
    if before in ("and", "or", "&"):
        return spot.first > 0 and spot.index.gap(spot.first - 1) in (" and ", " or ", " & ")
    return before in _WHERE or spot.after in _TOWNS


_TOWNS: Final = frozenset("hospital court office council station road market town area".split())
_WHERE: Final = frozenset("in at near from to through around outside towards of".split())
