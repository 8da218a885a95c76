"""RDB: readability of sections. Never an error: no formula knows whether a family understands."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

_STYLE = Citation(says="the house style")

MEAN = Rule(
    "RDB001",
    "long-sentences-on-average",
    Severity.WARNING,
    "Sentences are short on average.",
    "Readers lose the thread of long sentences, above all when they are worried or tired. "
    "Published reports of children’s homes have 14 to 20 words a sentence on average.",
    Citation(says="Plain English Campaign: an average of 15 to 20 words"),
    "Divide the longest sentences first.",
)
SHARE = Rule(
    "RDB002",
    "many-long-sentences",
    Severity.WARNING,
    "Few sentences are over 25 words.",
    "A single long sentence can be right. Where a fifth of them are long, the section is hard.",
    _STYLE,
    "Divide the longest sentences first.",
)
GRADE = Rule(
    "RDB003",
    "high-reading-grade",
    Severity.WARNING,
    "The Flesch-Kincaid grade of a section is within the range of published reports.",
    "The grade grows with words in a sentence and syllables in a word. It is given only for "
    "100 words or more of prose: headings, lists, tables and quotations apart.",
    _STYLE,
    "Use shorter words where one says the same, and divide long sentences.",
)
EASE = Rule(
    "RDB004",
    "low-reading-ease",
    Severity.WARNING,
    "The Flesch reading ease of a section is within the range of published reports.",
    "It counts the same things as the grade, with more weight on long words. Higher is easier.",
    _STYLE,
    "Use shorter words where one says the same, and divide long sentences.",
)

RULES = (MEAN, SHARE, GRADE, EASE)
