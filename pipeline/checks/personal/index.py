"""The words that people wrote to be published, in one index for all rules about privacy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import plain_words
from pipeline.checks.case.public_texts import PublicText, public_texts
from pipeline.checks.personal.vocabulary import folded
from pipeline.model.finding import Place

CAPITAL: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_CAPITALS: Final = re.compile(rf"[{CAPITAL}](?<![^\W_].)[^\W\d_]*")
_WORDS: Final = re.compile(r"[^\W_]+")
_BETWEEN = "\n|\n"  # no name and no number goes on from one text to the next
_AROUND = 40  # characters that hold the word beside a word
_OPENERS = " \u00a0\u2009\u202f\n\t‘’“”\"'([*_"
_POSSESSIVE = ("’s ", "'s ", "’S ", "'S ")
_ENDS = frozenset(".!?:;|•–—")
_TRIMMED = " \u00a0\n,;:.!?()[]‘’“”\"'–—-"


@dataclass(frozen=True, slots=True)
class Index:
    """All public texts as one string, and every word of it with a capital.

    `starts` says where each text begins, `said` is every word in small letters, in order. Of each
    word with a capital: where it begins and ends, how it is written, and the same folded.
    """

    texts: tuple[PublicText, ...]
    starts: tuple[int, ...]
    whole: str
    said: tuple[str, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    folds: tuple[str, ...]

    def text_at(self, at: int) -> int:
        """Return the number of the text that has a character."""
        return bisect_right(self.starts, at) - 1

    def span_of(self, text: int) -> tuple[int, int]:
        """Return where a text begins and ends."""
        start = self.starts[text]
        return start, start + len(self.texts[text].text)

    def place(self, case: Case, start: int, end: int) -> Place:
        """Return the place of a span."""
        text = self.text_at(start)
        first = self.starts[text]
        return self.texts[text].place(case, start - first, end - first)

    def said_at(self, at: int) -> str:
        """Return the whole text that has a character."""
        return self.texts[self.text_at(at)].text

    def gap(self, at: int) -> str:
        """Return what stands between a word with a capital and the next one."""
        return self.whole[self.ends[at] : self.begins[at + 1]]

    def before(self, at: int) -> tuple[str, str]:
        """Return the word before a character, in small letters, and what stands between."""
        around = self.whole[max(0, at - _AROUND) : at]
        said = around.rstrip(_TRIMMED)
        return said.rsplit(None, 1)[-1].lower() if said else "", around[len(said) :]

    def after(self, at: int) -> str:
        """Return the word after a character in small letters; a possessive’s `s` is none."""
        said = self.whole[at : at + _AROUND]
        said = said[2:] if said.startswith(_POSSESSIVE) else said
        words = said.split(None, 1)
        return words[0].strip(_TRIMMED).lower() if words else ""

    def is_possessive(self, at: int) -> bool:
        """Return whether a word that ends at a character is a possessive."""
        if self.whole.startswith(_POSSESSIVE, at):
            return True
        return self.whole[at - 1] in "sS" and self.whole.startswith(("’ ", "' "), at)

    def opens(self, at: int) -> bool:
        """Return whether a sentence, or what looks like one, opens at a character."""
        before = self.whole[max(0, at - 6) : at].rstrip(_OPENERS)
        return not before or before[-1] in _ENDS

    def is_loud_around(self, start: int, end: int) -> bool:
        """Return whether a word beside a span is in capitals, too: ‘NOT TO BE LET IN’."""
        before = self.whole[max(0, start - _AROUND) : start].split()[-1:]
        after = self.whole[end : end + _AROUND].split(None, 1)[:1]
        beside = [word.strip(_TRIMMED) for word in (*before, *after)]
        return any(len(word) > 1 and word.isupper() and word.isalpha() for word in beside)


_NAME: Final = "words with a capital"


def index(case: Case) -> Index:
    """Return the index of a case. It is made once for all rules about privacy."""
    return case.remembered(_NAME, _index)


def with_texts(case: Case, texts: tuple[PublicText, ...]) -> Case:
    """Return a case of the same bundle in which the rules about privacy look at other texts."""
    apart = replace(case)  # nothing that was looked up is kept
    apart.remembered(_NAME, lambda _: index_of(texts))
    return apart


def said_in(text: str) -> list[str]:
    """Return the words of a text in small letters; an apostrophe or a hyphen divides."""
    said = plain_words(text)
    return _WORDS.findall(text.lower()) if said is None else said


def _index(case: Case) -> Index:
    return index_of(tuple(public_texts(case)))


def index_of(texts: tuple[PublicText, ...]) -> Index:
    """Return the index of some texts."""
    whole = _BETWEEN.join(one.text for one in texts)
    found = list(_CAPITALS.finditer(whole))
    words = tuple([match[0] for match in found])
    return Index(
        texts,
        tuple(_starts(texts)),
        whole,
        tuple(said_in(whole)),
        tuple([match.start() for match in found]),
        tuple([match.end() for match in found]),
        words,
        tuple(map(folded, words)),
    )


def _starts(texts: tuple[PublicText, ...]) -> Iterator[int]:
    at = 0
    for one in texts:
        yield at
        at += len(one.text) + len(_BETWEEN)
