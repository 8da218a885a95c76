"""Other settings that no capital tells: ‘The Willows’, ‘ROWAN LODGE’, ‘rowan lodge’, SC123456."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.names.known import general, houses, known_words, references, settings
from pipeline.language import spelling
from pipeline.model.pattern import later
from pipeline.model.phrase_needs import has_any
from pipeline.resources import remembered, remembered_of

# What a reference or a name in capitals has.
_MAY_HOLD = later(r"\d{5}|[A-Z]{4}")
_REFERENCE = later(
    r"\b(?:URN|[Uu]nique reference number|[Rr]egistration number)(?: is| was|:)? ?"
    r"(?P<bare>[A-Z]{0,2}\d{5,8})\b"
)
_LOUD = later(r"(?<![\w’-])(?:[A-Z][A-Z’-]{2,} ){1,2}(?P<last>[A-Z]{4,})(?![\w-])")
# Of words in small letters, those that hardly ever stand behind a misspelt word.
_QUIET = frozenset("lodge house grange manor villa hall court cottage farm view".split())
_LOWER = later(rf" (?:{'|'.join(sorted(_QUIET))})(?![\w-])")
_BEFORE = later(r"(?<![\w’-])[a-z]{5,}$")
_BACK = 24  # characters in which the word before stands
_THE = later(r"[Tt](?<![\w’-].)he (?P<name>[A-Z][a-z]+s?)(?! [A-Z])(?![\w’-])(?P<then> [a-z]+)?")
_SINGULAR = later(r" (?:is|was|has|does|gives|offers|provides|helps|runs|takes|works|makes|needs)$")


def other_settings(case: Case) -> Iterator[tuple[Passage, int, int]]:
    """Yield each name or reference of a setting that is not that of the bundle, and where."""
    known = known_words(case)
    for passage in case.prose:
        for start, end, words in _in(passage.text):
            if not all(one in known for one in words):
                yield passage, start, end


_Setting = tuple[int, int, tuple[str, ...]]
"""What may be the name or reference of a setting, with its words: it is another’s unless all of
these are known.
"""


@remembered_of(1024)
def _in(text: str) -> tuple[_Setting, ...]:
    return tuple(_each_in(text))


def _each_in(text: str) -> Iterator[_Setting]:
    if _MAY_HOLD.search(text):
        yield from _referred(text)
    for match in _LOWER.finditer(text) if has_any(text, _QUIET) else ():
        first = max(0, match.start() - _BACK)
        name = _BEFORE.search(text[first : match.start()])
        if name and not spelling.is_word(name[0]):
            yield first + name.start(), match.end(), (name[0],)
    for match in _THE.finditer(text):
        if _is_house(match["name"], match["then"] or ""):
            yield match.start(), match.end("name"), (match["name"].lower(),)


def _referred(text: str) -> Iterator[_Setting]:
    """Yield references and names in capitals."""
    places = [match.span() for match in _prefixed().finditer(text)]
    places += [match.span("bare") for match in _REFERENCE.finditer(text)]
    for start, end in places:
        yield start, end, (text[start:end].lower(),)
    for match in _LOUD.finditer(text):
        *before, last = match[0].split()
        telling = tuple(one.lower() for one in before if one.capitalize() not in general())
        if last.capitalize() in settings():
            yield *match.span(), telling  # without words of its own it is nobody’s


@remembered
def _prefixed() -> re.Pattern[str]:
    return later(rf"\b(?:{'|'.join(sorted(references()))}) ?\d{{5,7}}\b")


def _is_house(name: str, then: str) -> bool:
    """Return whether ‘The Willows’ is a house: by its name, or a plural that does as one thing."""
    if name in houses():
        return True
    is_plural = name.endswith("s") and not name.endswith("ss") and name not in general()
    return is_plural and _SINGULAR.match(then) is not None
