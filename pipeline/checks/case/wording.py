"""Where a text says what a rule about words looks for, and what only looks like it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.case.case import Case
from pipeline.checks.case.headings import JUDGEMENTS, headings
from pipeline.checks.case.quotation_marks import quotations
from pipeline.evidence.public import Items, child, text_of
from pipeline.language.sentences import spans
from pipeline.model.phrase import Phrase
from pipeline.model.phrase_needs import words_of
from pipeline.model.phrase_search import Lookup
from pipeline.report_type.demands import Forbidden, GradeWords, Said

_OTHERS = 3  # words between quotation marks that are somebody’s, and no term or grade

# What people leave out of a name of two words and more: ‘Ferry Road’ for the centre so called.
_KIND = re.compile(
    r"(?<=\w) (?:Children[’']s Centre|(?:Children and |Residential )?Family Centre"
    r"|(?:County|Borough|City) Council)(?: Group)?$"
)

Names = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of a rule, ready to be looked for in one bundle."""

    phrases: tuple[Lookup, ...]
    unless: tuple[Lookup, ...]
    own_words: bool

    @classmethod
    def of(cls, rule: Forbidden | GradeWords | Said, names: Names) -> Wording:
        """Return the wording of a rule. A phrase that needs names of which there are none is out.

        `names` gives those at a pointer.
        """
        own_words = isinstance(rule, GradeWords) or (isinstance(rule, Forbidden) and rule.own_words)
        return cls(_ready(rule.phrases, names), _ready(rule.unless, names), own_words)

    def hits(self, text: str, *, apart: bool = False) -> Iterator[tuple[int, int]]:
        """Yield where the phrases stand; with `apart` the whole text is a quote.

        A place that several phrases find is there once, as the longest of them.
        """
        found = {match.span() for one in self.phrases for match in one.found_in(text)}
        if not found:
            return
        last = -1
        for start, end in _longest(sorted(found)):
            if start < last or not self._counts(text, start, end, apart=apart):
                continue
            last = end
            yield start, end

    def _counts(self, text: str, start: int, end: int, *, apart: bool) -> bool:
        return not (
            (self.unless and self._is_excepted(text, start, end))
            or (self.own_words and _is_of_others(text, start, end, apart=apart))
        )

    def _is_excepted(self, text: str, start: int, end: int) -> bool:
        first = next((one for one, stop in reversed(spans(text)) if one <= start), 0)
        last = next((stop for _, stop in spans(text) if stop >= end), len(text))
        return any(any(one.found_in(text[first:last])) for one in self.unless)


class Wordings:
    """The wordings of some rules: which of them may find something in a text."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        lookups = [(at, one) for at, each in enumerate(wordings) for one in each.phrases]
        self._all = sorted({at for at, _ in lookups})
        self._always = {at for at, one in lookups if one.words is None}
        self._having = _by_word(tuple((at, one) for at, one in lookups if one.words is not None))

    def likely(self, text: str) -> Sequence[int]:
        """Return the numbers of those that may find something in a text, in order."""
        words = words_of(text)
        if words is None:
            return self._all
        found = set(self._always)
        for word in self._having.keys() & words.keys():
            found |= self._having[word]
        return sorted(found)


@lru_cache(maxsize=64)
def _by_word(lookups: tuple[tuple[int, Lookup], ...]) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = {}
    for at, one in lookups:
        for word in one.words or ():
            found.setdefault(word, set()).add(at)
    return found


def names_at(case: Case, pointer: str) -> tuple[str, ...]:
    """Return the names at a pointer, or none; for judgements all that they are called."""
    if pointer == JUDGEMENTS:
        return tuple(one for forms in headings(case.report_type).values() for one in forms)
    node = case.bundle.public.at(pointer)
    found = [child(one, "name") for one in node] if isinstance(node, Items) else [node]
    return tuple(name for one in found for name in _said_as(text_of(one)))


def _said_as(name: str) -> Iterator[str]:
    """Yield a name, and what is left of it where people leave out the kind of setting."""
    if name:
        yield name
    if " " in (short := _KIND.sub("", name)) and short != name:
        yield short


def _ready(phrases: Sequence[Phrase], names: Names) -> tuple[Lookup, ...]:
    """Return what finds the phrases: those that are the same for a whole type, then the others."""
    if not phrases:
        return ()
    of_type = tuple(one for one in phrases if {*one.slots} <= {JUDGEMENTS})
    found = [_of_type(of_type, names(JUDGEMENTS) if any(one.slots for one in of_type) else ())]
    if others := [one for one in phrases if not {*one.slots} <= {JUDGEMENTS}]:
        filled = {slot: names(slot) for one in others for slot in one.slots}
        found.append(Lookup([search for one in others for search in one.search(filled)]))
    return tuple(found)


@lru_cache(maxsize=256)  # the same in every bundle of a type
def _of_type(phrases: tuple[Phrase, ...], judgements: tuple[str, ...]) -> Lookup:
    filled = {JUDGEMENTS: judgements}
    return Lookup([search for one in phrases for search in one.search(filled)])


def _longest(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans, from the first to the last; of those that begin at one place the longest."""
    return sorted({start: (start, end) for start, end in found}.values())


def _is_of_others(text: str, start: int, end: int, *, apart: bool) -> bool:
    """Return whether words stand in a quote."""
    for one in quotations(text, apart=apart):
        first, last = one.likeliest
        if first <= start and end <= last and len(text[first:last].split()) >= _OTHERS:
            return True
    return False
