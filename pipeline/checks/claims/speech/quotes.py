"""EVD: speech in the report, against the quotes of the records that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.case.case import Case
from pipeline.checks.case.followed import follows_report
from pipeline.checks.case.passages import normal
from pipeline.checks.case.quotation_marks import Quotation, is_title, marked
from pipeline.checks.claims.rested import Written, shown, written
from pipeline.checks.claims.speech.nearly import Nearly, nearly
from pipeline.checks.claims.speech.spoken import Speech, speeches
from pipeline.checks.claims.speech.unmarked import unmarked
from pipeline.checks.evidence import turned_on
from pipeline.evidence.bundle import Evidence
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.measured import Measured

NOT_SAID = Rule(
    "EVD012",
    "quote-not-in-evidence",
    Severity.WARNING,
    "What the report gives as somebody’s words stands in a record that the paragraph rests on.",
    "A reader takes speech for what was said. Words that nobody can find in the evidence may be a "
    "slip of memory, or nobody’s. Speech is what a verb of saying or a speaker stands beside, a "
    "quote set apart, and a whole sentence between quotation marks. Titles, names and terms are no "
    "speech, but words that are nearly a recorded quote are, whatever stands beside them. Parts "
    "of a quote are fine, and so are left-out words marked by an ellipsis or in square brackets. "
    "Where the words are in another record, a notice says so.",
    Citation("001", "786"),
    "Correct the words, add the quote to the evidence, or take the quotation marks away.",
    measured=Measured(
        "the paragraphs of tests/gate", hits=42, judged=42, right=41, faults=53, found=41
    ),
)

_MARK = re.compile("[‘“\"'«»‹„`]")
_INITIAL = re.compile(r"\[(\w)\](?=\w)")  # a first letter that was changed: ‘[T]hey came.’
_LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\. ?\. ?\.")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Speech with the passage that it stands in, and the records that hold it, its own first.

    `nearly` is where it differs from a quote of its own records that is nearly the same.
    """

    written: Written
    speech: Speech
    held_by: tuple[Evidence, ...]
    nearly: Nearly | None = None


def quote_not_in_evidence(case: Case) -> Iterator[Finding]:
    """Find speech in the narrative that no record holds, or only one that it does not rest on."""
    for rule in turned_on(case, "quote-in-evidence"):
        for one in spoken(case):
            if follows_report(case, one.written.passage):
                continue
            if not one.held_by:
                yield _finding(case, one, rule.citation, _nowhere(one))
            elif (record := _elsewhere(one)) is not None:
                yield _finding(
                    case,
                    one,
                    rule.citation,
                    f"{record.id} holds this quote, and the paragraph does not rest on it.",
                    severity=Severity.NOTICE,
                    hint="Name the record in ‘evidence’ of the paragraph.",
                )


def _nowhere(one: Spoken) -> str:
    """Return that nothing holds a quote, and where it differs from what is recorded."""
    held = "No evidence holds this quote."
    if one.nearly is None:
        return held
    differing = one.written.passage.text[one.nearly.start : one.nearly.end]
    if one.nearly.left_out:
        return (
            f"{held} It is nearly what is recorded, but something is left out after ‘{differing}’."
        )
    return f"{held} It is nearly what is recorded, which has other words for ‘{differing}’."


def _elsewhere(one: Spoken) -> Evidence | None:
    """Return the other record that a quote is in, if that may be told: it has permission."""
    record = one.held_by[0]
    own = not one.written.rests or record in one.written.records
    return None if own or not record.quote or not record.quote.permitted else record


def _finding(
    case: Case,
    one: Spoken,
    source: Citation,
    message: str,
    *,
    severity: Severity = Severity.WARNING,
    hint: str | None = None,
) -> Finding:
    passage, (start, end) = one.written.passage, one.speech.span
    return NOT_SAID.at(
        case.at_passage(passage, start, end),
        message,
        severity=severity,
        hint=hint,
        citation=source,
        key=f"{passage.text[start:end]} {passage.text}",
    )


# --- what is spoken, and where it stands in the evidence ----------------------------------


def spoken(case: Case) -> tuple[Spoken, ...]:
    """Return the speech in what people wrote. It is looked for once for a case."""
    return case.remembered("spoken", lambda case: tuple(_spoken(case)))


def _spoken(case: Case) -> Iterator[Spoken]:
    said: list[tuple[Evidence, str]] = []
    for one in written(case):
        text, apart = one.passage.text, one.passage.is_quote
        bare = [] if apart else [*unmarked(text)]
        if apart or bare or _MARK.search(text):
            said = said or [(each, _said(each)) for each in shown(case)]
            told = (*speeches(text, apart=apart), *bare)
            yield from _nearly_quoted(one, told, apart=apart)
            for speech in told:
                quotation, is_bare = speech.quotation, speech in bare
                holding = [
                    each
                    for each, words in said
                    if is_said(quotation, words) or (is_bare and _states(each, quotation))
                ]
                own = [each for each in holding if each in one.records]
                others = [each for each in holding if each not in own]
                near = None if holding else _near(one, quotation)
                yield Spoken(one, speech, (*own, *others), near)


def _nearly_quoted(one: Written, told: Sequence[Speech], *, apart: bool) -> Iterator[Spoken]:
    """Yield what nothing introduces as speech and is nearly a quote of the own records."""
    text = one.passage.text
    taken = [each.span for each in told]
    for quotation in () if apart else marked(text):
        start, end = quotation.likeliest
        is_taken = any(start < stop and first < end for first, stop in taken)
        if not (is_taken or is_title(text[start:end])) and (near := _near(one, quotation)):
            yield Spoken(one, Speech(quotation), (), near)


def _near(one: Written, quotation: Quotation) -> Nearly | None:
    """Return where a quotation differs from the quote of its records that it nearly is."""
    if any(is_said(quotation, _said(each)) for each in one.records):
        return None
    quotes = [each.quote.text for each in one.records if each.quote]
    return nearly(one.passage.text, quotation.likeliest, quotes)


def _states(record: Evidence, quotation: Quotation) -> bool:
    """Return whether a statement has the words of speech without quotation marks."""
    return is_said(quotation, normal(record.statement))


def _said(record: Evidence) -> str:
    """Return what somebody said in a record: its quote, and what its statement puts in marks."""
    return _alike(record.quote.text if record.quote else None, record.statement)


@lru_cache(maxsize=512)
def _alike(quote: str | None, statement: str) -> str:
    parts = [] if quote is None else [quote]
    if _MARK.search(statement):
        parts += [one.readings[-1] for one in marked(statement)]
    return " | ".join(normal(part) for part in parts)


def is_said(quotation: Quotation, said: str) -> bool:
    """Return whether words made alike hold all parts of a quotation in one of its readings."""
    return bool(said) and any(_holds(said, _parts(one)) for one in quotation.readings)


def _parts(reading: str) -> list[str]:
    found = [normal(part) for part in _LEFT_OUT.split(_INITIAL.sub(r"\1", reading))]
    return [part for part in found if part.strip()]


def _holds(whole: str, parts: Sequence[str]) -> bool:
    """Return whether all parts are there, in their order."""
    at = 0
    for part in parts:
        at = whole.find(part, at)
        if at < 0:
            return False
        at += len(part) - 1
    return True
