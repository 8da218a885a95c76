"""Days of a month in words: ‘the fifth of February’, ‘the twenty-first of May’."""

from __future__ import annotations

_SMALL = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DAYS = {
    **{word: at for at, word in enumerate(_SMALL, 1)},
    **{f"twenty-{word}": 20 + at for at, word in enumerate(_SMALL[:9], 1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
SPOKEN = rf"(?<!\bone )(?<!\ba )(?i:{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?= of )"
"""A day in words, as a regular expression; ‘of’ follows it, or ‘her second May’ would be a date."""


def day_number(text: str) -> int:
    """Return the day that digits, with or without an ending, or words say; 0 for none."""
    digits = "".join(one for one in text if one.isdecimal())
    return int(digits) if digits else _DAYS.get(text.lower(), 0)
