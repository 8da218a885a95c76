"""Where a home is: the towns, streets and counties of its address, and its half of a postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.personal.place_words import place_words
from pipeline.checks.personal.private_names import PrivateName
from pipeline.checks.personal.private_texts import PrivateText, private_values
from pipeline.checks.personal.vocabulary import folded, vocabulary

_ADDRESSES: Final = ("/setting/address/", "/facts/registered_person/address/")
_AUTHORITY: Final = "/setting/local_authority"
_AREA: Final = "/setting/area"
_POSTCODE: Final = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*\d[A-Z]{2}\b", re.IGNORECASE)
_HALF: Final = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?", re.IGNORECASE)
_DIVIDED: Final = re.compile(r"[,;/|()]|\s[–—-]\s")
_NUMBERED: Final = re.compile(
    r"^(?:(?:flat|unit|apartment|plot|no\.?)\s*)?\d+\s?[a-z]?(?:\s?[/–-]\s?\d+[a-z]?)?\s+",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_NAME: Final = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[ ’'-]+[^\W\d_a-z][^\W\d_]*)*")
_AND: Final = re.compile(r"\s+(?:and|&)\s+")
_BETWEEN: Final = r"[\s.‐‑-]{1,2}"
_JOINTS: Final = frozenset("on upon by in le under super de la en next cum with the".split())
_BEFORE: Final = frozenset(
    "high great little royal new old upper lower north south east west market much".split()
)
_SHORTEST: Final = 3  # letters of a town


@dataclass(frozen=True, slots=True)
class HomePlaces:
    """What says where a home is: towns of one word, names of several, first halves of postcodes."""

    towns: Mapping[str, PrivateName] = field(repr=False)
    phrases: tuple[tuple[re.Pattern[str], PrivateName], ...] = field(repr=False)
    codes: Mapping[str, PrivateName] = field(repr=False)


def home_places(case: Case) -> HomePlaces:
    """Return what the private fields of a bundle say of where its setting is. It is made once."""
    return case.remembered("places of the home", _gathered)


def _gathered(case: Case) -> HomePlaces:
    towns: dict[str, PrivateName] = {}
    phrases: dict[tuple[str, ...], tuple[re.Pattern[str], PrivateName]] = {}
    codes: dict[str, PrivateName] = {}
    for private in private_values(case.bundle):
        for words in _places(private):
            folds = tuple(map(folded, words))
            if len(folds) > 1:
                phrases.setdefault(folds, (_pattern(words), PrivateName(folds, private)))
            for town in _towns(folds):
                towns.setdefault(town, PrivateName((town,), private))
        for code in _codes(private):
            codes.setdefault(code, PrivateName((code,), private))
    return HomePlaces(towns, tuple(phrases.values()), codes)


def _is_of_address(private: PrivateText) -> bool:
    return private.pointer.startswith(_ADDRESSES)


def _codes(private: PrivateText) -> Iterator[str]:
    if _is_of_address(private):
        yield from (one[1].upper() for one in _POSTCODE.finditer(private.text))
        if _HALF.fullmatch(private.text.strip()):
            yield private.text.strip().upper()


def _places(private: PrivateText) -> Iterator[list[str]]:
    """Yield the words of each name of a place in a private field."""
    if _is_of_address(private):
        said = [
            _NUMBERED.sub("", one.strip())
            for one in _DIVIDED.split(_POSTCODE.sub(",", private.text))
        ]
    elif private.pointer == _AUTHORITY:
        said = [_bare(one) for part in _DIVIDED.split(private.text) for one in _AND.split(part)]
    elif private.pointer == _AREA:
        said = [one[0] for one in _NAME.finditer(private.text) if not _is_other(one)]
    else:
        return
    for one in said:
        words = _WORD.findall(one)
        if words and not any(char.isdigit() for char in one) and one[:1].isupper():
            yield words


def _is_other(found: re.Match[str]) -> bool:
    """Return whether what begins with a capital in free words is a word that opens them."""
    return " " not in found[0] and folded(found[0]) in vocabulary().common


def _bare(authority: str) -> str:
    """Return the place that an authority is of: ‘Sutton’ of the London Borough of Sutton."""
    words = authority.split()
    while words and words[0].lower() in place_words().authority:
        del words[0]
    while words and words[-1].lower() in place_words().authority:
        del words[-1]
    return " ".join(words)


def _towns(folds: tuple[str, ...]) -> Iterator[str]:
    """Yield the words that are the town by themselves: Stoke of Stoke-on-Trent, too."""
    few = place_words().nowhere
    found: tuple[str, ...]
    if len(folds) == 1:
        found = folds
    elif len(folds) > 2 and folds[1] in _JOINTS:
        found = (folds[0], folds[-1])
    elif folds[0] in _BEFORE and len(folds) == 2:
        found = folds[1:] if folds[1] not in vocabulary().place else ()
    else:
        return
    yield from (one for one in found if len(one) >= _SHORTEST and one not in few)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Return what finds a name of several words, however they are joined."""
    said = re.escape(words[0])
    for before, word in pairwise(words):
        if word.lower() == "s":
            said += "[’']?s"
        elif word.lower() == "and":
            said += r"\s(?:and|&)"
        else:
            said += f"{_BETWEEN if before.lower() != 'o' else '[’ ]?'}{re.escape(word)}"
    return re.compile(rf"\b{said}\b", re.IGNORECASE)
