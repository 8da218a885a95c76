"""What the words around a capital say: a person, a place, a thing, or the title of a book."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.checks.personal.index import CAPITAL, Index
from pipeline.checks.personal.vocabulary import MONTHS, Vocabulary, folded
from pipeline.model.pattern import later

_FOLLOWING: Final = later(rf"(?:[’']s)?((?:[ -][{CAPITAL}][\w’'-]*){{0,3}})\s?([a-z]+)?")
_QUOTED: Final = later(r"[‘“\"]([^‘“”\"\n|]{1,60}?)[’”\"](?!\w)")
_READ: Final = later(
    r"\b(?:read|reads|reading|sing|sings|sang|singing|watch\w*|saw|act\w*|perform\w*|listen\w*|"
    r"book|books|story|stories|film|films|song|songs|play|musical|rhyme|author)\b[^.!?|]*$"
)
_AROUND: Final = 70  # characters in which a title stands
_TITLE_WORDS: Final = 6  # at most
_SMALL: Final = 4  # letters of the longest word in small letters in a title
_PRONOUN: Final = later(
    r"[^.!?|]{0,80}\b(?:he|she|his|her|him|hers|himself|herself)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Spot:
    """A word with a capital, and what stands around it. `last` is the last of its name."""

    index: Index
    words: Vocabulary
    first: int
    last: int

    @cached_property
    def start(self) -> int:
        """Return where it begins."""
        return self.index.begins[self.first]

    @cached_property
    def end(self) -> int:
        """Return where it ends."""
        return self.index.ends[self.last]

    @cached_property
    def before(self) -> tuple[str, str]:
        """Return the word before, and what stands between."""
        return self.index.before(self.start)

    @cached_property
    def after(self) -> str:
        """Return the word after; a possessive’s `s` is none."""
        return self.index.after(self.end)

    @cached_property
    def opens(self) -> bool:
        """Return whether a sentence opens with it."""
        return self.index.opens(self.start)

    @property
    def is_saint(self) -> bool:
        """Return whether it is the name of a church, a school or a town."""
        return self.before[0] in ("st", "st.", "saint")

    @property
    def is_place(self) -> bool:
        """Return whether it is part of the name of a place: ‘Victoria Park’."""
        return self.is_saint or self._is_part_of(self.words.place)

    @property
    def is_thing(self) -> bool:
        """Return whether it is part of the name of a place, a body or a tool."""
        if self.is_saint or self._is_part_of(self.words.thing):
            return True
        capitals, small = self._following
        ours = self.index.is_possessive(self.end) or capitals or self.before[0] in _ARTICLES
        return bool(ours) and small in self.words.thing_small

    def _is_part_of(self, wanted: frozenset[str]) -> bool:
        capitals, _ = self._following
        return any(
            folded(word.strip("’'-")) in wanted for word in capitals.replace("-", " ").split()
        )

    @cached_property
    def _following(self) -> tuple[str, str]:
        """Return up to three words with capitals after it, and the word in small letters then."""
        match = _FOLLOWING.match(self.index.whole, self.end)
        return (match[1], match[2] or "") if match else ("", "")

    @property
    def is_public(self) -> bool:
        """Return whether it stands in a phrase of public life."""
        phrases = [
            one
            for at in range(self.first, self.last + 1)
            for one in self.words.phrases.get(self.index.folds[at], ())
        ]
        if not phrases:
            return False
        first = max(0, self.start - 40)
        around = folded(self.index.whole[first : self.end + 50])
        return any(one.search(around) for one in phrases)

    @property
    def is_title(self) -> bool:
        """Return whether it stands in the title of a book, between quotation marks.

        A name that stands there alone may be anybody’s: then somebody reads it or sings it.
        """
        whole = self.index.whole
        around = max(0, self.start - _AROUND), self.end + _AROUND
        for match in _QUOTED.finditer(whole, *around):
            if match.start() <= self.start and self.end <= match.end():
                said = match[1].split()
                small = any(one[0].islower() and len(one) > _SMALL for one in said)
                read = len(said) > 1 or _READ.search(whole, around[0], self.start)
                return bool(read) and len(said) <= _TITLE_WORDS and not small
        return False

    def is_person(self, *, doing: bool) -> bool:
        """Return whether the words around it are those around a person.

        With `doing` a verb of doing counts, too, and not only one of saying. A month asks for
        more than another word.
        """
        before, gap = self.before
        if (before in self.words.one or before in self.words.titles or before in _CALLED) and (
            "." not in gap
        ):
            return True
        month = self.index.folds[self.first] in MONTHS
        if not self.opens and before in (_ADDRESSED if month else self.words.handling):
            return True
        if self.index.is_possessive(self.end):
            return self.after in self.words.one or (doing and not month)
        return self.after in self.words.saying or (doing and self._does(month=month))

    def _does(self, *, month: bool) -> bool:
        """Return whether it does what only people do, or is told about as people are."""
        whole = self.index.whole
        if not month and _DESCRIBED.match(whole, self.end):
            return True
        if self.after not in self.words.doing or self.before[0] in _ARTICLES:
            return False
        if self.after not in _BEING:
            return not month or not self.opens
        return not month and bool(_PRONOUN.match(whole, self.end) or _DONE.match(whole, self.end))


_ARTICLES: Final = frozenset(("a", "an", "the"))
_CALLED: Final = frozenset(("called", "named"))
_ADDRESSED: Final = frozenset(
    "told asked helped thanked praised supported encouraged taught reassured".split()
)
_BEING: Final = frozenset("is was has had now also takes took looks left".split())
_DESCRIBED: Final = later(r",? (?:who|whose)\b|, (?:aged|now|then)? ?\d{1,2}\b|,? and (?:her|his) ")
_DONE: Final = later(
    r" ha[sd] (?:\w+ly |now |also |not |never |always )?"
    r"(?:\w+ed|been|gone|left|given|taken|come|begun|told|met|had|made|seen|written|grown|learnt)\b"
)
