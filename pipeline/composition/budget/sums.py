"""Where a pen stands, and what it has counted so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from pipeline.composition.budget.tally import Amount
from pipeline.language.measure import SHORT

Block: TypeAlias = Literal["none", "prose", "ended", "list", "gap"]
"""Nothing; a paragraph, or one that a blank line ended; a list or quote, or a blank line behind."""

Maybe: TypeAlias = Literal["no", "perhaps", "yes"]


class Stand(NamedTuple):
    """Where a pen stands. `token` is the unfinished token, None where it is not known."""

    block: Block = "none"
    fresh: bool = True  # no words on this line yet
    mark: Literal["", "quote", "bullet"] = ""  # what the line begins with, nothing behind it yet
    token: str | None = ""
    own: bool = False  # the token is the template's own
    counted: bool = False  # of a token that is not known: it has a word for certain
    stop: Maybe = "no"
    colon: Maybe = "no"
    unclear: bool = False  # a bracket may be open in this paragraph
    begun: Maybe = "no"  # the paragraph has a word
    ended: bool = False  # the template ends a sentence that a value may keep from ending


class Sentences(NamedTuple):
    """The fewest and the most sentences of a paragraph; `own` if no value adds or hides one."""

    fewest: Amount
    most: Amount
    own_fewest: Amount
    own: Amount


@dataclass(slots=True)
class Sums:
    """Numbers so far, with what is begun. `here`, `stops` and `held` are of the last paragraph.

    `held` are ends of sentences that a bracket may still swallow: the most there can be.
    """

    together: Amount = 0
    fixed: Amount = 0
    paragraphs: Amount = 0
    sentences: Amount = 0
    words: Amount = 0
    other: Amount = 0
    longest: Amount = 0
    lone: Amount = 0
    short: Amount = 0
    single: Amount = 0
    odd: Amount = 0
    here: Amount = 0
    stops: Amount = 0
    own_stops: Amount = 0
    held: Amount = 0

    def joined(self, other: Sums, choose: Callable[[Amount, Amount], Amount]) -> Sums:
        """Return the least or the most of both."""
        names = type(self).__slots__
        return Sums(*(choose(getattr(self, one), getattr(other, one)) for one in names))

    def stop(self, number: Amount) -> None:
        """Count so many ends of sentences with something behind them."""
        self.stops += number
        self.sentences += number

    def paragraph(self, sentences: Sentences) -> None:
        """Count a paragraph that ends here, by how many sentences it can have."""
        few, many = SHORT
        self.lone += sentences.fewest == 1
        self.short += sentences.fewest <= many and sentences.most >= few
        self.single += sentences.own_fewest == 1
        self.odd += sentences.own_fewest < few or sentences.own > many
        self.longest = max(self.longest, sentences.own)

    def certain_paragraph(self, sentences: Sentences) -> None:
        """Count a paragraph that ends here, by what is certain of its sentences."""
        few, many = SHORT
        self.lone += sentences.most == 1
        self.short += sentences.fewest >= few and sentences.most <= many

    def begin(self) -> None:
        """Count a paragraph and its first sentence."""
        self.paragraphs += 1
        self.sentences += 1

    def end(self) -> None:
        """Leave the paragraph."""
        self.here = self.stops = self.own_stops = self.held = 0

    def count(self, words: Amount, own: Amount, *, prose: bool) -> None:
        """Count words, in a paragraph or outside of one."""
        self.together += words
        self.fixed += own
        if prose:
            self.here += words
            self.words += words
        else:
            self.other += words
