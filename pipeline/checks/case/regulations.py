"""What a reference to a regulation or to a standard looks like."""

from __future__ import annotations

import re

from pipeline.model.pattern import later

_NUMBER = later(
    r"\b(?:regulations?|regs?\.?|sections?|s\.|articles?|paragraphs?|schedules?|rules?|parts?)"
    r"\s*(?!(?:19|20)\d\d\b)\d+[A-Z]{0,2}(?:\s?\(\w{1,4}\))*",
    re.IGNORECASE,
)
# ‘the Children’s Homes (England) Regulations 2015’: a name with capitals, its kind, its year.
_INSTRUMENT = later(
    r"[A-Z][\w’'-]+[,)]?(?: (?:and|of|for|to|the|in|etc\.?|\(?[A-Z][\w’'-]+[,)]*))*"
    r" (?:Regulations|Act|Order|Rules|Measure)(?: \([^)]*\))*,? (?:19|20)\d\d\b"
)
_STANDARD = later(
    r"\b(?:NMS|standards?)(?:(?: no\.?| number)? ?\d+| (?:on|about|for|that) (?:\w+ )*\w{4})",
    re.IGNORECASE,
)
_NAMED_STANDARD = later(
    r"\b(?!(?:the|a|an|this|that|relevant|national|minimum|quality|appropriate|right)\b)[a-z’-]+"
    r"(?: [a-z’,-]+)* standard\b",
    re.IGNORECASE,
)
_GUIDANCE = later(r"\b(?:guidance|code of practice|framework|circular|handbook)\b", re.IGNORECASE)
_KNOWN = later(
    r"working together to safeguard|keeping children safe|early years foundation stage|"
    r"the care planning|children act 1989",
    re.IGNORECASE,
)
_TITLE = later(r"(?!NMS\b)[A-Z][\w’'-]+(?: (?:a|and|for|in|of|on|the|to|with))* [A-Z][\w’'-]+")
_FEWEST = 3  # words that name guidance: ‘statutory guidance’ names none


def missing_in_regulation(text: str) -> list[str]:
    """Return what a reference to a regulation lacks: a number, a named instrument, or both."""
    found = {
        "number": _NUMBER.search(text),
        "instrument with its year, such as the … Regulations 2002": _INSTRUMENT.search(text),
    }
    return [what for what, match in found.items() if not match]


def names_standard(text: str) -> bool:
    """Return whether a text names a standard, a regulation, or guidance by its name."""
    if _STANDARD.search(text) or _NUMBER.search(text) or _KNOWN.search(text):
        return True
    if _NAMED_STANDARD.search(text) or _TITLE.search(text):
        return True
    return bool(_GUIDANCE.search(text)) and len(text.split()) >= _FEWEST
