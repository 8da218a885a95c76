"""What people are said to have said, with the quote that holds it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import normal
from pipeline.checks.claims.speech.quotes import NOT_SAID, Spoken, is_said, spoken
from pipeline.checks.claims.speech.speakers import WRONG
from pipeline.checks.claims.told.places import address
from pipeline.checks.quotes import NO_PERMISSION
from pipeline.model.claim import Borne, Claim, How

_RULES = (NOT_SAID.id, NO_PERMISSION.id, WRONG.id)


def speech(case: Case) -> Iterator[Claim]:
    """Yield each quote that people wrote."""
    for one in spoken(case):
        passage, (start, end) = one.written.passage, one.speech.span
        borne = tuple(_borne(one))
        how = How.HELD if borne else How.NOTHING
        at = address(passage, start, end)
        yield Claim(at, passage.text[start:end], "quote", _RULES, how, borne)


def _borne(one: Spoken) -> Iterator[Borne]:
    """Yield the quote, or the statement that has it, of the first record that the passage names."""
    for record in one.held_by[:1]:
        if one.written.rests and record not in one.written.records:
            return
        quoted = normal(record.quote.text) if record.quote else ""
        in_quote = is_said(one.speech.quotation, quoted)
        yield Borne(f"{record.pointer}/{'quote/text' if in_quote else 'statement'}")
