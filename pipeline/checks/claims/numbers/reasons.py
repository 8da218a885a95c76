"""Whether the words around a number say the arithmetic that would explain it.

Two of any few numbers make a third one somehow. A difference is said to be one, or is what is left;
a sum is of parts of one whole of the same thing; a share that changed is said to change; and a
length of time is no number of families.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pipeline.checks.claims.arithmetic.differences import says_difference
from pipeline.checks.claims.arithmetic.terms import are_alike, noun_behind
from pipeline.checks.claims.arithmetic.words import Role, words
from pipeline.checks.claims.numbers import reason_words as said_by
from pipeline.checks.claims.numbers.counted_nouns import nouns
from pipeline.checks.claims.numbers.grounds import (
    ALIKE,
    CHANGE,
    LESS,
    RATIO,
    SHARE,
    SUM,
    Ground,
)
from pipeline.checks.claims.numbers.whole_and_parts import all_alike, has_whole, is_whole_of, points
from pipeline.checks.claims.numbers.wholes import is_whole_of_list, is_whole_of_two, names_each_part
from pipeline.checks.claims.numbers.whose import may_be_theirs
from pipeline.checks.claims.topics import stems
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.sentences import spans
from pipeline.model.pattern import later
from pipeline.resources import remembered

_LOOK = 60  # characters beside a number that say what it is
_SENTENCES = 3  # that may tell the parts: its own, the one before and the one behind
_TIMED = (Kind.DURATION, Kind.AGE)
_SHARES = (Kind.PER_CENT, Kind.FRACTION)
_NOUN = 40  # characters behind a length of time that say what there is so much of


@dataclass(frozen=True, slots=True)
class Said:
    """A number of a text with the words around it, and what the records say, by pointer."""

    text: str
    amount: Amount
    records: Mapping[str, str]

    def bears(self, ground: Ground) -> bool:
        """Return whether the number may be what a ground makes of a record."""
        if ground.held is None or not may_be_theirs(self.text, self.amount, ground, self.records):
            return ground.held is None
        match ground.way:
            case "":
                return self._is_of_its_kind(ground)
            case way if way == LESS:
                return self._is_less(ground)
            case way if way == SUM:
                return self._is_sum(ground)
            case way if way in (CHANGE, RATIO):
                return self._is_changed(ground)
            case way if way == SHARE:
                return self._is_share(ground)
            case way if way == ALIKE and self.amount.kind in (Kind.COUNT, Kind.TIMES):
                behind = said_by.A_YEAR.match(self.text, self.amount.end)
                return self.amount.kind is Kind.TIMES or behind is not None
            case _:
                return True

    # --- the words around ----------------------------------------------------------------------

    @property
    def own(self) -> str:
        """Return the sentence of the number."""
        return self.around(0)

    def around(self, more: int = 1) -> str:
        """Return the sentence of the number with so many before and behind it."""
        places = spans(self.text)
        at = next((n for n, (a, b) in enumerate(places) if a <= self.amount.start < b), 0)
        near = places[max(0, at - more) : at + more + 1]
        return self.text[near[0][0] : near[-1][1]] if near else self.text

    def _says_difference(self) -> bool:
        ahead = self.text[max(0, self.amount.start - _LOOK) : self.amount.start]
        behind = self.text[self.amount.end : self.amount.end + _LOOK]
        is_length = self.amount.kind is Kind.DURATION
        if is_length and said_by.MORE.search(self.text, self.amount.start, self.amount.end):
            return True
        if says_difference("", behind) or (is_length and said_by.LONGER.match(behind)):
            return True
        is_by = says_difference(ahead, "") or words().ahead[Role.DIFFERENCE].search(ahead)
        return bool(is_by) and (self._says_change() or bool(said_by.COMPARES.search(self.own)))

    def _says_change(self) -> bool:
        return _changed().search(self.around()) is not None

    def _tells(self, numbers: Iterable[float]) -> list[float]:
        """Return those of some numbers that stand beside this one."""
        beside = self.around(_SENTENCES)
        told = {
            number
            for one in amounts(beside)
            for number in (one.value, one.number, one.of)
            if number and number != self.amount.value
        }
        return [one for one in numbers if one in told]

    def _is_turned(self, ground: Ground) -> bool:
        """Return whether the words of either text turn round what the other says."""
        theirs = self._counted_in(ground)
        if _turns(self.own) != _turns(theirs):
            return True
        one, other = set(self.own.lower().split()), set(theirs.lower().split())
        return any(
            (a in one and b in other) or (b in one and a in other) for a, b in words().opposites
        )

    # --- the record ----------------------------------------------------------------------------

    def _words_of(self, ground: Ground) -> str:
        """Return the texts of the record of a ground."""
        at = f"{ground.held.pointer}/" if ground.held else ""
        return " ".join(told for pointer, told in self.records.items() if pointer.startswith(at))

    def _counted_in(self, ground: Ground) -> str:
        """Return the label of the measure that a ground is of, or all that its record says."""
        held = ground.held
        is_said = held and any(one.kind is Kind.SHARE for one in held.amounts)
        label = self.records.get(f"{held.pointer}/labels", "") if held and not ground.said else ""
        return label if label and not is_said else self._words_of(ground)

    def _place(self, ground: Ground) -> str:
        """Return the text that has all words of a ground, or ''."""
        for pointer, found in ground.held.texts if ground.held else ():
            if ground.said and all(any(one is each for each in found) for one in ground.said):
                return self.records.get(pointer, "")
        return ""

    def _are_of_one(self, ground: Ground, more: int = 0) -> bool:
        """Return whether the numbers of a ground count the same in one sentence of a record.

        With `more` they may stand in as many sentences behind it, too.
        """
        text = self._place(ground)
        if not text:
            return True
        first, last = ground.said[0].start, max(one.start for one in ground.said)
        places = spans(text)
        ends = [b for _, b in places[more:]] + [len(text)] * more
        is_one = any(a <= first and last < b for (a, _), b in zip(places, ends, strict=True))
        return is_one and all_alike([noun_behind(text, one.end) for one in ground.said])

    # --- each way ------------------------------------------------------------------------------

    def _is_of_its_kind(self, ground: Ground) -> bool:
        """Return whether a length or an age is held by no number of something else.

        A note may leave its unit out (‘seen within 16’); ‘four children’ are no four days.
        """
        if len(ground.said) != 1:
            return True
        said, text = ground.said[0], self._place(ground)
        if self.amount.kind in _TIMED and said.kind in (Kind.COUNT, Kind.TIMES) and text:
            noun = noun_behind(text, said.end)
            return (
                not noun
                or said_by.LASTS.match(text, said.end) is not None
                or bool(stems(noun) & stems(self.text[self.amount.end :][:_NOUN]))
            )
        return True

    def _is_less(self, ground: Ground) -> bool:
        """Return whether a number is said to be a difference, or what is left."""
        if self._says_difference():
            return self._are_alike(ground) and not self._is_a_gap(ground)
        if ground.said and self.amount.kind not in _SHARES:
            is_rest = self._are_of_one(ground) and self._are_alike(ground)
            ahead = self.text[max(0, self.amount.start - _LOOK) : self.amount.start]
            is_left = said_by.LEFT_OVER.search(ahead) is not None
            is_told = bool(self._tells(ground.numbers)) or self._is_said_of(ground)
            return is_rest and (is_left or (is_told and _turns(self.own)))
        if ground.held and len(ground.numbers) == len(("one", "other")):
            is_series = not {n for n, _ in ground.held.shares} & {*ground.numbers}
            if ground.held.series and is_series:
                return len(self._tells(ground.numbers)) > 1
        return self._is_turned(ground) or len(self._tells(ground.numbers)) > 1

    def _is_a_gap(self, ground: Ground) -> bool:
        """Return whether a record tells of gaps themselves: ‘one gap of five hours, one of two’."""
        ahead = self.text[max(0, self.amount.start - _LOOK) : self.amount.start]
        return bool(said_by.GAP_OF.search(ahead)) and "gap" in self._place(ground).lower()

    def _are_alike(self, ground: Ground) -> bool:
        text, own = self._place(ground), noun_behind(self.text, self.amount.end)
        theirs = [noun_behind(text, one.end) for one in ground.said] if text else []
        return all_alike([own, *theirs])

    def _is_sum(self, ground: Ground) -> bool:
        """Return whether some numbers are parts of one whole, which the sentence says."""
        ahead = self.text[max(0, self.amount.start - _LOOK) : self.amount.start]
        if has_whole(ground.numbers) or said_by.LEAVES.search(ahead) or self._is_range(ground):
            return False
        own, told = noun_behind(self.text, self.amount.end), self._tells(ground.numbers)
        if not ground.said or not self._place(ground):  # of a series, or of its points
            said = self._words_of(ground).lower()
            is_theirs = not own or any(are_alike(own, one) for one in said.split())
            is_all = bool(ground.held) and len(ground.numbers) == len(points(ground))
            return is_theirs and (is_all or bool(told) or bool(said_by.TOTAL.search(self.own)))
        if self.amount.kind is Kind.MONEY:
            is_said = bool(told) or bool(said_by.TOTAL.search(self.own)) or self._says_difference()
            return is_said or names_each_part(self.own, self._place(ground), ground.said)
        text = self._place(ground)
        theirs = [noun_behind(text, one.end) for one in ground.said]
        if is_whole_of_two(own, text, ground.said) or is_whole_of_list(
            own, self.own, text, ground.said
        ):
            return True
        if not (self._are_of_one(ground) and all_alike([own, *theirs])):
            return False
        first, last = ground.said[0].end, ground.said[-1].end + _NOUN
        is_added = said_by.ADDED.search(text, first, last) is not None  # ‘nine, then six more’
        if is_added or len(told) == len(ground.numbers) or said_by.TOTAL.search(self.own):
            return True
        return bool(own) and all(theirs) and is_whole_of(own, theirs)

    def _is_range(self, ground: Ground) -> bool:
        """Return whether two numbers of a ground only tell from what to what something is."""
        text = self._place(ground)
        found = sorted(ground.said, key=lambda one: one.start) if text else []
        return any(
            said_by.RANGE.fullmatch(text, one.end, other.start)
            and not text[: one.start].lower().endswith("from ")
            for one, other in pairwise(found)
        )

    def _is_changed(self, ground: Ground) -> bool:
        """Return whether a share may be what two numbers make: a change is said to be one."""
        if self.amount.kind not in (*_SHARES, Kind.SHARE):
            return True
        if self._is_range(ground):
            return False
        if ground.way == CHANGE:
            if said_by.MORE_SO.match(self.text, self.amount.end):
                return True
            if said_by.LEVEL.search(
                self.text[max(0, self.amount.start - _LOOK) : self.amount.start]
            ):
                return False
            is_told = len(self._tells(ground.numbers)) > 1
            is_rest = self._are_of_one(ground, 1) and self._is_turned(ground)
            return is_told or is_rest or self._says_change() or self._says_difference()
        is_measured = any(one.kind in (Kind.DURATION, Kind.MONEY) for one in ground.said)
        if is_measured or not ground.said:
            is_told = bool(self._tells(ground.numbers)) or bool(said_by.COMPARES.search(self.own))
            is_told = is_told or self._is_said_of(ground)
            is_told = is_told or names_each_part(self.own, self._place(ground), ground.said)
            return is_told or self._says_change()
        return self._are_of_one(ground, 1) and self._is_part(ground)

    def _is_said_of(self, ground: Ground) -> bool:
        """Return whether a record says that one number is of the other: ‘£24k of £30k’."""
        text = self._place(ground)
        found = sorted(ground.said, key=lambda one: one.start) if text else []
        return any(said_by.OF.fullmatch(text, one.end, last.start) for one, last in pairwise(found))

    def _is_part(self, ground: Ground) -> bool:
        """Return whether a share is of the numbers of a record, or of what is left of one."""
        said = {one.value for one in ground.said}
        return set(ground.numbers) <= said or self._is_turned(ground) or self._says_change()

    def _is_share(self, ground: Ground) -> bool:
        """Return whether a share is told, or what is left of one is meant."""
        if len(ground.said) > 1:  # one of several numbers in all of these
            return len(self._tells([one.value for one in ground.said])) == len(ground.said)
        if not ground.held or ground.said or len(ground.numbers) != len(("some", "all")):
            return True
        if ground.held.series and ground.numbers[1] == sum(ground.held.series):
            return bool(self._tells(ground.numbers)) or said_by.TOTAL.search(self.own) is not None
        is_told = len(self._tells(ground.numbers)) > 1
        is_left = said_by.NOT_BEHIND.match(self.text, self.amount.end) is not None
        is_left = is_left and not said_by.NOT.search(self._counted_in(ground))
        return ground.numbers in ground.held.shares or is_told or is_left or self._is_turned(ground)


@remembered
def _changed() -> re.Pattern[str]:
    return later(rf"\b(?:{words().up}|{words().down})\b", re.IGNORECASE)


def _turns(text: str) -> bool:
    return nouns().turns.search(text) is not None or said_by.REST.search(text) is not None
