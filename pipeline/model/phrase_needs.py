"""What a text must hold before it is worth while to look for a phrase in it.

A phrase is slow to look for, and most texts have none of its words. So each phrase tells sets of
words: a text that has no word of one of the sets does not hold the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.model.phrase_groups import closing, is_group, split

Needs = tuple[frozenset[str], ...]

_MOST = 3  # sets of a phrase: each is a little work, and the smallest say most
_FORMS = 200  # of a word
_SLOT = re.compile(r"\{[^}]*\}")
_WORD = re.compile(r"[\w*#@]+")
_OPEN = re.compile(r"[*#@]")
# Letters that are the same as others where case does not count, and have other small forms.
_STRANGE = re.compile("[\u0130\u0131\u017f\u212a\u00b5\u1e9e]")


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str] | None:
    """Return the words of a text in small letters, or nothing if a letter has two small forms."""
    return None if _STRANGE.search(text) else frozenset(re.findall(r"\w+", text.lower()))


def may_hold(words: frozenset[str] | None, wanted: Needs) -> bool:
    """Return whether a text of these words can hold a phrase that needs what is wanted."""
    if words is not None:
        for one in wanted:
            if words.isdisjoint(one):
                return False
    return True


@lru_cache(maxsize=4096)
def needs(written: str) -> Needs:
    """Return sets of words, the smallest first: a text has a word of each, or not the phrase."""
    found = {one for item in split(written, " ") if (one := _of_item(item))} if written else set()
    return tuple(sorted(found, key=lambda one: (len(one), sorted(one))))[:_MOST]


@lru_cache(maxsize=4096)
def _of_item(item: str) -> frozenset[str]:
    """Return words of which one must be there; none if the item does not tell."""
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
