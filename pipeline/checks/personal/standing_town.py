"""Whether a word with a capital is the town of that name: ‘in Bath’, and not ‘Bath time’."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from pipeline.checks.personal.index import CAPITAL
from pipeline.checks.personal.place_words import PlaceWords
from pipeline.checks.personal.surroundings import Spot
from pipeline.checks.personal.vocabulary import MONTHS, folded
from pipeline.model.pattern import later

_NEXT: Final = later(rf"[ \u00a0]([{CAPITAL}][\w’'-]*)")
_FOLLOWS: Final = later(r"[ -]([a-z’]+)")
_LISTED: Final = later(r"(?:,| and| or| &)+ ([A-Za-z]+)")
_COUNTY: Final = later(rf", ([{CAPITAL}]\w+)")
_BEFORE: Final = later(r"(?:([\w’'-]+)[ \u00a0])?([\w’'-]+)[ \u00a0(‘“]+[\w’'-]+[ \u00a0]$")
_IS: Final = later(r" (is|has|have|had|offers)\b([^.!?|]{0,40})")
_TOWN: Final = later(r" (?:a|an|the)\b(?: [\w-]+){0,2} (?:city|town|village|port|suburb)\b")
_DATED: Final = later(r",? \d")
_DAY: Final = later(r"\d(?:st|nd|rd|th)? $")
_AROUND: Final = 60
_ARTICLES: Final = frozenset("the a an their his her our its this that each my your".split())
_CALLED: Final = frozenset(("called", "named"))


def stands_as_town(spot: Spot, lists: PlaceWords, places: Container[str]) -> bool:
    """Return whether a word of the language, with a capital, is the town of a home.

    `places` are words of the home’s address: beside one of them it is no other word.
    """
    return _Reader(spot, lists, places).tells()


class _Reader:
    """The words around a word with a capital."""

    def __init__(self, spot: Spot, lists: PlaceWords, places: Container[str]) -> None:
        self._spot, self._lists, self._places = spot, lists, places
        self._text = spot.index.whole
        self._is_month = spot.index.folds[spot.first] in MONTHS
        before = _BEFORE.search(self._text, max(0, spot.start - _AROUND), spot.start)
        self._beside = spot.before[1] in (" ", "\u00a0", "-")
        self._before = folded(spot.before[0].lstrip("(‘“")) if self._beside else ""
        self._head = folded(before[2]) if before else ""
        if before and before[1] and self._head == "up":  # ‘caught up in Reading’
            self._head = folded(before[1])

    def tells(self) -> bool:
        if self._is_beside_place():
            return True
        if (body := _NEXT.match(self._text, self._spot.end)) or self._is_inside_name():
            ours = body and folded(body[1].removesuffix("’s")) in self._lists.bodies
            return bool(ours) and not self._is_inside_name()
        if self._is_of_place():
            return True
        if self._spot.opens or self._before in self._spot.words.titles:
            return False
        return self._tells_month() if self._is_month else self._tells_word()

    def _is_beside_place(self) -> bool:
        """Return whether the county follows: ‘Street, Somerset’."""
        match = _COUNTY.match(self._text, self._spot.end)
        county = folded(match[1]) if match else ""
        return bool(county) and (county in self._places or county in self._lists.counties)

    def _is_inside_name(self) -> bool:
        """Return whether a word with a capital stands before it that leads to no place."""
        spot = self._spot
        if not spot.first or spot.index.gap(spot.first - 1) not in (" ", "-", "\u00a0"):
            return False
        known = self._lists.before | _ARTICLES
        if spot.index.folds[spot.first] not in spot.words.place:  # North Street
            known |= self._lists.visits
        return spot.index.folds[spot.first - 1] not in known

    def _is_of_place(self) -> bool:
        """Return whether a word for a place follows: ‘the Bath area’, ‘Hull’s parks’."""
        spot, lists = self._spot, self._lists
        match = _FOLLOWS.match(self._text, spot.end)
        after = match[1] if match else ""
        if self._is_month:
            return after in lists.after_month
        if spot.opens and self._has_what_towns_have():
            return True
        if spot.index.is_possessive(spot.end):
            return spot.after in lists.owned
        return after in (lists.after_first if spot.opens else lists.after)

    def _has_what_towns_have(self) -> bool:
        """Return whether a sentence goes on as one about a town: ‘Bath has many parks’."""
        match = _IS.match(self._text, self._spot.end)
        if match and match[1] == "is":
            return bool(_TOWN.match(match[2]))
        return bool(match) and not self._lists.has.isdisjoint(match[2].split() if match else ())

    def _tells_month(self) -> bool:
        """Return whether a month is a town: nobody lives in the month."""
        spot = self._spot
        if _DATED.match(self._text, spot.end) or _DAY.search(self._text, 0, spot.start):
            return False
        if self._before in ("in", "near", "at", "outside"):
            return self._before in ("near", "outside") or self._head in self._lists.lives
        return self._before == "of" and self._head in ("town", "outskirts", "edge", "centre")

    def _tells_word(self) -> bool:
        spot, lists = self._spot, self._lists
        match = _FOLLOWS.match(self._text, spot.end)
        if match and match[1] in lists.compounds:
            return False
        listed = _LISTED.match(self._text, spot.end)
        if listed and folded(listed[1]) in lists.subjects:
            return False
        if self._before == "of" or self._before in _CALLED:
            return self._head in lists.parts
        if self._before in lists.visits:
            return True
        if self._before in lists.likes:
            return spot.index.folds[spot.first] not in lists.pastimes
        if self._before in ("and", "or"):
            return self._follows_place()
        return self._before in lists.before and self._head not in lists.learning

    def _follows_place(self) -> bool:
        """Return whether another town stands before ‘and’: ‘Bristol and Bath’."""
        spot = self._spot
        if not spot.first or spot.index.gap(spot.first - 1) not in (" and ", " or "):
            return False
        fold = spot.index.folds[spot.first - 1]
        return fold in spot.words.towns or fold in self._places
