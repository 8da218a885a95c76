"""What can be counted of a text that is not there yet: the least and the most of each number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

Amount: TypeAlias = float
"""A whole number, or `inf` where there is no bound."""


@dataclass(frozen=True, slots=True)
class Range:
    """From the fewest to the most of something."""

    least: Amount = 0
    most: Amount = 0

    def __add__(self, other: Range) -> Range:
        return Range(self.least + other.least, self.most + other.most)

    def __or__(self, other: Range) -> Range:
        """Return what holds both."""
        return Range(min(self.least, other.least), max(self.most, other.most))

    def __and__(self, other: Range) -> Range:
        """Return what is left where both hold."""
        return Range(max(self.least, other.least), min(self.most, other.most))

    def times(self, number: Range) -> Range:
        """Return the range of so many together."""
        return Range(_times(self.least, number.least), _times(self.most, number.most))

    @property
    def perhaps(self) -> Range:
        """Return the range where it may be left out."""
        return Range(0, self.most)


def _times(one: Amount, number: Amount) -> Amount:
    return one * number if one and number else 0  # none of any number is none


NONE: Final = Range()
ONE: Final = Range(1, 1)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there can be: of paragraphs, and of words inside and outside of them.

    `words` and `other` are those that checks count in and outside of paragraphs, `together` both
    (which can be narrower than their sum), and `fixed` those of them that are the templates’ own.
    Of the paragraphs `lone` have a single sentence, and `short` are as short as the guidance has
    it. If no value adds or hides a sentence, `longest` is the most that one of them can have,
    `single` how many can have one alone, and `odd` how many can be not short.
    """

    together: Range = NONE
    fixed: Range = NONE
    paragraphs: Range = NONE
    sentences: Range = NONE
    words: Range = NONE
    other: Range = NONE
    longest: Amount = 0
    lone: Range = NONE
    short: Range = NONE
    single: Amount = 0
    odd: Amount = 0

    def __add__(self, other: Extent) -> Extent:
        return Extent(
            self.together + other.together,
            self.fixed + other.fixed,
            self.paragraphs + other.paragraphs,
            self.sentences + other.sentences,
            self.words + other.words,
            self.other + other.other,
            max(self.longest, other.longest),
            self.lone + other.lone,
            self.short + other.short,
            self.single + other.single,
            self.odd + other.odd,
        )

    def __or__(self, other: Extent) -> Extent:
        """Return what holds both: one of them will stand there."""
        return Extent(
            self.together | other.together,
            self.fixed | other.fixed,
            self.paragraphs | other.paragraphs,
            self.sentences | other.sentences,
            self.words | other.words,
            self.other | other.other,
            max(self.longest, other.longest),
            self.lone | other.lone,
            self.short | other.short,
            max(self.single, other.single),
            max(self.odd, other.odd),
        )

    def __and__(self, other: Extent) -> Extent:
        """Return what is left where both hold."""
        return Extent(
            self.together & other.together,
            self.fixed & other.fixed,
            self.paragraphs & other.paragraphs,
            self.sentences & other.sentences,
            self.words & other.words,
            self.other & other.other,
            min(self.longest, other.longest),
            self.lone & other.lone,
            self.short & other.short,
            min(self.single, other.single),
            min(self.odd, other.odd),
        )

    @property
    def perhaps(self) -> Extent:
        """Return the extent where it may be left out."""
        return self | NOTHING


NOTHING: Final = Extent()


def outside(words: Range, fixed: Range = NONE) -> Extent:
    """Return the extent of words that stand in no paragraph."""
    return Extent(together=words, fixed=fixed, other=words)
