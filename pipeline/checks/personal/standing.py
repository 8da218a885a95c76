"""Where names of private fields stand in a report, however they are written there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.personal.index import CAPITAL, Index, index
from pipeline.checks.personal.private_names import PrivateName, PrivateNames, private_names
from pipeline.checks.personal.small import in_small_letters, in_tags
from pipeline.checks.personal.surroundings import Spot
from pipeline.checks.personal.vocabulary import MONTHS, Vocabulary, folded, vocabulary
from pipeline.language import syllables
from pipeline.model.pattern import later

# What may stand between two words of one name: ‘Okafor, Chidinma’, ‘Jade L. Fenwick’.
_GAP: Final = later(
    rf"(?:[\s.,‐‑–-]|[’']s?(?=\W)|[’'](?=[{CAPITAL}])|\b(?:van|der|den|de|del|della|di|da|dos|du|la|le|von|ter|"
    rf"al|el|bin|ibn|bint|ap)\b|\b[{CAPITAL}][^\W\d_]*){{1,12}}"
)
_LONGEST_GAP: Final = 24
_SHORTEST: Final = 3  # letters of a name that is found by itself
_SHORTEST_LOUD: Final = 4  # in capitals, where shorter ones are acronyms
_INITIAL: Final = later(rf"[,\s]{{1,3}}([{CAPITAL}])\b(?![’'])")
_INITIAL_BEFORE: Final = re.compile(rf"\b([{CAPITAL}])\.?\s?$")
_LONGEST_PREFIX: Final = 4  # letters: Mac, O, Fitz
_JOINTS: Final = frozenset((" ", "-", "’", "'", "\u00a0"))


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
    """Return where private names stand in small letters or in a tag, and whose they are."""
    names, words, known = private_names(case), index(case), vocabulary()
    if not names.names:
        return ()
    return (*in_small_letters(words, names, known), *in_tags(words, names, known))


def words_of_names(case: Case) -> frozenset[int]:
    """Return the numbers of the words with a capital that are told as private names."""
    return frozenset(at for one in standing_names(case) for at in range(one.first, one.last + 1))


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Words with a capital near each other, all of the same names: which words, whose names."""

    first: int
    last: int
    ids: frozenset[int]
    parts: frozenset[str]


def _standing(case: Case) -> tuple[Standing, ...]:
    names, words, known = private_names(case), index(case), vocabulary()
    if not names.names:
        return ()
    found = ((one, _name(one, names)) for one in _clusters(words, names, known))
    return tuple(
        Standing(one.first, one.last, name)
        for one, name in found
        if _is_told(one, name, Spot(words, known, one.first, one.last))
    )


def _clusters(words: Index, names: PrivateNames, known: Vocabulary) -> Iterator[_Cluster]:
    cluster: _Cluster | None = None
    for at, last, ids in _marks(words, names, known):
        parts = frozenset(("".join(words.folds[at : last + 1]),))
        if cluster and cluster.ids & ids and _is_near(words, cluster.last, at):
            cluster = _Cluster(cluster.first, last, cluster.ids & ids, cluster.parts | parts)
            continue
        if cluster:
            yield cluster
        cluster = _Cluster(at, last, ids, parts)
    if cluster:
        yield cluster


def _marks(
    words: Index, names: PrivateNames, known: Vocabulary
) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Yield each word of a name, or two that are one of it: ‘Mac Tavish’ of MacTavish."""
    for at, fold in enumerate(words.folds):
        if ids := _ids(fold, names, known):
            yield at, at, frozenset(ids)
        elif len(fold) <= _LONGEST_PREFIX and at + 1 < len(words.folds):
            ids = names.having.get(fold + words.folds[at + 1], ())
            if ids and words.gap(at) in _JOINTS:
                yield at, at + 1, frozenset(ids)


def _name(cluster: _Cluster, names: PrivateNames) -> PrivateName:
    """Return the first of the names that a cluster may be, best one of which a part is enough."""
    return min((names.names[id_] for id_ in sorted(cluster.ids)), key=lambda one: one.whole)


def _is_told(cluster: _Cluster, name: PrivateName, spot: Spot) -> bool:
    """Return whether two words of a name stand there, or one that is enough."""
    if name.whole:
        return cluster.parts.issuperset(name.parts)
    if name.of.is_name:
        return _stands_as_home(spot)
    return len(cluster.parts) > 1 or _has_initial(name, spot) or _stands_alone(spot)


def _stands_as_home(spot: Spot) -> bool:
    """Return whether a word of the name of a home is that name: within a sentence, if a word."""
    if len(spot.index.words[spot.first]) <= _SHORTEST:
        return False
    return not spot.opens or syllables.known(spot.index.folds[spot.first]) is None


def _has_initial(name: PrivateName, spot: Spot) -> bool:
    """Return whether the initial of another word of the name is beside it: ‘Mark D.’"""
    whole = spot.index.whole
    after = _INITIAL.match(whole, spot.end)
    before = _INITIAL_BEFORE.search(whole, max(0, spot.start - 4), spot.start)
    others = {one[0] for one in name.parts if one != spot.index.folds[spot.first]}
    return any(match is not None and folded(match[1]) in others for match in (after, before))


def _ids(fold: str, names: PrivateNames, known: Vocabulary) -> tuple[int, ...]:
    """Return the names that have a word, or of which it is the plural: ‘the Ainscoughs’."""
    having = names.having
    if fold in having:
        return having[fold]
    if fold.endswith("s") and len(fold) > _SHORTEST_LOUD and fold[:-1] not in known.words:
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
        return _is_loud_name(spot, fold)
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
    """Return whether a word in capitals is a name: short ones and words ask for more."""
    if fold not in spot.words.words and len(fold) >= _SHORTEST_LOUD:
        return True
    if fold in MONTHS:
        return spot.index.is_possessive(spot.end) or spot.after in spot.words.doing
    if spot.index.is_possessive(spot.end) or spot.is_person(doing=True) or spot.after == "to":
        return True
    loud = spot.index.is_loud_around(spot.start, spot.end)
    if loud or len(fold) < _SHORTEST_LOUD:
        return loud and (spot.before[0] in _WITH or bool(_NOTED.match(spot.index.whole, spot.end)))
    return spot.index.whole[spot.start - 1 : spot.start] not in _QUOTES and not spot.is_thing


def _is_town(spot: Spot) -> bool:
    """Return whether a surname is the town of that name: ‘in’ it, or one of several."""
    before = spot.before[0]
    if before == "the" and not spot.index.is_possessive(spot.end):
        return spot.after not in spot.words.household
    if before in ("and", "or", "&"):
        return spot.first > 0 and spot.index.gap(spot.first - 1) in (" and ", " or ", " & ")
    return before in _WHERE or spot.after in _TOWNS


_QUOTES: Final = ("‘", "“", '"', "'")
_WITH: Final = frozenset(("with", "for", "by"))
_NOTED: Final = re.compile(r"\s?[:–—]\s")  # ‘MARK – NIGHTS’
_TOWNS: Final = frozenset("hospital court office council station road market town area".split())
_WHERE: Final = frozenset("in at near from to through around outside towards of".split())
