"""PRV: whether initials that only the evidence base may hold stand in the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import PublicText, public_texts
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.model.finding import Citation, Finding, Rule, Severity

INITIALS = Rule(
    "PRV003",
    "initials-in-report",
    Severity.WARNING,
    "Initials that are recorded in the evidence do not stand in the report.",
    "The initials of people who were tracked, sampled or interviewed belong in the evidence base; "
    "a report identifies nobody who did not agree. The same letters may also stand for something "
    "else, so it is a warning. Acronyms that every reader knows, such as NHS, are not looked for.",
    Citation("001", "606, 784"),
    "Say ‘a parent’ or ‘a worker’, or write the acronym in full.",
)

_DIVIDED = re.compile(r"[,;/&+]|\band\b")
_STOPS = re.compile(r"[^A-ZÀ-Þ]")
_MOST = 4  # letters of a person’s initials
# What may stand before and after initials, so that they are a whole word.
_BEFORE, _AFTER = r"(?<![\w&/@])(?<!\w\.)", r"(?![\w&/@]|\.\w)"


def initials_in_report(case: Case) -> Iterator[Finding]:
    """Find recorded initials in the report. They are never echoed."""
    recorded = [(_pattern(letters), pointer) for letters, pointer in _recorded(case).items()]
    for text in public_texts(case) if recorded else ():
        for pattern, pointer in recorded:
            if match := pattern.search(text.text):
                yield _finding(case, pointer, text, match)


def _finding(case: Case, pointer: str, text: PublicText, match: re.Match[str]) -> Finding:
    place = case.bundle.file.named_pointer(pointer)
    record = case.bundle.evidence[int(pointer.split("/")[2])]
    where = "a record that is kept out of reports" if record.withheld else place
    return INITIALS.at(
        text.place(case, *match.span()),
        f"These letters are recorded as the initials of a person: {where}.",
        key=f"{place} {_STOPS.sub('', match[0])} {text.text}",
    )


def _recorded(case: Case) -> dict[str, str]:
    """Return the letters of all initials, without stops, and where each stands first."""
    known = _acronyms()
    found: dict[str, str] = {}
    for one in case.bundle.evidence:
        for letters in _each(one.initials):
            if letters not in known:
                found.setdefault(letters, f"{one.pointer}/source/initials")
    return found


def _each(recorded: str) -> Iterator[str]:
    """Yield the letters of each person: `Q.V., ZX and K L` are three."""
    for part in _DIVIDED.split(recorded):
        each = [_STOPS.sub("", word) for word in part.split()]
        if max(map(len, each), default=0) == 1:  # `K L`
            each = ["".join(each)]
        yield from (letters for letters in each if 2 <= len(letters) <= _MOST)


def _acronyms() -> frozenset[str]:
    """Return the acronyms that readers know, such as NHS: they stand for no person."""
    return frozenset().union(*(rule.words("known") for rule in plain_rules()))


def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(_BEFORE + r"\.?[  ]?".join(letters) + r"\b\.?" + _AFTER)
