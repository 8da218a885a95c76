"""Which part of a set a sentence speaks of: ‘the three that were late’, ‘the rest’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.claims.how_many import Said
from pipeline.checks.claims.sets.telling import told, turned
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.number_words import BEGUN, value
from pipeline.language.sentences import spans
from pipeline.model.pattern import later
from pipeline.resources import remembered_of

_PART = later(
    rf"\b(?:the|these|those)\s+(?P<n>{BEGUN}|\d+)\s+(?:[\w’-]+\s+){{0,2}}?"
    r"(?:that|who|which|with|without)\b(?P<which>.*)"
    r"|\b(?:the\s+)?(?:rest|others?|remaining|remainder)\b"
    rf"(?:\s+(?P<left>{BEGUN}|\d+)\b)?.*"
    r"|\bthose\s+(?:that|who|with|without)\b(?P<those>.*)"
    r"|\bthe\s+(?P<ones>[\w’-]+)\s+ones\b.*",
    re.IGNORECASE | re.DOTALL,
)
_APART = later(r"(?:,|\s[–—-])\s+$")
_PLACED = later(
    r"\s+(?:in|on|at|by|from|with|without|after|before|under|over|because)\b", re.IGNORECASE
)
_EACH = later(r"(?:\b(?:an?|half)\s+[a-z]+|\d\S*(?:\s+[a-z]+)?|\b[a-z]+)\s+$", re.IGNORECASE)
_ENDS = later(r"\s*(?:$|[.,;:)])")
_ALONE = later(  # ‘few still do’
    r"\s+(?:(?:still|now|also|already|always)\s+)?"
    r"(?:do|does|did|are|were|is|was|have|has|had|can|could)(?:n[’']t|\s+not)?"
    r"(?:\s+(?:so|now|still|today|any more))?\s*[.;,!?]?\s*",
    re.IGNORECASE,
)


_SO = later(  # ‘So have all the recommendations’
    r"\s*(?:and )?so (?:is|are|was|were|has|have|had|do|does|did)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a word is said of: how many it is, if the text tells, and which are meant."""

    of: frozenset[int]
    which: frozenset[str]
    turned: frozenset[str]


@remembered_of(256)
def part(ahead: str) -> Part | None:
    """Return the part of a set that a clause is about up to a word, or nothing."""
    match = _PART.search(ahead)
    if not match:
        return None
    n = match["n"] or match["left"]
    which = match["which"] or match["those"] or match["ones"] or ""
    of = frozenset([int(value(n))] if n else ())
    return Part(of, told(which), turned(which, len(which), len(which)))


def is_apart(said: Said) -> bool:
    """Return whether a word is added to what stands ahead of it: ‘two were late, both in May’."""
    text, (first, last) = said.text, said.place
    is_after = _APART.search(text, first, said.start) is not None
    return is_after and _PLACED.match(text, said.end, last) is not None


def is_price(said: Said) -> bool:
    """Return whether ‘each’ ends what each has: ‘an hour each’, ‘two each’."""
    text, (first, last) = said.text, said.place
    if said.words.lower() != "each" or not _ENDS.match(text, said.end, last):
        return False
    return _EACH.search(text, first, said.start) is not None


def counted_last(said: Said) -> frozenset[int]:
    """Return the last number of a set that its sentence tells ahead of a word, or none."""
    first, _ = said.place
    found = [
        int(one.value)
        for one in amounts(said.text)
        if first <= one.start < said.start and _is_number(one)
    ]
    return frozenset(found[-1:])


def looked_back(said: Said, first: int, last: int) -> str:
    """Return what a clause without words of its own means: ‘20 came; few still do’."""
    text = said.text
    if _SO.fullmatch(text, first, said.start):
        return before(said)
    if not _ALONE.fullmatch(text, said.end, last):
        return ""
    start = said.place[0]
    if text[start:first].strip(" ,;"):
        return text[start:first]
    return before(said)


def before(said: Said) -> str:
    """Return the sentence before that of a word, or ''."""
    text = said.text
    return next((text[a:b] for a, b in _ahead(text, said.place[0])), "")


def _ahead(text: str, at: int) -> Iterator[tuple[int, int]]:
    yield from reversed([place for place in spans(text) if place[1] <= at])


def _is_number(one: Amount) -> bool:
    return one.kind in (Kind.COUNT, Kind.SHARE) and one.value == int(one.value) and one.value > 1
