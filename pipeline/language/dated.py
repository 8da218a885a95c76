"""What has digits and is no amount: dates, years, ordinals, telephone numbers, codes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.pattern import later

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
GLUED = (
    r"(?i:kg|km|cm|ml|g|l|m|p|k|bn|pct?|mins?|wds?|hrs?|wks?|mths?|mnths?|yrs?|days?|weeks?|months?|years?|"
    r"hours?|minutes?|mg|mph|ft|[ck]?m[2²]|sq ?m|x)"
)
"""Units that are written without a space behind their number, as a regular expression."""

_COUNTED = (
    r" \d{1,2}(?! (?:inspectors|days|weeks|months|years|hours)\b) (?:were\b|are\b|have\b|"
    r"(?:(?:new|more|other|young|further|late|serious|written)\s)?"
    r"(?:children|people|young people|staff|men|women|"
    r"(?!this\b|its\b|was\b|his\b)[a-z]{2,}[a-rt-z]s)\b)"
)
COUNTS = rf"(?={_COUNTED})"
"""What is behind a month whose number counts: ‘In July 4 were found’, ‘since May 3 staff left’."""


def of_a_day(months: str) -> str:
    """Return what finds a place at which one of some months may have its day behind it."""
    return rf"(?:(?<=\b[Oo]n )|(?<=day )|(?<=day, )|(?!(?:{months}){_COUNTED}))"


_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?"
_NO_AMOUNT = later(  # each of them begins with a word
    r"(?<!\w)(?=\w)(?:"
    rf"\b{_DAY}(?:(?:,| and| to| or| ?[–-]) ?{_WEEKDAY}{_DAY}){{0,12}} (?:of )?(?:{MONTHS})\b"
    r"(?:,? \d{4}\b)?"
    rf"|(?<!\bto )\b{of_a_day(MONTHS)}(?:{MONTHS}) {_DAY}\b"
    rf"(?:(?: and | to |[–-]){_DAY}\b)?(?:,? \d{{4}}\b)?"
    rf"|\b(?:{MONTHS}),? (?:19|20)\d\d\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b"
    r"|\b\d{4}-\d\d-\d\d\b"
    r"|\b(?:1[5-9]|20)\d\d(?:[/–-]\d{2,4})?\b(?![,.]\d)"
    r"|\b\d+(?:st|nd|rd|th)\b"
    r"|\b0\d{2,4}(?:[ -]?\d{2,4})+\b"
    r"|\b(?:999|111|101)\b"
    r"|(?<!£)(?<!£ )\b\d{6,}\b(?! (?:people|children|staff|men|women|per cent|"
    r"(?!(?:was|is|has|does|as|its|his|this|says)\b)[a-z-]+[a-rt-z]s)\b|%)"  # 412345 is a reference
    r"|\b\d+(?:\.\d+){2,}\b"
    r"|\b(?!x\d{1,3}\b)[A-Za-z](?=[\w/-]*\d)[\w/-]*\b"  # M25, SC012345
    rf"|\b\d+(?!{GLUED}\b)[A-Za-z](?:\w*\d\w*)?\b)"  # 3b, 12A4
)


def not_amounts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where there are numbers that are no amounts."""
    return (match.span() for match in _NO_AMOUNT.finditer(text))
