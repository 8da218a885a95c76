"""The words around a number that say the arithmetic which would explain it."""

from __future__ import annotations

import re

from pipeline.model.pattern import later

TOTAL = later(
    r"\b(?:between them|combined|overall|in (?:all|total|the (?:course|space))|"
    r"altogether|total|adds? up|comes? to|taking)\b",
    re.IGNORECASE,
)
REST = later(
    r"\b(?:left|leaves?|leaving|remain\w*|rest|others?|apart|instead|longer|later|slow\w*|exceed\w*|beyond)\b",
    re.IGNORECASE,
)
COMPARES = later(
    r"\b(?:more|fewer|less|higher|lower|longer|shorter|quicker|faster|sooner|earlier|later|above|below|"
    r"than|twice|half|double\w*|as (?:many|much|often|long)|compared|gap|difference|saving|"
    r"extra)\b",
    re.IGNORECASE,
)
LEAVES = later(r"\b(?:leaves?|leaving|remaining|others?) (?:\w+ ){0,2}$", re.IGNORECASE)
LEFT_OVER = later(r"\b(?:leaves|leaving|the remaining|the other|the others,) $", re.IGNORECASE)
LEVEL = later(  # ‘up to 18%’ is no change of 18%
    r"\b(?:from|(?<!close )to|at|was|were|is|are|stood) "
    r"(?:(?:about|some|nearly|almost|only|just|over) )?$",
    re.IGNORECASE,
)
ADDED = later(r"\b(?:more|another|further|additional|plus|extra)\b| \+ ", re.IGNORECASE)
RANGE = later(r" ?(?:to|or|and|–|-) ?", re.IGNORECASE)
OF = later(r" (?:out )?of (?:(?:the|a|an|its|our|this) )?", re.IGNORECASE)
GAP_OF = later(r"\bgaps? of (?:\w+ )?$", re.IGNORECASE)
NOT = later(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE)
NOT_BEHIND = later(r"(?: [\w’-]+){0,5}?(?: not| never|n[’']t)\b")
A_YEAR = later(r"(?: \w+){0,2} (?:an?|per|each|every|in (?:an?|the|each)) year\b", re.IGNORECASE)
MORE = later(r"\b(?:more|further|extra|additional|fewer|less)\b", re.IGNORECASE)
MORE_SO = later(
    r" (?:shorter|longer|smaller|larger|bigger|fewer|less|more|lower|higher|quicker|slower|"
    r"cheaper)\b",
    re.IGNORECASE,
)
LONGER = later(r" (?:longer|shorter|later|earlier|sooner|extra|too)\b", re.IGNORECASE)
LASTS = later(
    r"[ -](?:\w+ )?(?:min|hour|hr|da[yi]|night|week|wk|fortnight|month|mth|year|yr|term)",
    re.IGNORECASE,
)
