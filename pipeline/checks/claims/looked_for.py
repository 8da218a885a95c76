"""Which words for how many of a text a record should count. They are looked for once in a text."""

from __future__ import annotations

import re

from pipeline.checks.claims.asserted import is_asserted, is_subject
from pipeline.checks.claims.how_many import (
    Said,
    apart,
    everybody,
    is_of_people,
    many,
    ranges,
    shares,
    wholes,
)
from pipeline.model.pattern import later
from pipeline.model.phrase_search import found_from
from pipeline.resources import remembered_of

# The words that what the two patterns below find begins with.
_OF_SOME = frozenset(
    "many most majority minority few almost nearly virtually practically half several some number "
    "bulk proportion percentage share part plenty lot lots dozens scores handful numerous "
    "countless any overwhelmingly".split()
)
_OF_EACH = frozenset("all every each none not never always".split())
_SOME = later(
    r"\b(?:many|most|majority|minority|few|almost|nearly|virtually|practically|half|several|some|"
    r"(?:number|bulk|proportion|percentage|share|part|plenty|lots?|dozens|scores|handful) of|"
    r"numerous|countless|any|overwhelmingly)\b",
    re.IGNORECASE,
)
_EACH = later(r"\b(?:all|every|each|none|not one|never|always)\b", re.IGNORECASE)

Spans = tuple[tuple[int, int], ...]
"""Where the linked words of a text stand."""


@remembered_of(512)
def asserted(text: str, linked: Spans, counted: str) -> tuple[Said, ...]:
    """Return the words that measures may contradict, which count what `counted` says."""
    found = (*wholes(text), *ranges(text), *shares(text, linked), *many(text))
    return tuple(one for one in apart(found) if is_asserted(one, counted))


@remembered_of(512)
def of_people(text: str, linked: Spans) -> tuple[Said, ...]:
    """Return the shares of people that a record should count."""
    shared = (one for one in shares(text, linked) if is_of_people(one))
    return tuple(apart((*shared, *many(text))))


@remembered_of(1024)
def some_people(text: str, linked: Spans) -> tuple[Said, ...]:
    """Return these where the text has a word for some."""
    return of_people(text, linked) if any(found_from(_SOME, text, _OF_SOME)) else ()


@remembered_of(512)
def of_all(text: str) -> tuple[Said, ...]:
    """Return where something is said of all people of a kind, or of none."""
    if not any(found_from(_EACH, text, _OF_EACH)):
        return ()
    return tuple(one for one in everybody(text) if is_subject(one) and is_asserted(one))
