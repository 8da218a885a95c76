"""The names of people, and of homes, that private fields hold: which words are looked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.personal.index import CAPITAL
from pipeline.checks.personal.private_texts import PrivateText, private_texts
from pipeline.checks.personal.public_names import Public, public_said
from pipeline.checks.personal.vocabulary import (
    MONTHS,
    Vocabulary,
    folded,
    folded_words,
    vocabulary,
)
from pipeline.language import syllables
from pipeline.model.pattern import later
from pipeline.resources import remembered_of

_CAP: Final = rf"[{CAPITAL}](?<![^\W_].)[^\W\d_]*"
_WORD: Final = later(_CAP)
# Words with capitals in a row: `Jean-Pierre van der Berg`, `Mr T. Ainscough`, `O’Rourke, Siobhan`.
_SMALL: Final = (
    r"(?:(?:van|der|den|de|del|della|di|da|dos|du|la|le|von|ter|al|el|bin|ibn|bint|ap)\s+)"
)
_STOP: Final = rf"(?:(?<=\b[{CAPITAL}])|(?<=Mr)|(?<=Mrs)|(?<=Ms)|(?<=Dr)|(?<=Revd))\.\s*"
_RUN: Final = later(rf"{_CAP}(?:(?:\s+{_SMALL}*|[-‐‑]|[’'](?=[{CAPITAL}])|{_STOP}){_CAP})*")
_JOINED: Final = later(rf"{_SMALL}*{_CAP}(?:[-‐‑’']{_CAP})*")
_SMALLS: Final = later(rf"{_SMALL}+$")
_AROUND: Final = 30  # characters in which the words before a name stand
_SAINT: Final = frozenset(("St", "Saint"))
_LONGEST_ACRONYM: Final = 4
# After these a lone word with a capital is somebody, or else a thing with a name.
_TOLD: Final = frozenset("called named with".split())
_OF: Final = frozenset("from for of and to about by".split())
_ABOUT: Final = frozenset("about by".split())
_ADDRESS: Final = "/setting/address/"
_INNER_CAPITAL: Final = later(rf"(?!Mc|Mac|De|Fitz|O[{CAPITAL}])[^\W\d_]*[a-z][{CAPITAL}]")


@dataclass(frozen=True, slots=True)
class PrivateName:
    """A name of a private field: its words, folded, in the order of the field.

    Each of them is enough, but for a name of which `whole` is asked.
    """

    parts: tuple[str, ...] = field(repr=False)
    of: PrivateText
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PrivateNames:
    """All of them, and by each word those that have it. A word may be several in one."""

    names: tuple[PrivateName, ...] = field(repr=False)
    having: Mapping[str, tuple[int, ...]] = field(repr=False)


def private_names(case: Case) -> PrivateNames:
    """Return the names of a case that no public field has. They are gathered once."""
    return case.remembered("private names", _gathered)


def _gathered(case: Case) -> PrivateNames:
    public = public_said(case)
    names: dict[tuple[str, ...], PrivateName] = {}
    having: dict[str, list[int]] = defaultdict(list)
    for text in sorted(private_texts(case), key=lambda one: not one.is_name):
        is_address = text.pointer.startswith(_ADDRESS)
        found = _names(text.text, is_name=text.is_name, is_address=is_address)
        for parts, joined, whole in _looked_for(found, public):
            if len(parts) < (2 if whole else 1) or parts in names:
                continue
            for part in dict.fromkeys((*parts, *joined)):
                having[part].append(len(names))
            names[parts] = PrivateName(parts, text, whole)
    return PrivateNames(tuple(names.values()), {one: tuple(ids) for one, ids in having.items()})


_Named = tuple[tuple[str, ...], tuple[str, ...], bool]


def _looked_for(names: Iterable[_Named], public: Public) -> Iterator[_Named]:
    """Yield names without the words that are public, and again with them, where all must stand.

    ‘Fable’ may be a street; ‘Robin Fable’ is the person all the same, unless a public field has it.
    """
    for parts, joined, whole in names:
        kept = tuple(part for part in parts if part not in public.words)
        yield kept, tuple(one for one in joined if one not in public.words), whole
        if not whole and kept != parts and not public.has(parts):
            yield parts, (), True


@remembered_of(512)
def _names(text: str, *, is_name: bool, is_address: bool) -> tuple[_Named, ...]:
    """Return the words of each name, what is written as one of them, and if all must stand."""
    if is_name:
        return tuple(((one,), (), False) for one in _each_word(text, vocabulary()))
    # ‘High Wycombe’ is a place, though ‘high’ is a word.
    place = tuple(one for one in folded_words(text) if one.isalpha()) if is_address else ()
    named = _lone(text, vocabulary()) if " " not in text else _each_name(text, vocabulary())
    return (*(((place, (), True),) if is_address else ()), *named)


def _each_name(text: str, words: Vocabulary) -> Iterator[_Named]:
    for run in _RUN.finditer(text):
        if not run.start() and run[0].isalpha() and folded(run[0]) not in words.given:
            continue  # a text begins with a capital
        for first, last, titled in _persons(run, words):
            said = text[first:last]
            parts = tuple(one for one in map(folded, _WORD.findall(said)) if len(one) > 1)
            joined = tuple(_joined(f"{_particles(text, first)}{said}"))
            if len(parts) > 1:
                yield parts, joined, not words.thing.isdisjoint(parts)
            elif parts and (titled or _is_name(text, first, last, parts[0], words)):
                yield parts, joined, False


def _lone(text: str, words: Vocabulary) -> Iterator[_Named]:
    """Yield a text that is one word, if that is a name and no other word."""
    parts = tuple(folded_words(text))
    strange = all(syllables.known(one) is None for one in parts)
    if words.common.isdisjoint(parts) and (strange or not words.given.isdisjoint(parts)):
        yield parts, tuple(_joined(text)), False


def _particles(text: str, at: int) -> str:
    """Return the small words of a name before its first capital: ‘de la ’."""
    match = _SMALLS.search(text, max(0, at - _AROUND), at)
    return match[0] if match else ""


def _each_word(name: str, words: Vocabulary) -> Iterator[str]:
    """Yield each single word of a private name: ‘Larkfield’ of Larkfield House."""
    for match in _WORD.finditer(name):
        word = folded(match[0])
        if len(word) > 3 and word not in words.common:
            yield word


def _persons(run: re.Match[str], words: Vocabulary) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a run of capitals that may be names, and if a title stands before.

    Titles and common words divide it; a month is a given name if another word follows it; an
    acronym is none, nor is a saint.
    """
    first = last = -1
    titled = False
    found = [(match.start(), match[0]) for match in _WORD.finditer(run[0])]
    beside = any(words.is_given(folded(word)) for _, word in found)
    for at, (start, word) in enumerate(found):
        saint = word in _SAINT or (at > 0 and found[at - 1][1] in _SAINT)
        acronym = _is_acronym(word, beside_a_name=beside)
        if saint or acronym or _divides(word, words, alone=at + 1 == len(found)):
            if first >= 0:
                yield run.start() + first, run.start() + last, titled
            first, titled = -1, folded(word) in words.titles
        else:
            first, last = (start if first < 0 else first), start + len(word)
    if first >= 0:
        yield run.start() + first, run.start() + last, titled


