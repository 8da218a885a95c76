"""Numbers written in words: ‘a hundred and twenty’, ‘twenty-one’, ‘two dozen’."""

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
_GREAT = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}

_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{_ONE}|nought)"
_BELOW_1000 = rf"(?:(?:(?:a|{_BELOW_100}) )?hundred(?: and {_BELOW_100})?|{_BELOW_100})"
WORDS = (
    rf"(?:(?:(?:a|{_BELOW_1000}) )?(?:thousand|million)(?:,? (?:and )?{_BELOW_1000})?"
    rf"|half a dozen|(?:(?:a|{_BELOW_100}) )?dozen|{_BELOW_1000})"
)
"""A number in words, as a regular expression; case counts."""

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A number in digits, as a regular expression."""

NUMBER = (
    rf"(?:(?:{DIGITS}|{_BELOW_100}) and a half (?:hundred|thousand|million)"
    rf"|{DIGITS}(?: (?:hundred|thousand|million))?|{WORDS})"
)
"""A number of either kind, as a regular expression; case counts."""

_PART = re.compile(r"[a-z]+")


def value(written: str) -> float:
    """Return the value of what `NUMBER` finds."""
    before, half, after = written.lower().partition(" and a half ")
    if half:
        return (value(before) + 0.5) * _GREAT[after]
    digits, _, great = written.replace(",", "").partition(" ")
    if digits[:1].isdigit():
        return float(digits) * _GREAT.get(great, 1)
    return float(_in_words(written.lower()))


def _in_words(written: str) -> int:
    whole = part = 0
    if written == "half a dozen":
        return 6
    for word in _PART.findall(written):
        if word in ("thousand", "million"):
            whole, part = whole + max(part, 1) * _GREAT[word], 0
        elif word in _GREAT:
            part = max(part, 1) * _GREAT[word]
        else:
            part += _VALUES.get(word, 0)
    return whole + part
