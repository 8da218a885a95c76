"""Whether the name of a registered provider is that of a person, or of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.checks.personal.vocabulary import Vocabulary, folded, vocabulary
from pipeline.language import spelling
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE: Final = "privacy/providers.toml"
_WORD: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*[’']?")
_PARTS: Final = re.compile(r"\s+(?:and|&)\s+|\s*[&/;()\[\]|]\s*|\s[–—-]\s", re.IGNORECASE)
_AFTER_NAME: Final = re.compile(
    r"[,\s]+(?:obe|mbe|cbe|bem|ba|bsc|ma|msc|phd|jp|qc|kc|rgn|rmn|hons)\b\.?", re.IGNORECASE
)
_POSSESSIVE: Final = re.compile(r"[’']s\b|s[’'](?!\w)")
_INITIALS: Final = re.compile(r"(?:[^\W\d_a-z]\.?[\s]?){1,3}")
_MOST: Final = 5  # words of a person’s name, with a title
_SHORTEST: Final = 2  # letters of a name that no list has


@dataclass(frozen=True, slots=True)
class _Words:
    forms: frozenset[str]
    bodies: frozenset[str]
    saints: frozenset[str]
    sole: re.Pattern[str]
    trading: re.Pattern[str]
    owned: re.Pattern[str]


def is_of_person(name: str) -> bool:
    """Return whether a name is that of a person, whatever they trade as, or of several people."""
    lists = _lists()
    if lists.sole.search(name):
        return True
    if owners := lists.owned.split(name)[1:]:
        return any(_are_people(one) for one in owners)
    return _are_people(lists.trading.split(name)[0])


@remembered
def _lists() -> _Words:
    table = Table.named(_FILE)
    table.close("forms", "bodies", "trading", "owned", "sole", "saints")
    return _Words(
        forms=frozenset(table.string("forms").split()),
        bodies=frozenset(table.string("bodies").split()),
        saints=frozenset(table.string("saints").split()),
        sole=_any_of(table.some_strings("sole")),
        trading=_any_of(table.some_strings("trading")),
        owned=_any_of(table.some_strings("owned")),
    )


def _any_of(said: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, said))})(?!\w)", re.IGNORECASE)


def _are_people(name: str) -> bool:
    """Return whether one of the names that a name is made of is a person’s."""
    bare = _AFTER_NAME.sub("", name).strip(" ,.:;–-")
    if not _lists().forms.isdisjoint(map(folded, re.findall(r"[\w-]+", bare))):
        return False
    return any(_is_person(part) for one in _PARTS.split(bare) for part in _in_order(one))


def _in_order(name: str) -> Iterator[str]:
    """Yield what stands between commas; of a surname and what is before it, both together."""
    parts = [one.strip() for one in name.split(",") if one.strip()]
    for before, after in pairwise(parts):
        first = next((folded(one) for one in _WORD.findall(after)), "")
        given = vocabulary().is_given(first) or first in vocabulary().titles
        if (given or _INITIALS.fullmatch(after)) and len(before.split()) == 1:
            yield f"{after} {before}"
    yield from parts


def _is_person(name: str) -> bool:
    known, lists = vocabulary(), _lists()
    words = [folded(one) for one in _WORD.findall(name)]
    if not 1 < len(words) <= _MOST or any(char.isdigit() for char in name):
        return False
    if words[0] in known.titles and not _POSSESSIVE.search(name):
        return _is_body(words[1:], lists, known) is False
    if _POSSESSIVE.search(name) or words[0] in lists.saints or _is_body(words[1:], lists, known):
        return False
    if words[0] in lists.bodies:
        return False
    return _has_initials(name, words) or _has_given(words, known) or _is_strange(words, known)


def _is_body(words: Sequence[str], lists: _Words, known: Vocabulary) -> bool:
    """Return whether a word is one of a body, and no surname: ‘Jane Hill’."""
    things = lists.bodies | (known.thing - known.words)
    return not things.isdisjoint(words)


def _has_initials(name: str, words: Sequence[str]) -> bool:
    """Return whether initials stand beside a surname: ‘J. Smith’, ‘Smith J’; not ‘A Smile’."""
    long = [one for one in words if len(one) > 1]
    if len(long) not in (1, 2) or len(long) == len(words):
        return False
    if len(words[0]) > 1 and len(words[-1]) > 1:
        return vocabulary().is_given(words[0])
    if len(words[0]) > 1 and len(long) > 1:
        return False
    return "." in name or _is_surname(long[-1])


def _has_given(words: Sequence[str], known: Vocabulary) -> bool:
    """Return whether a given name stands first, or last after a surname: ‘Smith Jane’."""
    if words[0] in known.given:
        return True
    if words[0] in known.weak:
        return _is_surname(words[-1])
    return words[-1] in known.given and len(words) == 2 and _is_surname(words[0])


def _is_surname(word: str) -> bool:
    return not spelling.is_word(word) or word in vocabulary().words


def _is_strange(words: Sequence[str], known: Vocabulary) -> bool:
    """Return whether all words are names that no list has: ‘Zbyszko Wrzesniewski’."""
    return all(
        len(one) >= _SHORTEST and not spelling.is_word(one) and one not in known.towns
        for one in words
    )
