"""Words for proportions in a text, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.evidence.bundle import Measure
from pipeline.language.number_words import BEGUN, NUMBER, value
from pipeline.language.phrasing import BANDS, OWN_BANDS, Band, per_cent
from pipeline.model.pattern import later

_BAND = {word: band for band in (*BANDS, *OWN_BANDS) for word in band.words}
_ANY = later(
    r"\b(?:(?P<not>all but|too few|so few|at most|no fewer|at all)|(?P<word>"
    + "|".join(sorted(_BAND, key=len, reverse=True)).replace(" ", r"\s+")
    + r"))\b",
    re.IGNORECASE,
)


def band_in(text: str) -> Band | None:
    """Return the band of the first word for a proportion in a linked span, or nothing."""
    found = _ANY.search(text)
    return _BAND[" ".join(found["word"].lower().split())] if found and found["word"] else None


# --- numbers in a linked span ------------------------------------------------------------

_N = rf"({NUMBER}|none)"
_OF = later(rf"\b{_N}(?: out)? of (?:the |these |those |all |its |their )?{_N}\b", re.IGNORECASE)
_NUMBERS = later(rf"\b(?:{BEGUN}|none)\b", re.IGNORECASE)
_SHARE = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) ?(?:%|per ?cent\b)", re.IGNORECASE)
_COUNT = later(rf"(?<!\bbut )(?<!\bin )\b{_N}((?: (?!in\b)[a-z’-]+){{1,3}})$", re.IGNORECASE)


@lru_cache(maxsize=256)  # two rules ask
def numbers_wrong(text: str, measure: Measure) -> bool:
    """Return whether a linked span names a number that is not the measure's."""
    n, d = measure.numerator, measure.denominator
    has_two = " of " in text.lower() and len(_NUMBERS.findall(text)) > 1
    if has_two and (pairs := _OF.findall(text)):
        return any((_value(one), _value(of)) != (n, d) for one, of in pairs)
    if shares := _SHARE.findall(text):
        return any(not _is_share(share, n, d) for share in shares)
    unit, last = measure.unit.split()[-1].casefold(), text.split()[-1:]
    if [one.casefold() for one in last] == [unit] and (counted := _COUNT.search(text)):
        return _value(counted[1]) not in (n, d)
    return False


def _value(text: str) -> float:
    return 0 if text.lower() == "none" else value(text)


def _is_share(text: str, n: int, d: int) -> bool:
    """Return whether a per cent is the measure's, rounded to as many places as it has."""
    scale = int("1" + "0" * len(text.partition(".")[2]))
    return round(float(text) * scale) == per_cent(n * scale, d)


# --- words that are linked to nothing ----------------------------------------------------

_TIME = (
    "(?:minutes?|hours?|days?|nights?|mornings?|afternoons?|evenings?|weekends?|weeks?|months?|"
    "terms?|years?|times?|occasions?|visits?|while|moments?|sentences?|cases?|ways?|respects?|"
    "mon|tues|wednes|thurs|fri|satur|sun)"
)
_OF_THESE = (
    r"(?:of (?:the |these |those |their |its |his |her |our )?|the |these |those |their |its )"
)
_PLURAL = (
    r"(?!(?:always|as|does|has|is|its|less|perhaps|this|us|was)\b)"
    r"(?:[a-z’-]+s|children|people|staff|women|men|toddlers|those|them|whom)\b"
)
# What makes ‘most’ the highest degree of something: ‘most vulnerable families’.
_DEGREE = (
    "(?:able|affected|are|had|has|have|is|that|was|were|what|appropriate|at|basic|carefully|challenging|closely|clearly|common|commonly|"
    "complex|difficult|disadvantaged|effective|experienced|frequent|frequently|from|helpful|"
    "important|in|isolated|likely|needy|notable|notably|of all|often|pressing|recent|recently|"
    "relevant|senior|serious|severe|significant|striking|successful|suitable|to|trusted|urgent|"
    "useful|usual|usually|valuable|valued|vulnerable|when|who|with)"
)
_UNLINKED = later(
    rf"\b(?:almost|nearly|virtually) (?:all|none|no)\b(?! (?:of )?(?:the )?{_TIME})"
    rf"|(?<!age of )\b(?:(?:the|an?|very|small|large|vast|overwhelming|great|only) )*majority\b"
    r"(?! (?:vote|view|decision|rule|party|shareholder|language|culture))"
    r"|\b(?:an?|the|only|small|large) (?:(?:very|small|large) )*minority\b"
    r"(?! (?:ethnic|language|group|communit|background|interest|view|faith|religio|cultur))"
    rf"|(?<!\bthe )(?<!\bat )(?<!\bvery )\bmost (?!{_DEGREE}\b){_OF_THESE}?"
    rf"(?:\d[\d,]* )?(?:[a-z’-]+ ){{0,2}}?"
    rf"(?!{_TIME}(?<!cases)(?<!visits)\b)(?!(?<=\bin most )cases|(?<=\bon most )visits){_PLURAL}"
    rf"|(?<!\ba )(?<!\btoo )(?<!\bso )(?<!\bthe )(?<!\bnext )(?<!\blast )(?<!\bpast )(?<!\bfirst )"
    rf"(?<!\bas )(?<!\bhow )\b(?:very )?few (?!{_TIME}\b)(?:{_OF_THESE}(?!{_TIME}\b))?"
    rf"(?:[a-z’-]+ ){{0,2}}?{_PLURAL}"
    r"|(?<!and a )(?<!first )(?<!second )(?<!other )(?<!and )"
    r"\b(?:(?:about|around|roughly|over|under|almost|nearly|(?:more|less|fewer) than) )?half "
    rf"(?:of )?(?:the |these |those |their |its |all )(?!{_TIME}\b)(?:[a-z’-]+ )?{_PLURAL}",
    re.IGNORECASE,
)


def unlinked(text: str, linked: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where words for proportions of something stand outside the linked spans."""
    for start, end in _shares(text):
        if not any(start < stop and end > first for first, stop in linked):
            yield start, end


@lru_cache(maxsize=512)  # the same text is looked at more than once
def _shares(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _UNLINKED.finditer(text))
