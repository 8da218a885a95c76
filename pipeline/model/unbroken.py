"""What no line break divides: dates, telephone numbers, sums of money, shares and numbers with what
they count.

Only the blanks between their parts change, each for one that does not break. No letter is added
or lost, so that places in the text stay what they are.
"""

from __future__ import annotations

import re
from typing import Final

_MONTH: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_TOGETHER: Final = re.compile(
    rf"\b[0-9]{{1,2}} (?:{_MONTH})(?: [0-9]{{4}})?\b"
    rf"|\b(?:{_MONTH}) [0-9]{{4}}\b"
    r"|[0-9] (?:per cent|million|thousand|of [0-9][0-9,]*)\b"
    r"|[0-9] (?=[a-z]{2})"
    r"|\b[0-9]{1,2}(?:[.:][0-9]{2})? [ap]\.?m\b"
    r"|(?<![0-9,.] )(?<![0-9,.])(?:\+44 (?:\(0\) ?)?[1-9]|\(?0)[0-9]{1,5}\)?(?: [0-9]{2,6}){1,4}\b"
    r"|\b116 [0-9]{3}\b"  # helplines of Europe
)
_FIGURE: Final = re.compile("[0-9]")  # in each of them one stands
NO_BREAK: Final = "\N{NO-BREAK SPACE}"


def unbroken(words: str) -> str:
    """Return words of the same length, with no blank to break at inside a date or a figure."""
    if not _FIGURE.search(words):
        return words
    return _TOGETHER.sub(lambda found: found[0].replace(" ", NO_BREAK), words)
