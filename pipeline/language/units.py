"""Units of numbers, as they are written: per cents, great numbers, time, weight, length."""

from __future__ import annotations

import re

PER_CENT = re.compile(r" ?(?:%|per ?cent\b|pct?\b|percentage points?\b)", re.IGNORECASE)
GREAT = re.compile(r" ?(?:(?P<b>billion|bn)|(?P<m>million|m)|(?P<k>thousand|k))\b", re.IGNORECASE)
SPAN = re.compile(
    r"(?P<half>[- ]and[- ]a[- ]half)?[- ](?:(?P<work>working|school)[- ]|(?:full|whole|consecutive|"
    r"calendar|further|more|long|separate|successive)[- ])*"
    r"(?P<unit>minute|hour|day|night|week|month|year|decade)(?P<many>s?)"
    r"(?P<half_after> and a half)?\b"
    r"(?![- ](?:groups?|workers?|staff|shifts?|carers?|trips?|outings?)\b)"
    r"(?P<old>[- ](?:old|of age)\b)?",
    re.IGNORECASE,
)
SHORT = re.compile(
    r" ?(?P<short>mins?|wds?|hrs?|wks?|mths?|mnths?|yrs?|days?|weeks?|months?|years?|hours?|"
    r"minutes?)\b\.?(?P<old>[- ]?olds?\b)?",
    re.IGNORECASE,
)
CUT = re.compile(
    r" (?P<short>mins|wds?|hrs?|wks?|mths?|mnths?|yrs?)\b\.?(?P<old>[- ]?olds?\b)?", re.IGNORECASE
)
"""Units that are cut short, as they stand behind a number in words: ‘two yrs’."""
THEN = re.compile(r" (?:before|earlier|ago|previously)\b", re.IGNORECASE)
SHORT_UNITS = {
    "mi": "minute", "hr": "hour", "ho": "hour", "wk": "week", "we": "week", "mt": "month",
    "mn": "month", "mo": "month", "yr": "year", "ye": "year", "da": "day", "wd": "working day",
}  # fmt: skip
_QUANTITY = re.compile(
    r"(?: ?|-(?=(?:mile|kilometre|metre|litre)\b))"
    r"(?P<unit>kilogram|kilo|kg|gram|g|litre|l|millilitre|ml|kilometre|km|metre|m|centimetre|cm|"
    r"mile|pound|pence|p|percentage point|degree|mg|mph|feet|foot|ft|m[2²]|sq ?m|square metre|acre)"
    r"s?\b(?!-)",
    re.IGNORECASE,
)
_SMALL = 10  # ‘a five-mile walk’ says which one, ‘a 140-mile trip’ how far
QUANTITIES = {
    "kilogram": ("g", 1000), "kilo": ("g", 1000), "kg": ("g", 1000), "gram": ("g", 1),
    "g": ("g", 1), "litre": ("ml", 1000), "l": ("ml", 1000), "millilitre": ("ml", 1),
    "ml": ("ml", 1), "kilometre": ("cm", 100_000), "km": ("cm", 100_000), "metre": ("cm", 100),
    "m": ("cm", 100), "centimetre": ("cm", 1), "cm": ("cm", 1), "mile": ("cm", 160_934),
    "pound": ("£", 1), "pence": ("£", 0.01), "p": ("£", 0.01), "degree": ("degrees", 1),
    "mg": ("g", 0.001), "mph": ("mph", 1), "feet": ("feet", 1), "foot": ("feet", 1),
    "ft": ("feet", 1), "m2": ("m²", 1), "m²": ("m²", 1), "sq m": ("m²", 1), "sqm": ("m²", 1),
    "square metre": ("m²", 1), "acre": ("acres", 1),
}  # fmt: skip
UNITS = {
    "minute": ("minutes", 1),
    "hour": ("minutes", 60),
    "day": ("days", 1),
    "working day": ("working days", 1),
    "night": ("days", 1),
    "week": ("days", 7),
    "month": ("months", 1),
    "year": ("months", 12),
    "decade": ("months", 120),
}


def quantity_in(number: float, behind: str) -> tuple[str, float, int] | None:
    """Return the unit of a quantity by the words behind its number, how much it is, and its length.

    A unit of one letter that stands apart may be anything.
    """
    match = _QUANTITY.match(behind)
    if not match or (len(match["unit"]) == 1 and match[0][0] == " "):
        return None
    if match[0][0] == "-" and number < _SMALL:
        return None
    return *QUANTITIES[match["unit"].lower()], match.end()
