"""A run of words as the rules see it: its words, its quotations, and what is no prose in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.checks.plain_english.rule import Scope
from pipeline.language import sentences
from pipeline.language.quoted import quoted_spans

# Inside a word stand apostrophes, hyphens and the stops of `e.g` and `gov.uk`.
_WORD = re.compile(r"[^\W_]+(?:[.’'‐‑-][^\W_]+)*")
_PLAIN_WORD = re.compile(r"[a-z0-9]++(?:[.'-][a-z0-9]++)*+")  # the same, of plain small letters
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|^\W*(?:www\.|mailto:)|\w@\w|\w\.[a-z]{2,}/|\.gov\.uk\b")
_ADDRESS_SIGNS = ("://", "www.", "@", "mailto:", "/", ".gov.uk")
_STRAIGHT_MARKS = (("’", "'"), ("ʼ", "'"), ("‐", "-"), ("‑", "-"))
_STRAIGHT = str.maketrans(dict(_STRAIGHT_MARKS))
_SMALL = b"abcdefghijklmnopqrstuvwxyz"
# Every other word or so of English prose is one of these, and hardly one of Welsh.
_ENGLISH = frozenset(
    "the of and to in is are was were that for with on their they has have had not be by from "
    "this as at it which or but when who them can will should must all no so also each staff "
    "children child parents family families inspectors inspection".split()
)
_TOO_FEW = 8  # words say nothing about the language
_LEAST_ENGLISH = 0.12
_STARTS = frozenset('.!?:;‘“"(•–—…')

Span = tuple[int, int]


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as rules compare them: lower case, straight apostrophes."""
    return tuple(word.lower().translate(_STRAIGHT) for word in _WORD.findall(text))


@dataclass(eq=False)
class Prose:
    """A run of words: a paragraph, an item, a cell. `names` are let pass by every rule."""

    text: str
    scope: Scope
    section: str = ""
    names: tuple[str, ...] = ()

    @cached_property
    def spans(self) -> list[Span]:
        """Return where each word starts and ends. It is asked for only where one is found."""
        return [match.span() for match in _WORD.finditer(self.text)]

    @cached_property
    def words(self) -> list[str]:
        """Return the words as rules compare them."""
        lower = self.text.lower()
        for curly, straight in _STRAIGHT_MARKS:
            if curly in lower:
                lower = lower.replace(curly, straight)
        if len(lower) == len(self.text):
            found: list[str] = (_PLAIN_WORD if lower.isascii() else _WORD).findall(lower)
            return found
        # A capital with a dot becomes two letters: word by word, so that spans still fit.
        return [word.translate(_STRAIGHT).lower() for word in _WORD.findall(self.text)]

    @cached_property
    def there(self) -> frozenset[str]:
        """Return its different words."""
        return frozenset(self.words)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return where each sentence starts and ends."""
        return tuple(sentences.spans(self.text))

    @cached_property
    def quoted(self) -> list[Span]:
        """Return where quotations stand, their marks included."""
        return quoted_spans(self.text)

    @cached_property
    def masked(self) -> list[Span]:
        """Return where addresses and names stand: no rule speaks of them."""
        return sorted([*self._addresses(), *self._names()])

    def _addresses(self) -> Iterable[Span]:
        if any(sign in self.text for sign in _ADDRESS_SIGNS):
            for token in _TOKEN.finditer(self.text):
                if _ADDRESS.search(token[0]):
                    yield token.span()

    def _names(self) -> Iterable[Span]:
        for name in self.names:
            at = self.text.find(name)
            while at >= 0:
                yield at, at + len(name)
                at = self.text.find(name, at + len(name))

    @cached_property
    def is_english(self) -> bool:
        """Return whether the words look English, or are too few to tell."""
        if len(self.words) < _TOO_FEW:
            return True
        known = sum(map(_ENGLISH.__contains__, self.words))
        return known >= _LEAST_ENGLISH * len(self.words)

    @cached_property
    def is_shouting(self) -> bool:
        """Return whether most letters are capitals, as in a block of them."""
        small = len(self.text) - len(self.text.encode("ascii", "replace").translate(None, _SMALL))
        if 2 * small >= len(self.text):
            return False
        capitals = sum(map(str.isupper, self.text))
        return 2 * capitals > sum(map(str.isalpha, self.text))

    def is_quoted(self, at: int) -> bool:
        """Return whether a character stands in a quotation."""
        return _is_in(self.quoted, at)

    def is_masked(self, at: int) -> bool:
        """Return whether a character stands in an address or a name."""
        return _is_in(self.masked, at)

    def begins(self, at: int) -> bool:
        """Return whether a sentence, a quotation or a bracket begins at a character."""
        before = self.text[max(0, at - 3) : at].rstrip()
        return not before or before[-1] in _STARTS

    def is_named(self, first: int) -> bool:
        """Return whether a word has a capital that no sentence gives it: a part of a name."""
        start, end = self.spans[first]
        word = self.text[start:end]
        return word[0].isupper() and not word[1:].isupper() and not self.begins(start)

    def follows(self, index: int) -> bool:
        """Return whether only a space is between a word and the one before it."""
        return self.text[self.spans[index - 1][1] : self.spans[index][0]] in (
            " ",
            "\N{NO-BREAK SPACE}",
        )


def _is_in(spans: list[Span], at: int) -> bool:
    index = bisect_right(spans, (at, len(spans) and spans[-1][1])) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]
