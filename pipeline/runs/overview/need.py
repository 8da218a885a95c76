"""What needs a person first, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.model.finding import Finding, Severity
from pipeline.reporters.causes import count
from pipeline.runs.measures import Measured, Part
from pipeline.runs.overview.entry import STATES, Entry, Place

Rank: TypeAlias = tuple[int, int, int, int, int, str, Place]
BLANK = "–"
"""What a report shows where no grade is given."""
_NAMED = 6
"""Rules that a row names for each severity."""


def rank(one: Entry, copies: Sequence[Finding] = ()) -> Rank:
    """Return what bundles are sorted by, so that the first is the one that needs a person most.

    Failed ones come first, then refused ones; then errors count, warnings, sections over their
    limit, sections that are hard to read; at last title and place. `copies` are what the run found
    of it in other reports: they count as its own findings do.
    """
    return (
        STATES.index(one.state),
        -number("error", one, copies),
        -number("warning", one, copies),
        -len(over(one.measured)),
        -len(hard(one.measured)),
        name(one).casefold(),
        one.place,
    )


def number(severity: str, one: Entry, copies: Sequence[Finding]) -> int:
    """Return how many findings of a severity there are, those of the run among them."""
    return one.count(severity) + sum(copy.severity.value == severity for copy in copies)


def name(one: Entry) -> str:
    """Return what a row is called: the setting, or the file where there is no report."""
    line = f", line {one.line}" if one.line > 1 else ""
    return one.title or f"{one.file}{line}" or "A bundle without a name"


def grade(one: Entry) -> str:
    """Return the overall grade of a report, or that it has none; '' for what is no report."""
    overall = one.overall
    given = overall.grade if overall and overall.grade != BLANK else ""
    return given or ("No overall grade" if one.state == "drafted" else "")


def over(found: Measured) -> tuple[Part, ...]:
    """Return the sections with more paragraphs than their limit."""
    return tuple(one for one in found.parts if one.limit is not None and one.paragraphs > one.limit)


def hard(found: Measured) -> tuple[Part, ...]:
    """Return the sections with a reading grade over the limit of the house style."""
    if found.limit is None:
        return ()
    return tuple(one for one in found.parts if one.grade is not None and one.grade > found.limit)


@dataclass(frozen=True, slots=True)
class Told:
    """The findings of one severity: their number in words, and the ids of the first rules."""

    severity: str
    number: int
    said: str
    rules: str


def told(one: Entry) -> tuple[Told, ...]:
    """Return the findings of each severity that there are, the worst first."""
    found = ((severity.value, one.count(severity.value)) for severity in Severity)
    return tuple(
        Told(name, number, count(number, name), _named(one.rules_of(name)))
        for name, number in found
        if number
    )


def why(one: Entry) -> str:
    """Return in one line why a person should look: `2 errors: GRD004, STM001`; '' where not."""
    if one.state == "failed":
        return one.failure
    parts = [f"{found.said}: {found.rules}" for found in told(one) if found.severity != "notice"]
    sections = ((over(one.measured), "over the limit"), (hard(one.measured), "hard to read"))
    parts += [f"{count(len(found), 'section')} {said}" for found, said in sections if found]
    return "; ".join(parts)


def _named(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return ", ".join(ids[:_NAMED]) + more
