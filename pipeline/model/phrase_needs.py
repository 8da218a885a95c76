"""What a text must hold before it is worth while to look for a phrase in it, and where.

A phrase is slow to look for, and most texts have none of its words. So each phrase tells sets of
words: a text that has no word of one of the sets does not hold the phrase. Most tell the words
that they begin with, too: they are looked for nowhere else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from pipeline.model.phrase_groups import closing, is_group, split

Needs = tuple[frozenset[str], ...]
Starts = Mapping[str, Sequence[int]]

_USUAL = frozenset(  # words of which most texts have some
    "a all an and are as at be been but by for from had has have in is it no not of on or so that "
    "the their them there they this to was were what when which who will with".split()
)
_MOST = 3  # sets of a phrase: each is a little work, and the smallest say most
_FORMS = 200  # of a word
_SLOT = re.compile(r"\{[^}]*\}")
_WORD = re.compile(r"[\w*#@]+")
_OPEN = re.compile(r"[*#@]")
_FIRST = re.compile(r"\w++(?![*#@])")
_TAKES_NOTHING = ("!(", "<capital>", "<start>")  # where it stands, the next item begins
STRANGE = re.compile("[\u0130\u0131\u017f\u212a\u00b5\u1e9e]")
"""Letters that are the same as others where case does not count, and have other small forms."""


@lru_cache(maxsize=1024)
def words_of(text: str) -> Starts | None:
    """Return where each word of a text starts, in small letters.

    Nothing if a letter has two small forms.
    """
    if STRANGE.search(text):
        return None
    found: dict[str, list[int]] = defaultdict(list)
    for match in re.finditer(r"\w+", text.lower()):
        found[match[0]].append(match.start())
    return dict(found)


def has_any(text: str, wanted: frozenset[str]) -> bool:
    """Return whether a text has one of some words, in small letters; also where it may have."""
    words = words_of(text)
    return words is None or not words.keys().isdisjoint(wanted)


def may_hold(words: Starts | None, wanted: Needs) -> bool:
    """Return whether a text of these words can hold a phrase that needs what is wanted."""
    if words is not None:
        there = words.keys()
        for one in wanted:
            if there.isdisjoint(one):
                return False
    return True


@lru_cache(maxsize=4096)
def beginnings(written: str) -> frozenset[str]:
    """Return words with one of which a text begins that the phrase finds; none if it may be any."""
    return _begin(tuple(split(written, " "))) if written else frozenset()


def _begin(items: tuple[str, ...]) -> frozenset[str]:
    if not items:
        return frozenset()
    first, rest = items[0], items[1:]
    if first.isalpha():
        return frozenset([first.lower()])
    if first.startswith(_TAKES_NOTHING):
        return _begin(rest)
    if first.startswith(("<", "..")):
        return frozenset()
    if not is_group(first):
        return _any_of(_first_of(form) for form in _forms(_SLOT.sub("*", first)))
    choices = split(first[1:-1], "|")
    return _any_of(beginnings(one) if one else _begin(rest) for one in choices)


def _first_of(form: str) -> frozenset[str]:
    first = _FIRST.match(form)
    return frozenset([first[0].lower()]) if first else frozenset()


@lru_cache(maxsize=4096)
def needs(written: str) -> Needs:
    """Return sets of words, those that tell most first.

    A text has a word of each, or not the phrase.
    """
    found = {one for item in split(written, " ") if (one := _of_item(item))} if written else set()
    return tuple(sorted(found, key=_tells_least))[:_MOST] if len(found) > 1 else tuple(found)


def _tells_least(words: frozenset[str]) -> tuple[int, int, list[str]]:
    """Return a greater number for words of which more texts have one."""
    return len(words & _USUAL), len(words), sorted(words)


@lru_cache(maxsize=4096)
def _of_item(item: str) -> frozenset[str]:
    """Return words of which one must be there; none if the item does not tell."""
    if item.isalpha():  # as most are
        return frozenset([item.lower()])
    if item.startswith(("!(", "<", "..")):
        return frozenset()
    if not is_group(item):
        return _any_of(_of_word(one) for one in _forms(_SLOT.sub("*", item)))
    return _any_of(next(iter(needs(one)), frozenset()) for one in split(item[1:-1], "|"))


def _any_of(alternatives: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the words of all alternatives; none if one of them needs no word."""
    found = list(alternatives)
    return frozenset().union(*found) if found and all(found) else frozenset()


def _of_word(form: str) -> frozenset[str]:
    """Return the longest whole word of a form, such as `authority` of `authority’s`."""
    whole = [one.lower() for one in _WORD.findall(form) if not _OPEN.search(one)]
    return frozenset([max(whole, key=len)]) if whole else frozenset()


def _forms(written: str) -> list[str]:
    """Return the forms of a word with groups among its letters; an open one for too many."""
    start = written.find("(")
    if start < 0:
        return [written]
    end = closing(written, start)
    inner = [form for one in split(written[start + 1 : end], "|") for form in _forms(one)]
    found = [
        f"{written[:start]}{one}{rest}" for rest in _forms(written[end + 1 :]) for one in inner
    ]
    return found if len(found) <= _FORMS else ["*"]