def _divides(word: str, words: Vocabulary, *, alone: bool) -> bool:
    fold = folded(word)
    if fold in MONTHS:
        return alone or fold not in words.weak
    return fold in words.common or fold in words.titles


def _is_acronym(word: str, *, beside_a_name: bool) -> bool:
    """Return whether a word is short for something: NHS, CAMHS, DoLS; not Jade FENWICK."""
    if word.isupper() and len(word) > 1:
        return len(word) <= _LONGEST_ACRONYM or not beside_a_name
    return _INNER_CAPITAL.match(word) is not None


def _is_name(text: str, first: int, last: int, fold: str, words: Vocabulary) -> bool:
    """Return whether a lone word with a capital is a name, by itself or by the word before it."""
    before = folded_words(text[max(0, first - _AROUND) : first])[-1:]
    opens = not text[:first].strip("‘“\"'( ") or text[:first].rstrip()[-1] in ".!?:"
    if fold in words.given:
        return True
    if opens or not before or fold in MONTHS or fold in words.thing:
        return False
    if before[0] in words.one or before[0] in words.titles or before[0] in _TOLD:
        return not text[last : last + 1].isdigit()
    strange = syllables.known(fold) is None
    return (before[0] in _OF and strange) or (before[0] in _ABOUT and fold in words.words)


def _joined(said: str) -> Iterator[str]:
    """Yield what somebody may write in one: `vanderberg`, `prycejones`, `orourke`."""
    for match in _JOINED.finditer(said):
        parts = folded_words(match[0])
        if len(parts) > 1:
            yield "".join(parts)


def initials_of(names: Iterable[PrivateName]) -> Mapping[str, PrivateName]:
    """Return the initials of names of two words or more, and whose they are."""
    found: dict[str, PrivateName] = {}
    for one in names:
        if len(one.parts) > 1 and not one.whole:
            found.setdefault("".join(part[0] for part in one.parts).upper(), one)
    return found
