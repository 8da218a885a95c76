"""Fractions and multiples: ‘two thirds of’, ‘by half’, ‘⅔’, ‘half an hour’, ‘twice’, ‘tenfold’."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.number_words import NUMBER, SIGNS, value
from pipeline.model.pattern import later

_BELOW = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10
}  # fmt: skip
_ABOVE = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9
}  # fmt: skip
_VERB = (
    "had|have|has|were|was|are|is|did|do|said|came|come|took|take|go|went|live|lived|felt|feel|"
    "can|cannot|could|may|might|must|should|will|would|do|does|has|live|stop|drop|leave|"
    "return|returned|stay|stayed|attend|attended|use|used|need|needed|left|leave|of|in|from"
)
_FRACTION = later(
    r"\b(?P<again>half|an? (?:third|quarter|fifth|tenth)) as \w+ again\b"
    r"|\b(?P<half>(?:(?:a|one)[ -])?half)(?: (?:an? )(?P<unit>hour|day|week|month|year)\b"
    rf"|(?= (?:of|the|these|those|their|its|all|our|as) )|(?= (?:{_VERB})\b)|(?=[.,;:)]| \(|$))"
    r"|\b(?P<above>an?|one|two|three|four|five|seven|nine)[ -]"
    r"(?P<below>third|quarter|fifth|sixth|eighth|tenth)(?P<many>s?)"
    r"(?: of an? (?P<part>hour|day|week|month|year|kilogram|kilo|litre|mile|metre|pound)\b"
    rf"|(?= (?:{_VERB})\b)|(?= (?:more|fewer|less|higher|lower|longer|shorter)\b)"
    r"|(?=[.,;:)]| \(|$))"
    r"|(?P<times>\b(?:twice|doubled|doubling|double(?= (?:the|that|what|its|their|as)\b)|"
    r"trebled|trebling|treble(?= (?:the|that|what)\b)|tripled|tripling|thrice|quadrupled|"
    r"quadrupling|quintupled|halved|halving)\b)"
    rf"|(?<!\w)(?P<sign>[{''.join(SIGNS)}])(?!\w)"
    r"(?: (?:of )?(?:an? )?(?P<of>hour|day|week|month|year)\b)?",
    re.IGNORECASE,
)
_FOLD = later(
    rf"\b(?<!is )(?<!are )(?<!was )(?<!were )(?P<fold>{NUMBER})[ -]?fold\b", re.IGNORECASE
)
_NOT_HALF = later(
    r"\b(?:other|first|second|last|better|another|and|and a|nobody’s) $", re.IGNORECASE
)
_TIMES = {"tw": 2, "do": 2, "tr": 3, "th": 3, "qua": 4, "qui": 5, "ha": 0.5}


def fractions(text: str) -> Iterator[tuple[int, int, float, str]]:
    """Yield where each stands, its value, and its unit: a unit of time, `times`, or ''."""
    for match in _FOLD.finditer(text) if "fold" in text else ():
        yield *match.span(), value(match["fold"]), "times"
    for match in _FRACTION.finditer(text):
        start, end = match.span()
        if match["times"]:
            said = match["times"].lower()
            yield start, end, _TIMES.get(said[:3]) or _TIMES[said[:2]], "times"
        elif match["again"]:
            part = _BELOW[match["again"].split()[-1].lower()]
            yield start, end, 1 + 1 / part, "times"
        elif match["sign"]:
            yield start, end, SIGNS[match["sign"]], (match["of"] or "").lower()
        elif match["half"]:
            if not _NOT_HALF.search(text[max(0, start - 12) : start]):
                yield start, end, 0.5, (match["unit"] or "").lower()
        elif (above := _ABOVE[match["above"].lower()]) == 1 or match["many"]:
            yield start, end, above / _BELOW[match["below"].lower()], (match["part"] or "").lower()
