"""What a few words tell: their stems, and whether they are turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.topics import stem
from pipeline.checks.claims.words import vocabulary
from pipeline.model.pattern import later
from pipeline.resources import remembered, remembered_of

_WORD = re.compile(
    r"(?!up\b)[a-z]{2,}(?:[’'](?!s\b)[a-z]+)?|(?<![\d.:])\d+(?![.:]?\d|%)|\bup(?=\s*(?:$|[.,;)]))"
)
PEOPLE = later(r"no ?body|no[ -]one|every ?(?:one|body)", re.IGNORECASE)
_FEWEST_DIGITS = 2  # ‘24 hours’ tells something, ‘3’ is a number of the set


def told(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell what is so."""
    return frozenset(in_order(text))


@remembered_of(2048)
def in_order(text: str) -> tuple[str, ...]:
    """Return these stems as they follow one another."""
    return tuple(_told(text))


def _told(text: str) -> Iterator[str]:
    known = lists()
    for word in _WORD.findall(_meant(text.lower())):
        if word.isdigit():
            if len(word) >= _FEWEST_DIGITS:
                yield word
        elif word in known.same and (word not in known.silent):
            yield stem(known.same[word])
        elif len(word) > 2 and word not in known.silent and not word.endswith(("n’t", "n't")):
            yield alike(word)


def _meant(text: str) -> str:
    known = lists()
    return known.phrase.sub(lambda match: known.phrases[match[0]], text)


def alike(word: str) -> str:
    """Return a stem that is the same for a word and its plural."""
    known = lists().same
    if word in known:
        return stem(known[word])
    if word.endswith("ies"):
        return stem(f"{word[:-3]}y")
    one = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word
    return stem(known.get(one, one))


def unlooked(text: str) -> str:
    """Return a text without the words that say that it was looked at."""
    return lists().looked.sub(" ", text)


def straight(text: str) -> str:
    """Return a text, as long, without phrases that turn nothing round: ‘whether or not’."""
    return lists().straight.sub(lambda match: " " * len(match[0]), text)


@remembered
def anybody() -> frozenset[str]:
    """Return the stems of words that tell not what is so: people, months, days."""
    return frozenset(alike(word) for word in lists().anybody)


@remembered
def lasting() -> frozenset[str]:
    """Return the stems of words for how long something is."""
    return frozenset(alike(word) for word in lists().lasting)


@remembered
def absent() -> frozenset[str]:
    """Return the stem of what all words for children who went missing are told as."""
    return frozenset([alike("abscond")])


@remembered
def children() -> frozenset[str]:
    """Return the stems of names for children, who may be the same whatever they are called."""
    return frozenset(alike(word) for word in lists().children)


@remembered
def mind() -> frozenset[str]:
    """Return the stems of words for what people do in their minds."""
    return frozenset(alike(word) for word in lists().mind)


@remembered
def people() -> frozenset[str]:
    """Return the stems of words for people: ‘worker’ of ‘night worker’, not ‘night’."""
    known = (word.split(" of ")[0].split() for word in vocabulary().people)
    heads = (words[-1] for words in known)
    return frozenset(alike(word) for word in heads) | children()


@remembered_of(1024)
def turned(text: str, ahead: int, behind: int) -> frozenset[str]:
    """Return the words that turn round a text, but for the word that stands from one to other."""
    return frozenset(
        match[0].lower()
        for match in lists().turned.finditer(straight(text))
        if match.end() <= ahead or match.start() >= behind
    )
