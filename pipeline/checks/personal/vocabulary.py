"""Names of people, and the words around a name that tell it: `templates/privacy/`, read once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from unicodedata import combining, normalize

from pipeline.model.pattern import later
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_NAMES, _PUBLIC = "privacy/names.toml", "privacy/not-people.toml"
_LISTS: Final = (
    "given", "also-words", "also-places", "surname-words", "titles", "one", "many", "household",
    "saying", "doing", "handling", "particles", "place", "thing", "thing-small", "no-name", "towns",
    "after-letters",
)  # fmt: skip
_KINDS: Final = (
    "laws",
    "reports",
    "theories",
    "organisations",
    "brands",
    "books",
    "sayings",
    "places",
)
# Letters that no accent makes.
_LETTERS: Final = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"})
_WORD: Final = re.compile(r"[^\W_]+")

MONTHS: Final = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in small letters, without accents.

    `given` are given names that are hardly anything else, `weak` those that are also words or
    places, `words` all names that are also words. `common` begin with a capital and are no name.
    `towns` are surnames, too. `letters` are short for things: the words that tell so.
    `phrases` are names of public life, by each of their words.
    """

    given: frozenset[str]
    weak: frozenset[str]
    words: frozenset[str]
    titles: frozenset[str]
    one: frozenset[str]
    many: frozenset[str]
    household: frozenset[str]
    saying: frozenset[str]
    doing: frozenset[str]
    handling: frozenset[str]
    particles: frozenset[str]
    common: frozenset[str]
    place: frozenset[str]
    thing: frozenset[str]
    thing_small: frozenset[str]
    towns: frozenset[str]
    after_letters: frozenset[str]
    letters: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[re.Pattern[str], ...]]

    def is_given(self, word: str) -> bool:
        """Return whether a word is a given name, be it another word, too."""
        return word in self.given or word in self.weak


@remembered
def vocabulary() -> Vocabulary:
    """Return the words. Raises BrokenError for a file that is wrong."""
    table = Table.named(_NAMES)
    table.close(*_LISTS, "letters")
    lists = {name: _words(table.string(name)) for name in _LISTS}
    weak = lists["also-words"] | lists["also-places"]
    return Vocabulary(
        given=lists["given"] - weak - lists["no-name"],
        weak=weak,
        words=weak | lists["surname-words"] | MONTHS,
        titles=lists["titles"],
        one=lists["one"],
        many=lists["many"],
        household=lists["household"],
        saying=lists["saying"],
        doing=lists["doing"] | lists["saying"],
        handling=lists["handling"],
        particles=lists["particles"],
        common=lists["no-name"],
        place=lists["place"],
        thing=lists["place"] | lists["thing"],
        thing_small=lists["thing-small"],
        towns=lists["towns"],
        after_letters=lists["after-letters"],
        letters=_letters(table.table("letters")),
        phrases=_phrases(),
    )


def folded(word: str) -> str:
    """Return a word in small letters, without accents, so that writings of it are the same."""
    if word.isascii():
        return word.lower()
    parts = normalize("NFKD", word.translate(_LETTERS))
    return "".join(char for char in parts if not combining(char)).casefold()


def folded_words(text: str) -> list[str]:
    """Return the words of a text, folded; an apostrophe or a hyphen divides."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [folded(word) for word in _WORD.findall(text)]


def _words(listed: str) -> frozenset[str]:
    """Return the words of a list, without the `’s` that some are written with."""
    if listed.isascii():
        return frozenset(listed.lower().split())
    return frozenset(folded(word).removesuffix("’s").rstrip("’") for word in listed.split())


def _letters(table: Table) -> Mapping[str, frozenset[str]]:
    return {folded(name): _words(table.string(name)) for name in table.data}


def _phrases() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    table = Table.named(_PUBLIC)
    table.close(*_KINDS)
    found: dict[str, list[re.Pattern[str]]] = defaultdict(list)
    for phrase in (one for kind in _KINDS for one in table.some_strings(kind)):
        words = folded_words(phrase)
        pattern = _phrase(words)
        for word in set(words):
            found[word].append(pattern)
    return {word: tuple(patterns) for word, patterns in found.items()}


def _phrase(words: Iterable[str]) -> re.Pattern[str]:
    return later(r"\b" + r"[\W_]{1,3}".join(words) + r"\b")  # of letters and digits alone
