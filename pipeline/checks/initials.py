"""PRV: whether initials that only the evidence base may hold stand in the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.personal.index import index
from pipeline.checks.personal.letters import Letters, letters
from pipeline.checks.personal.private_names import initials_of, private_names
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.model.finding import Citation, Finding, Rule, Severity

INITIALS = Rule(
    "PRV003",
    "initials-in-report",
    Severity.WARNING,
    "Initials that are recorded in the evidence do not stand in the report.",
    "The initials of people who were tracked, sampled or interviewed belong in the evidence base; "
    "a report identifies nobody who did not agree. The same letters may also stand for something "
    "else, so it is a warning. Acronyms that every reader knows, such as NHS, and those that the "
    "report explains are found only with full stops or blanks between their letters, as are the "
    "initials of a name that a private field holds.",
    Citation("001", "606, 784"),
    "Say ‘a parent’ or ‘a worker’, or write the acronym in full.",
)

_DIVIDED = re.compile(r"[,;/&+]|\band\b")
_STOPS = re.compile(r"[^A-ZÀ-Þ]")
_MOST = 4  # letters of a person’s initials


@dataclass(frozen=True, slots=True)
class _Recorded:
    """Whose initials some letters are: a pointer, and whether that is all they may be."""

    pointer: str
    told: str
    apart: bool  # only with stops or blanks between the letters


def initials_in_report(case: Case) -> Iterator[Finding]:
    """Find recorded initials in the report. They are never echoed."""
    recorded = _recorded(case)
    words = index(case)
    seen: set[tuple[int, str]] = set()
    past = -1  # letters in a run that is told are told with it
    for one in letters(words) if recorded else ():
        whose = recorded.get(one.letters)
        place = (words.text_at(one.start), one.letters)
        if whose and one.start >= past and (one.apart or not whose.apart):
            past = one.end
            if place not in seen:
                seen.add(place)
                yield _finding(case, whose, one)


def _finding(case: Case, whose: _Recorded, one: Letters) -> Finding:
    words = index(case)
    place = case.bundle.file.named_pointer(whose.pointer)
    number = whose.pointer.split("/")[2]
    record = case.bundle.evidence[int(number)] if whose.pointer.startswith("/evidence/") else None
    where = "a record that is kept out of reports" if record and record.withheld else place
    return INITIALS.at(
        words.place(case, one.start, one.end),
        f"These letters are {whose.told} of a person: {where}.",
        key=f"{place} {one.letters} {words.said_at(one.start)}",
    )


def _recorded(case: Case) -> Mapping[str, _Recorded]:
    """Return all initials, without stops, and where each stands first; then those of names."""
    known = _acronyms()
    found: dict[str, _Recorded] = {}
    for one in case.bundle.evidence:
        for said in _each(one.initials):
            pointer = f"{one.pointer}/source/initials"
            found.setdefault(said, _Recorded(pointer, "recorded as the initials", said in known))
    for said, name in initials_of(private_names(case).names).items():
        if len(said) <= _MOST and said not in known:
            found.setdefault(said, _Recorded(name.of.pointer, "the initials", apart=True))
    return found


def _each(recorded: str) -> Iterator[str]:
    """Yield the letters of each person: `Q.V., ZX and K L` are three."""
    for part in _DIVIDED.split(recorded):
        each = [_STOPS.sub("", word) for word in part.split()]
        if max(map(len, each), default=0) == 1:  # `K L`
            each = ["".join(each)]
        yield from (said for said in each if 2 <= len(said) <= _MOST)


def _acronyms() -> frozenset[str]:
    """Return the acronyms that readers know, such as NHS: they stand for no person."""
    return frozenset().union(*(rule.words("known") for rule in plain_rules()))
