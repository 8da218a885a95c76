"""Numbers as they are written: ‘a hundred and twenty’, ‘two dozen’, ‘four score’, 12½."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    "nought": 0,
    "a": 1,
    **{word: at for at, word in enumerate(_ONES)},
    **{word: 10 * at for at, word in enumerate(_TENS, start=2)},
}
_GREAT = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_GREATEST = 1e18  # more than anybody counts: a longer row of digits is this many
SIGNS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
"""Fractions that are one sign, by that sign."""

# What begins alike is written once: a number has this eight times in it, and takes long to compile.
_BELOW_100 = (
    r"(?:(?:(?:thir|fif|six|seven|eigh|nine)(?:ty|teen)|(?:twen|for)ty|fourteen)"
    rf"(?:(?<=y)[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES[:13])}|nought)"
)
_BELOW_1000 = rf"(?:(?:(?:a )?hundred|{_BELOW_100}(?: hundred)?)(?:(?<=hundred) and {_BELOW_100})?)"
_THOUSANDS = rf"(?:thousand|million|billion)(?:,? (?:and )?{_BELOW_1000})?"
_SCORE = (
    rf"score(?: and {_BELOW_100})?"
    r"(?= (?:people|children|staff|men|women|[a-z-]*[a-rt-z]s)\b|[.,;])"
)

DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+|[{''.join(SIGNS)}])?"
"""A number in digits, as a regular expression."""

NUMBER = (
    rf"(?:{DIGITS}(?:(?: and a half)? (?:hundred|thousand|million|billion))?"
    rf"|{_BELOW_100}(?: and a half (?:hundred|thousand|million|billion)| dozen)"
    r"|half[ -](?:a[ -])?dozen"
    rf"|(?:two|three|four|five|six|seven|eight|nine)[ -]?{_SCORE}"
    rf"|(?:a )?(?:{_THOUSANDS}|dozen)"
    rf"|{_BELOW_1000}(?: {_THOUSANDS})?)"
)
"""A number in digits or in words, as a regular expression; case counts."""

BEGUN = (
    rf"(?:{DIGITS}|{_BELOW_100}|(?:a )?(?:hundred|thousand|million|billion|dozen)"
    rf"|half[ -](?:a[ -])?dozen|(?:two|three|four|five|six|seven|eight|nine){_SCORE})"
)
"""How a number begins: with the end of a word behind it, it is found wherever `NUMBER` is.

It is a quarter as long: for looking ahead, and to see whether there is a number in a text.
"""

BEGINS = rf"(?:{'|'.join((*_TENS, *_ONES, *_GREAT, 'nought', 'half', 'a'))})"
"""What a number in words begins with, as a regular expression; case counts."""

_PART = re.compile(r"[a-z]+")


def value(written: str) -> float:
    """Return the value of what `NUMBER` finds."""
    before, half, after = written.lower().partition(" and a half ")
    if half:
        return (value(before) + 0.5) * _GREAT[after]
    digits, _, great = written.replace(",", "").partition(" ")
    if digits[:1].isdigit():
        part = SIGNS.get(digits[-1], 0)
        whole = float(digits[:-1] if part else digits)
        return min((whole + part) * _GREAT.get(great, 1), _GREATEST)
    return float(_in_words(written.lower()))


def _in_words(written: str) -> int:
    whole = part = 0
    if written.startswith("half"):
        return 6
    for word in _PART.findall(written.replace("score", " score")):
        if word in ("thousand", "million", "billion"):
            whole, part = whole + max(part, 1) * _GREAT[word], 0
        elif word in _GREAT:
            part = max(part, 1) * _GREAT[word]
        else:
            part += _VALUES.get(word, 0)
    return whole + part
