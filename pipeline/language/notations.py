"""Numbers in odd notations: ‘9/10’, ‘hundreds of’, ‘XII’."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.number_words import value
from pipeline.model.pattern import later

_SLASHED = later(r"(?<![\w/.,:£-])(?P<n>\d{1,3})/(?P<m>\d{1,3})(?![\w/-]|[.,:]\d)")
_NO_SHARE = later(
    r"\b(?:on|by|dated|until|from|since|due|before|after|in|for|of|the|levels?|years?|sections?|"
    r"stages?|tiers?|bands?|pages?|flats?|units?|rooms?|groups?|class|sets?|ages?|aged|size)"
    r"(?: the)? $",
    re.IGNORECASE,
)
_AHEAD = 16  # characters before a number that say what it is
_YEARS = later(r"[ -](?:year|academic|school|financial|intake|cohort)", re.IGNORECASE)
_GREAT = later(r"dozen|hundred|thousand|million|scores", re.IGNORECASE)
_LETTERS = later(r"[IVX]{2}")
_MANY = later(
    r"\b(?:(?:several|many|a few|few|some) )?(?P<great>dozen|hundred|thousand|million)s(?= of\b)"
    r"|\b(?:several|many|a few) (?P<some>dozen|hundred|thousand|million)\b"
    r"|(?:\b(?:for|with|by|helped|reached|seen|saw) |^|(?<=[.;,] ))(?P<score>scores)"
    r"(?= of (?:[a-z]+s|children|people)\b)",
    re.IGNORECASE,
)
_ROMAN = later(
    r"(?:(?P<before>[^\s]+) )?(?<![\w.’-])(?P<roman>(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3}))"
    r"(?= [a-z-]*[a-rt-z]s\b)"
)
_FIGURES = ((10, 10), (50, 50))  # said of what is perfect, or open
_LEFT_BLANK = ("XX", "XXX", "IV")  # to be filled in; ‘IV drips’ are no four
_LABELLED = ("type", "part", "grade", "phase", "class", "stage", "level", "act", "chapter")
_SCORE = 20
_VALUES = {"I": 1, "V": 5, "X": 10}

_COMPOUND = later(r"-(?:\w|(?: and| or| to) \w+-year)", re.IGNORECASE)  # ‘three-bedroom’
_AS = (
    r" (?:as (?:many|much|often|high|long|likely)|higher|larger|bigger|greater|longer|"
    r"the (?:number|figure|rate|average|national|amount|size|cost|total))\b"
)
_AS_MANY = later(_AS, re.IGNORECASE)
_TIMES = later(rf" (?:times|occasions)\b(?P<more>{_AS})?", re.IGNORECASE)
_CROSSES = ("x", "X", "×")
_X = later(r"(?<!\d )(?<!\w)[x×] ?$", re.IGNORECASE)  # ‘x4 as many’, not ‘4 x 4’
_X_BEHIND = later(r" ?[x×](?![\w]| ?\d)", re.IGNORECASE)
_FACTOR = later(r"\bfactor of (?:[a-z]+ )?$", re.IGNORECASE)
_STRONG = later(
    r"-(?!plus\b|hour\b|year\b|day\b|first|second|third|[a-z]+th\b)[a-z]+", re.IGNORECASE
)
_LEAST_COMPOUND = 10  # ‘a 24-place centre’ counts; ‘a two-bedroom flat’ says which


def slashed(text: str) -> Iterator[tuple[int, int, float, float]]:
    """Yield where ‘n/m’ is a share and no date, school year or label, and its two numbers."""
    for match in _SLASHED.finditer(text) if "/" in text else ():
        n, m = int(match["n"]), int(match["m"])
        ahead = text[max(0, match.start() - _AHEAD) : match.start()]
        is_year = m == n + 1 and m > 12 and _YEARS.match(text, match.end())
        if (
            1 < m >= n
            and (n, m) not in _FIGURES
            and not is_year
            and not (_NO_SHARE.search(ahead) and m <= 31)
        ):
            yield *match.span(), n, m


def many(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield where ‘hundreds of’ and the like stand, and of what number there are several."""
    for match in _MANY.finditer(text) if _GREAT.search(text) else ():
        if match["score"]:
            yield *match.span("score"), _SCORE
        else:
            yield *match.span(), value(match["great"] or match["some"])


def romans(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a Roman numeral counts something, and its value: not ‘Part XII’."""
    for match in _ROMAN.finditer(text) if _LETTERS.search(text) else ():
        before, roman = match["before"] or "", match["roman"]
        is_named = before[:1].isupper() and before[-1:] not in ".:;"
        is_named = is_named or before in _LABELLED
        if roman not in _LEFT_BLANK and not is_named:
            yield *match.span("roman"), _roman(roman)


def _roman(written: str) -> int:
    parts = [_VALUES[letter] for letter in written]
    following = [*parts[1:], 0]
    return sum(-one if one < then else one for one, then in zip(parts, following, strict=True))


def times(text: str, start: int, end: int, look: int) -> tuple[int, str] | None:
    """Return where a number of times ends, and ‘multiple’ if it is of as much; else nothing.

    As far as `look` says is looked around the number: ‘by a factor of six’, ‘six times’, x6.
    """
    before, behind = text[max(0, start - look) : start], text[end : end + look]
    if "factor of" in before.lower() and _FACTOR.search(before):
        return end, "multiple"
    if match := _TIMES.match(behind):
        return end + match.end(), "multiple" if match["more"] else ""
    x = _X_BEHIND.match(behind)
    if text[start].isdigit() and (x or (before[-2:].strip() in _CROSSES and _X.search(before))):
        return end, "multiple" if _AS_MANY.match(behind, x.end() if x else 0) else ""
    return None


def is_compound(number: float, behind: str) -> bool:
    """Return whether a number says which, and counts nothing: ‘two-bedroom’, not ‘24-place’."""
    is_counted = number >= _LEAST_COMPOUND and _STRONG.match(behind)
    return _COMPOUND.match(behind) is not None and not is_counted
