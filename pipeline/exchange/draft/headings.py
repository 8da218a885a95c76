"""Which section of a report a heading of a draft names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.exchange.draft.passages import Passage
from pipeline.model.paragraph_marks import alike
from pipeline.runs.slots import Slot

BOLD: Final = 10
"""The level of a heading that is only bold: below all that Word has."""
_LINE: Final = 11
_LONGEST: Final = 120
_FEWEST: Final = 3  # words that tell a title by its beginning
_NUMBER: Final = re.compile(
    r"(?:(?:section|part) )?(?:[0-9]+(?:\.[0-9]+)*[.):]?|(?:[a-z]|[ivx]+)[.):]) +", re.IGNORECASE
)
_QUOTES: Final = str.maketrans("‘’“”–—", "''\"\"--")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, from 1; the section it names, if any; what it says beyond its name."""

    level: int
    slot: Slot | None
    beyond: str = ""


class Headings:
    """The headings of a draft, held against the sections of a report."""

    def __init__(self, slots: Iterable[Slot], passages: Iterable[Passage]) -> None:
        everything = tuple(slots)
        self._titles = _by_name((one.title, one) for one in everything)
        ids = ((id_, one) for one in everything for id_ in (one.section, one.narrative))
        self._ids = _by_name(ids)
        self._document = ""
        self._document = self._likely(passages)

    def _likely(self, passages: Iterable[Passage]) -> str:
        """Return the document most of whose sections are named; the first of several."""
        found = (self.of(one) for one in passages if one.where == "body")
        slots = [one.slot for one in found if one and one.slot]
        votes = Counter(
            each.document for slot in slots for each in self._titles.get(_name(slot.title), (slot,))
        )
        return max(votes, key=lambda one: votes[one], default="")

    def of(self, passage: Passage) -> Heading | None:
        """Return a passage as a heading; None for one that is none.

        What names a section by its whole words is one, however it looks. Where it only begins with
        them, or says an id, or the first words of one name alone, it must look like a heading.
        """
        words = alike(passage.text)
        level = passage.level or (BOLD if _is_bold_line(passage, words) else 0)
        if not words or (len(words) > _LONGEST and not level):
            return None
        for name, beyond in _readings(words):
            if beyond and not level:
                continue
            found = self._titles.get(name)
            if level:
                found = found or self._ids.get(name) or self._beginning(name)
            if found:
                return Heading(level or _LINE, self._best(found), beyond)
        return Heading(level, None) if level else None

    def _beginning(self, name: str) -> tuple[Slot, ...]:
        """Return the sections of the one title that begins with a name; none for a short one."""
        if len(name.split()) < _FEWEST:
            return ()
        found = [slots for title, slots in self._titles.items() if title.startswith(f"{name} ")]
        return found[0] if len(found) == 1 else ()

    def _best(self, found: tuple[Slot, ...]) -> Slot:
        """Return the section of the document that the draft is of; else one that is shown."""
        return min(found, key=lambda one: (one.document != self._document, not one.is_shown))


def _by_name(named: Iterable[tuple[str, Slot]]) -> Mapping[str, tuple[Slot, ...]]:
    found: dict[str, tuple[Slot, ...]] = {}
    for words, slot in named:
        if name := _name(words):
            found[name] = (*found.get(name, ()), slot)
    return found


def _name(words: str) -> str:
    plain = alike(words).casefold().translate(_QUOTES).replace("_", " ").replace("-", " ")
    return " ".join(plain.removeprefix("the ").rstrip(" .:").split())


def _readings(words: str) -> Iterator[tuple[str, str]]:
    """Yield the names that a heading may say, and for each what is left: a grade, say."""
    yield _name(words), ""
    number = _NUMBER.match(words)
    bare = words[number.end() :] if number else words
    if number:
        yield _name(bare), ""
    for whole in dict.fromkeys((words, bare)):
        before, colon, after = whole.partition(":")
        if colon and after.strip():
            yield _name(before), after.strip()


def _is_bold_line(passage: Passage, words: str) -> bool:
    ends = words.endswith((".", ";", ","))
    return passage.is_bold and not passage.mark and len(words) <= _LONGEST and not ends
