"""Speech after a colon that no quotation marks set apart: ‘A parent told us: it is fine here.’"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.quotation_marks import Quotation
from pipeline.checks.claims.speech.cues import cues
from pipeline.checks.claims.speech.spoken import Speech
from pipeline.checks.claims.words import vocabulary
from pipeline.language.sentences import spans
from pipeline.model.pattern import later
from pipeline.resources import remembered, remembered_of

_FEWEST = 3  # words that are speech and no list


@remembered
def _said() -> re.Pattern[str]:
    told = r"(?: (?:to )?(?:us|me|him|her|them|inspectors?|the inspectors?|the inspection team))?"
    return later(rf"\b{vocabulary().saying}{told}: (?P<words>[A-Za-z][^‘“\"\n:;]*)", re.IGNORECASE)


@remembered_of(1024)
def unmarked(text: str) -> tuple[Speech, ...]:
    """Return what follows a verb of saying and a colon in a sentence, said by somebody."""
    return tuple(_each_unmarked(text)) if ": " in text else ()


def _each_unmarked(text: str) -> Iterator[Speech]:
    for start, end in spans(text):
        match = _said().search(text, start, end) if text.find(": ", start, end) >= 0 else None
        if not match or len(match["words"].split()) < _FEWEST:
            continue
        before = text[start : match.end() - len(match["words"])].strip()
        known = cues()
        if known.somebody.search(before) and not known.silent.search(before):
            words = match["words"].rstrip(" .!?")
            span = (match.start("words"), match.start("words") + len(words))
            yield Speech(Quotation((words,), span), before)
