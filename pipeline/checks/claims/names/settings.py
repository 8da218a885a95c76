"""Other settings that no capital tells: ‘The Willows’, ‘ROWAN LODGE’, ‘rowan lodge’, SC123456."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.names.known import general, houses, known_words, references, settings
from pipeline.language import spelling
from pipeline.model.pattern import later
from pipeline.model.phrase_needs import has_any
from pipeline.resources import remembered

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
        for start, end in _in(passage.text, known):
            yield passage, start, end


def _in(text: str, known: Container[str]) -> Iterator[tuple[int, int]]:
    if _MAY_HOLD.search(text):
        yield from _referred(text, known)
    for match in _LOWER.finditer(text) if has_any(text, _QUIET) else ():
        first = max(0, match.start() - _BACK)
        name = _BEFORE.search(text[first : match.start()])
        if name and name[0] not in known and not spelling.is_word(name[0]):
            yield first + name.start(), match.end()
    for match in _THE.finditer(text):
        if match["name"].lower() not in known and _is_house(match["name"], match["then"] or ""):
            yield match.start(), match.end("name")


def _referred(text: str, known: Container[str]) -> Iterator[tuple[int, int]]:
    """Yield references and names in capitals."""
    places = [match.span() for match in _prefixed().finditer(text)]
    places += [match.span("bare") for match in _REFERENCE.finditer(text)]
    for at in places:
        if text[slice(*at)].lower() not in known:
            yield at
    for match in _LOUD.finditer(text):
        *before, last = match[0].split()
        telling = [one for one in before if one.capitalize() not in general()]
        if last.capitalize() in settings() and _is_strange(telling, known):
            yield match.span()


@remembered
def _prefixed() -> re.Pattern[str]:
    return later(rf"\b(?:{'|'.join(sorted(references()))}) ?\d{{5,7}}\b")


def _is_strange(words: list[str], known: Container[str]) -> bool:
    return bool(words) and not all(one.lower() in known for one in words)


def _is_house(name: str, then: str) -> bool:
    """Return whether ‘The Willows’ is a house: by its name, or a plural that does as one thing."""
    if name in houses():
        return True
    is_plural = name.endswith("s") and not name.endswith("ss") and name not in general()
    return is_plural and _SINGULAR.match(then) is not None
