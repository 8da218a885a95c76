"""Where a report without names says where the home is, in words of its own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.personal.home_places import HomePlaces, home_places
from pipeline.checks.personal.index import Index, index
from pipeline.checks.personal.place_words import PlaceWords, place_words
from pipeline.checks.personal.private_names import PrivateName
from pipeline.checks.personal.public_names import public_values
from pipeline.checks.personal.standing_town import stands_as_town
from pipeline.checks.personal.surroundings import Spot
from pipeline.checks.personal.vocabulary import folded, vocabulary
from pipeline.language import spelling

_SMALL: Final = 4  # letters of a town in small letters that is no word
_WORD: Final = re.compile(r"[^\W\d_]+")
_FULL: Final = re.compile(r"\s*\d[A-Z]{2}\b", re.IGNORECASE)
_NEAR: Final = re.compile(r"\b(?:in|near|around|outside|within|across|to|from)\s$", re.IGNORECASE)
_SAID: Final = re.compile(r"([\w’-]+)[\s,:(]*$")
_AFTER: Final = re.compile(r"[\s)]*([\w’-]+)")

Found = tuple[int, int, PrivateName]


def places_of_home(case: Case) -> tuple[Found, ...]:
    """Return where words of the address of a home stand as a place, in a report without names."""
    return case.remembered("places of the home in the report", _found)


def _found(case: Case) -> tuple[Found, ...]:
    if not case.report_type.anonymous:
        return ()
    places, words = home_places(case), index(case)
    public = tuple(_public(case, words))
    found = (*_phrases(words, places), *_towns(words, places), *_codes(words, places))
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (each[0], -each[1])):
        inside = any(start <= one[0] and one[1] <= end for start, end in public)
        if not inside and not (kept and one[0] < kept[-1][1]):
            kept.append(one)
    return tuple(kept)


def _public(case: Case, words: Index) -> Iterator[tuple[int, int]]:
    """Yield where names of several words stand that are public: ‘Bath Care Limited’."""
    for text in public_values(case):
        if len(text.split()) > 1 and text in words.whole:
            for match in re.finditer(re.escape(text), words.whole):
                yield match.span()


def _phrases(words: Index, places: HomePlaces) -> Iterator[Found]:
    for pattern, name in places.phrases:
        for match in pattern.finditer(words.whole):
            said = _WORD.findall(match[0])
            loud = said[0][0].isupper() and said[-1][0].isupper()
            if loud or any(is_strange(one.lower()) for one in said):
                yield *match.span(), name


def _towns(words: Index, places: HomePlaces) -> Iterator[Found]:
    if not places.towns:
        return
    known, lists = vocabulary(), place_words()
    for at, fold in enumerate(words.folds):
        if name := places.towns.get(fold):
            spot = Spot(words, known, at, at)
            if is_strange(fold) or stands_as_town(spot, lists, places.towns):
                yield spot.start, spot.end, name
    small = {one for one in places.towns if len(one) >= _SMALL and is_strange(one)}
    if small.isdisjoint(words.said):
        return
    for match in _WORD.finditer(words.whole):
        if match[0] in small:
            yield *match.span(), places.towns[match[0]]


def is_strange(word: str) -> bool:
    """Return whether a word is a name of a place, and neither a word nor a person’s name."""
    known = vocabulary()
    return not (spelling.is_word(word) or word in known.words or word in known.given)


# --- postcodes ---------------------------------------------------------------------------


def _codes(words: Index, places: HomePlaces) -> Iterator[Found]:
    for code, name in places.codes.items():
        rest = code.lstrip(ascii_uppercase)
        letters = code[: len(code) - len(rest)]
        long = len(letters) > 1
        pattern = re.compile(rf"\b{letters}[ -]?{rest}\b", re.IGNORECASE if long else 0)
        for match in pattern.finditer(words.whole):
            if _is_postcode(words.whole, match, place_words(), long=long):
                yield *match.span(), name


def _is_postcode(text: str, match: re.Match[str], lists: PlaceWords, *, long: bool) -> bool:
    """Return whether letters and a number are half a postcode: not the M1, nor form CH1."""
    if _FULL.match(text, match.end()):
        return False  # PRV002 tells a whole one
    after = _AFTER.match(text, match.end())
    following = folded(after[1]) if after else ""
    if following in lists.code_area:
        return True
    said = _SAID.search(text, max(0, match.start() - 30), match.start())
    before = folded(said[1]) if said else ""
    if before in lists.code_of or following in lists.code_for:
        return False
    return before in lists.code_area or long or bool(_NEAR.search(text, 0, match.start()))
