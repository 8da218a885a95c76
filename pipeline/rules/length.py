"""LEN: how long a report is. The numbers are in the report type, with their source."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

_SCCIF = Citation("001", "888")

PARAGRAPHS = Rule(
    "LEN001",
    "many-paragraphs",
    Severity.WARNING,
    "A judgement section has no more paragraphs than its report type allows.",
    "The guidance asks, in most instances, for no more than 6 to 8 short paragraphs in a "
    "judgement section. Six is taken as the target and eight as the limit. Reports of settings "
    "that were judged outstanding or have several weaknesses may need more: there the finding "
    "is only a notice.",
    _SCCIF,
    "Join what belongs together, and leave out what does not change a reader’s view.",
)
LONG_PARAGRAPH = Rule(
    "LEN002",
    "long-paragraph",
    Severity.WARNING,
    "A paragraph of a judgement section is short.",
    "The guidance says that a paragraph is usually only 2 or 3 sentences long. Four or five "
    "give a notice, six or more a warning. In published reports about one paragraph in sixteen "
    "has six sentences or more.",
    _SCCIF,
    "Divide it where a new thought begins.",
)
LONE_SENTENCE = Rule(
    "LEN003",
    "lone-sentence",
    Severity.NOTICE,
    "A paragraph has more than one sentence.",
    "The guidance says that a paragraph is usually only 2 or 3 sentences long. A single "
    "sentence often states a finding without the evidence or the difference it makes.",
    _SCCIF,
    "Say what it rests on or what difference it makes, or join it to its neighbour.",
)
FEW_SHORT = Rule(
    "LEN004",
    "few-short-paragraphs",
    Severity.WARNING,
    "Most paragraphs of a judgement section have 2 or 3 sentences.",
    "‘Usually’ is read as at least half, in sections of four paragraphs or more. Where the "
    "setting was judged outstanding or has several weaknesses, the finding is only a notice.",
    _SCCIF,
    "Divide the long paragraphs and join the lone sentences.",
)

RULES = (PARAGRAPHS, LONG_PARAGRAPH, LONE_SENTENCE, FEW_SHORT)
