"""Ordinals that count, and ratios: ‘the 14th child’, ‘a third home’, ‘3:1’, ‘ratio of 1 to 3’."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.number_words import NUMBER, value
from pipeline.model.pattern import later

_SMALL = (
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_FIRST = 3
_ORDINAL = later(
    rf"\b(?:the|an?|his|her|their|its|this|our) (?P<at>(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|"
    rf"{'|'.join(_SMALL)})(?= (?P<noun>[a-z][a-z’-]+))",
    re.IGNORECASE,
)
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
        digits = match["digits"]
        number = int(digits) if digits else _SMALL.index(match["at"].lower()) + _FIRST
        if number >= _FIRST:
            yield match.start("at"), match.end("at"), number, match["noun"].lower()


def ratios(text: str) -> Iterator[tuple[int, int, float, float]]:
    """Yield where each ratio stands, and its two numbers."""
    if not _MAYBE_RATIO.search(text):
        return
    for match in _RATIO.finditer(text):
        if match["first"]:
            yield *match.span(), float(match["first"]), float(match["last"])
        else:
            first, last = ("one", "other") if match["one"] else ("many", "few")
            yield match.start(first), match.end(last), value(match[first]), value(match[last])
