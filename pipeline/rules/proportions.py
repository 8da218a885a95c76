"""PRP: proportions in words, held against their numbers; see `pipeline/language/phrasing.py`."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

ANNEX_C = Citation("004", "3179-3189")
OWN_USE = Citation(says="our own use of 004:3179-3189, which is guidance for children’s centres")
_ARITHMETIC = Citation(says="our own rule: words and numbers must not contradict each other")

WORD = Rule(
    "PRP001",
    "proportion-word",
    Severity.WARNING,
    "A word for a proportion fits its number.",
    "‘Most’ means 80 to 96 per cent in the table of the guidance, ‘a majority’ 51 to 64. Where "
    "words mean the same in every report, reports can be compared. Exactly half is in no band: "
    "‘half’, ‘all’ and ‘none’ are our own words for what they say. For frameworks that do not use "
    "the table it is only a notice.",
    ANNEX_C,
    "Use the word that the limit shows, or link the word to the right record.",
)
WRONG_SIDE = Rule(
    "PRP002",
    "wrong-side-of-half",
    Severity.ERROR,
    "A word for more than half stands for more than half.",
    "‘Most’ for 40 per cent is no question of style: the word and the number contradict each "
    "other, so one of them is wrong.",
    _ARITHMETIC,
    "Correct the word, or the number in the evidence.",
)
UNLINKED = Rule(
    "PRP003",
    "unlinked-proportion",
    Severity.NOTICE,
    "A word for a proportion is linked to its number.",
    "The paragraph rests on evidence with a number. Only a word that is linked to it can be held "
    "against it.",
    _ARITHMETIC,
    "Link the words to their record: [most families](evidence:E12).",
)
IMPOSSIBLE = Rule(
    "PRP004",
    "impossible-measure",
    Severity.ERROR,
    "A measure counts no more than there are.",
    "More than all, or some of none, is a slip of the keys.",
    _ARITHMETIC,
    "Correct the numerator or the denominator.",
)
WRONG_NUMBER = Rule(
    "PRP005",
    "wrong-number",
    Severity.ERROR,
    "A number that is linked to a measure is the number of the measure.",
    "The report would contradict its own evidence.",
    _ARITHMETIC,
    "Correct the number in the text or in the evidence.",
)

RULES = (WORD, WRONG_SIDE, UNLINKED, IMPOSSIBLE, WRONG_NUMBER)
