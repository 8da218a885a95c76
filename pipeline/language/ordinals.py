"""Ordinals that count, and ratios: ‘the 14th child’, ‘a third home’, ‘3:1’, ‘ratio of 1 to 3’."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.number_words import NUMBER, value
from pipeline.model.pattern import later

_SMALL = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRST = 3
_WRITTEN = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS)})[- ])?(?:{'|'.join(_SMALL)})"
    rf"|(?:{'|'.join(one[:-1] for one in _TENS)})ieth)"
)
_ORDINAL = later(
    rf"\b(?:the|an?|his|her|their|its|this|our) (?P<at>{_WRITTEN})"
    rf"(?= (?:(?:and|or|to) (?P<then>{_WRITTEN}) )?(?P<noun>[a-z][a-z’-]+))",
    re.IGNORECASE,
)
_BEGINS = later(rf"\s*(?:(?:and|but|the) )*(?P<at>{_WRITTEN})\b(?! (?:time|of)\b)", re.IGNORECASE)
_WORKER = (
    r"(?:key ?worker|social worker|worker|adult|carer|inspector|member of staff|staff member|nurse|"
    r"teacher)"
)
# ‘one worker for every four children’, ‘four children to each worker’
_STAFFED = later(
    rf"\b(?:one|1) {_WORKER} (?:to|for|with)(?: every| each)? "
    rf"|\b(?:to|for|per)(?: every| each| one| a)? {_WORKER}\b",
    re.IGNORECASE,
)
_EACH = later(rf"({NUMBER})\b(?= [a-z]*[a-rt-z]s\b| children)", re.IGNORECASE)
# ‘14 days for each worker’ are no ratio
_LASTS = r"(?:min(?:ute)?|hou?r|day|night|we?e?k|mo?n?th|ye?a?r|hr|wk|yr)s?"
_ALL = later(rf"\b({NUMBER}) (?!(?:[a-z-]+ )?{_LASTS} )(?:[a-z-]+ ){{1,2}}$", re.IGNORECASE)
_BACK = 40  # characters in which a number and what it counts stand
# Few texts have any of these, and what finds a ratio takes long to make ready.
_MAYBE_RATIO = re.compile(
    r"\d:\d|ratio|\bto (?:\d|a |half |nou|zer|one|two|thr|thi|fou|for|fif|fiv|six|sev|eig|nin|ten|"
    r"ele|twe|hun|tho|mil|doz).*?(?:staffing|supervision)",
    re.IGNORECASE,
)
_RATIO = later(
    r"(?<![\d:.,/])(?P<first>\d{1,2}):(?P<last>\d)(?![\d:]|\.\d)"
    rf"|\bratios?(?: [a-z-]+){{1,8}}?(?<! from) "
    rf"(?P<one>{NUMBER}) (?:to|for every|for each) (?P<other>{NUMBER})\b"
    rf"|(?<!\bfrom )\b(?P<many>{NUMBER}) to (?P<few>{NUMBER}) (?:staff )?"
    r"(?:ratios?|staffing|supervision(?! (?:session|meeting)s))\b",
    re.IGNORECASE,
)


def ordinals(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Yield where each ordinal from the third on stands, its number, and the word behind it."""
    for match in _ORDINAL.finditer(text):
        for part in ("at", "then"):
            if match[part] and (number := _number(match[part].lower())) >= _FIRST:
                yield *match.span(part), number, match["noun"].lower()


def begins_with(text: str, start: int, end: int) -> int:
    """Return the number of the ordinal that a part of a text begins with, or 0: ‘the sixth’."""
    match = _BEGINS.match(text, start, end)
    return _number(match["at"].lower()) if match else 0


def _number(written: str) -> int:
    """Return the number of an ordinal: 21 of ‘21st’ and of ‘twenty-first’."""
    if written[0].isdigit():
        return int(written[:-2])
    if written.endswith("tieth"):
        return 10 * (_TENS.index(f"{written[:-4]}y") + 2)
    tens, _, small = written.replace("-", " ").rpartition(" ")
    return 10 * (_TENS.index(tens) + 2 if tens else 0) + _SMALL.index(small) + 1


def ratios(text: str) -> Iterator[tuple[int, int, float, float]]:
    """Yield where each ratio stands, and its two numbers."""
    yield from _staffed(text)
    if not _MAYBE_RATIO.search(text):
        return
    for match in _RATIO.finditer(text):
        if match["first"]:
            yield *match.span(), float(match["first"]), float(match["last"])
        else:
            first, last = ("one", "other") if match["one"] else ("many", "few")
            yield match.start(first), match.end(last), value(match[first]), value(match[last])


def _staffed(text: str) -> Iterator[tuple[int, int, float, float]]:
    for match in _STAFFED.finditer(text):
        if match[0].endswith(" "):
            if number := _EACH.match(text, match.end()):
                yield *number.span(1), 1, value(number[1])
            continue
        first = max(0, match.start() - _BACK)
        if number := _ALL.search(text[first : match.start()]):
            yield first + number.start(1), first + number.end(1), value(number[1]), 1
