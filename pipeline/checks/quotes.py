"""EVD: the words of people that may not be published, between quotation marks or without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage, find_words, normal, telling, words
from pipeline.checks.evidence import turned_on
from pipeline.checks.severity import severity
from pipeline.model.finding import Citation, Finding, Rule, Severity

NO_PERMISSION = Rule(
    "EVD013",
    "quote-without-permission",
    Severity.ERROR,
    "Words that a person did not agree to publish do not stand in the report.",
    "Inspectors promise families that the report holds no comment that identifies them unless "
    "they agree. Four words in a row are enough to be found, if two of them are not in every "
    "sentence; so is a whole quote of five words or more, whatever they are.",
    Citation("001", "639"),
    "Say it in other words that identify nobody, or ask for permission and record it.",
)

_RUN = 4  # words in a row that show whose words they are
_TELLING = 2  # of them that are not in every sentence
_LONG_RUN = 7  # words in a row, of which one such word is enough
_WHOLE = 5  # words of a quote that is found whole, whatever its words are


def quote_without_permission(case: Case) -> Iterator[Finding]:
    """Find words of the report that are those of a quote without permission. Never echo them."""
    for rule in turned_on(case, "quote-permission"):
        for pointer, runs in _refused(case):
            place = case.bundle.file.stable_pointer(pointer)
            for passage, start, end in _first_in_each(case, runs):
                yield NO_PERMISSION.at(
                    case.at_passage(passage, start, end),
                    "These are words of a quote that is recorded without permission.",
                    severity=severity(rule.force),
                    citation=rule.citation,
                    key=f"{place} {passage.text}",
                )


def _refused(case: Case) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield each quote that may not be published, as those of its runs that the report holds."""
    quotes = [(one.pointer, one.quote) for one in case.bundle.evidence if one.quote]
    allowed = "".join(normal(quote.text) for _, quote in quotes if quote.permitted)
    for pointer, quote in quotes:
        if not quote.permitted:
            runs = [run for run in _runs(words(quote.text)) if _found(run, case.all_words)]
            if ours := [run for run in runs if not _found(run, allowed)]:
                yield pointer, ours


def _runs(said: Sequence[str]) -> Iterator[list[str]]:
    """Yield the runs of a quote that show whose words they are: all of it, if they are enough."""
    if len(said) >= _WHOLE:
        yield list(said)
    for length, fewest in ((_RUN, _TELLING), (_LONG_RUN, 1)):
        for at in range(len(said) - length + 1):
            run = list(said[at : at + length])
            if telling(run) >= fewest:
                yield run


def _found(run: Sequence[str], text: str) -> bool:
    return f" {' '.join(run)} " in text


def _first_in_each(case: Case, runs: Sequence[Sequence[str]]) -> Iterator[tuple[Passage, int, int]]:
    """Yield each field of the bundle that holds one of the runs, and where its first one stands."""
    seen: set[str] = set()
    for passage in case.passages:
        found = [span for run in runs if (span := find_words(passage.text, run))]
        pointer = passage.pointer_at(found[0][0]) if found else ""
        if pointer and pointer not in seen:
            seen.add(pointer)
            yield passage, min(start for start, _ in found), max(end for _, end in found)
