"""Whether a number is more than another where it is said to be, and so many times as much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.claims.arithmetic.terms import Sentence, Term, Wrong, told, values
from pipeline.language.amount import Kind
from pipeline.model.pattern import later

_AS_MUCH = re.compile(
    r" (?:as (?:many|much|often|high|long|few)\b(?! (?:as|of)\b)|the (?:number|figure)\b)",
    re.IGNORECASE,
)
_AGAIN = later(r" as (?:many|much)(?: \w+){0,2} again\b", re.IGNORECASE)
_THAN = re.compile(
    r"(?:^|[,(–] ?|\b(?:is|was|are|were) )(?:many |far |slightly |a little )?"
    r"(?P<way>more|fewer|less|higher|lower) than (?:the )?$",
    re.IGNORECASE,
)
_THEN = later(
    r" (?:of|in|for|during) (?:the )?(?:\w+ )?(?:spring|summer|autumn|winter|term|year|"
    r"quarter|months?|week|[12]\d{3}|January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b| (?:a|the) (?:year|month|term|week) (?:before|earlier|ago)\b",
    re.IGNORECASE,
)
_SO_MORE = re.compile(
    r"(?:, (?:so|and so|which means that|meaning that) |; )(?:the |more )?(?P<noun>[a-z]+) "
    r"(?:[a-z]+ ){1,2}?(?P<way>more|less|fewer|higher|lower|longer)\b(?! than)",
    re.IGNORECASE,
)
_FEWEST = 0.15  # by which ‘twice as many’ may be off


def compared(sentence: Sentence) -> Iterator[Wrong]:
    """Yield a number that is not so many times another, or not more or less than another."""
    for at, term in enumerate(sentence.terms):
        if term.amount.kind in (Kind.TIMES, Kind.FRACTION):
            yield from _as_much(sentence, term)
        elif at and term.unit:
            yield from _than(sentence, sentence.terms[at - 1], term)
    if len(sentence.terms) == len(("one", "other")):
        yield from _so_more(sentence, *sentence.terms)


def _as_much(sentence: Sentence, times: Term) -> Iterator[Wrong]:
    """Yield ‘half as many’ beside two numbers of which neither is half of the other."""
    if not _AS_MUCH.match(sentence.behind(times)) or times.amount.about:
        return
    others = [one for one in sentence.terms if one is not times and one.unit in ("count", "£")]
    others = [one for one in others if one.amount.kind is not Kind.TIMES]
    numbers = values(others)
    if len(numbers) != 2 or not others[0].goes_with(others[1]) or not all(numbers):
        return
    wanted = max(times.amount.value, 1 / times.amount.value) if times.amount.value else 0
    if _AGAIN.match(sentence.behind(times)):
        wanted = 1 + times.amount.value
    ratio = max(numbers) / min(numbers)
    if wanted and abs(ratio - wanted) > _FEWEST * wanted:
        great, small = told([max(numbers)], others[0].unit), told([min(numbers)], others[0].unit)
        yield Wrong(times, f"{great} is {ratio:.1f} times {small}")


def _so_more(sentence: Sentence, first: Term, last: Term) -> Iterator[Wrong]:
    """Yield ‘toys took £9 and books £4, so books cost more’, which they did not."""
    found = _SO_MORE.search(sentence.behind(last))
    if not found or not first.unit or first.unit != last.unit:
        return
    noun = found["noun"].lower()
    heads = [sentence.ahead(first).lower(), sentence.between(first, last).lower()]
    of_first, of_last = (re.search(rf"\b{re.escape(noun)}\b", one) is not None for one in heads)
    if of_first == of_last:
        return
    one, other = values([first, last]) if of_first else values([last, first])
    is_more = found["way"].lower() in ("more", "higher", "longer", "most")
    if (one <= other) if is_more else (one >= other):
        yield Wrong(last, f"{told([one], first.unit)} is not {found['way'].lower()}")


def _than(sentence: Sentence, one: Term, other: Term) -> Iterator[Wrong]:
    """Yield ‘12, more than the 15 of the autumn’, where the one is not more than the other."""
    found = _THAN.search(sentence.ahead(other))
    if not found or not one.goes_with(other) or not _THEN.match(sentence.behind(other)):
        return
    first, last = values([one, other])
    is_more = found["way"].lower() in ("more", "higher")
    if (first <= last) if is_more else (first >= last):
        yield Wrong(other, f"{told([first], one.unit)} is not {found['way'].lower()}")
