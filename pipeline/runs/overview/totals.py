"""What is counted over a whole batch: states, grades, lengths, reading grades and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.finding import Finding
from pipeline.report_type.toml.file import title
from pipeline.reporters.causes import count
from pipeline.runs.measures import Measured
from pipeline.runs.overview.entry import TONES, Entry
from pipeline.runs.overview.need import BLANK, grade, hard, number

STATES = (
    "Failed", "Refused", "With errors", "With warnings", "With notices only", "Without findings",
)  # fmt: skip
SHARES = (
    (0.5, "Up to half of it"), (0.75, "Up to three quarters"), (1.0, "Up to the limit"),
    (1.25, "Over, up to a quarter more"), (float("inf"), "Over by more than a quarter"),
)  # fmt: skip
UNLIMITED = "No section with a limit"
READING = ("As advised", "Harder than advised", "Over the limit")
UNREAD = ("Too short for a grade", "No limit in the house style")


@dataclass(slots=True)
class Totals:
    """What is counted over all records, one after another."""

    records: int = 0
    states: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    grades: Counter[tuple[str, str]] = field(default_factory=Counter)
    shares: Counter[str] = field(default_factory=Counter)
    readings: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)

    def add(self, one: Entry, copies: Sequence[Finding] = ()) -> None:
        """Count a record, and what the run found of it in other reports."""
        self.records += 1
        self.states[_state(one, copies)] += 1
        found = Counter(one.rules or {}) + Counter(copy.rule.id for copy in copies)
        self.rules += found
        self.reports.update(found.keys())
        if one.state != "drafted":
            return
        self.titles[one.title] += 1
        self.types[one.report_type] += 1
        given = one.overall if one.overall and one.overall.grade != BLANK else None
        self.grades[given.tone if given else "", grade(one)] += 1
        self.shares[_longest(one.measured)] += 1
        self.readings[_hardest(one.measured)] += 1

    @property
    def said(self) -> str:
        """Return how many reports there are in a sentence."""
        drafted = sum(self.states[name] for name in STATES[2:])
        others = ((name.lower(), self.states[name]) for name in STATES[:2])
        parts = [f"{drafted:,} drafted", *(f"{many:,} {name}" for name, many in others if many)]
        return f"{count(self.records, 'bundle')}: {', '.join(parts)}."

    def choices(self) -> Mapping[str, object]:
        """Return what the rows can be filtered by: their types, and their overall grades."""
        titles = {title(id_) for id_ in self.types}
        grades = dict.fromkeys(label for _, label in self.by_tone())
        return {"types": sorted(titles), "grades": list(grades)}

    def by_tone(self) -> list[tuple[str, str]]:
        """Return the tones and labels of the overall grades, the best first, none at last."""
        order = (*TONES, "")
        return sorted(self.grades, key=lambda one: (order.index(one[0]), one[1]))


def _state(one: Entry, copies: Sequence[Finding]) -> str:
    if one.state != "drafted":
        return one.state.capitalize()
    found = zip(("error", "warning", "notice"), STATES[2:], strict=False)
    return next((said for name, said in found if number(name, one, copies)), STATES[5])


def _longest(found: Measured) -> str:
    shares = [one.paragraphs / one.limit for one in found.parts if one.limit]
    return next(name for most, name in SHARES if max(shares) <= most) if shares else UNLIMITED


def _hardest(found: Measured) -> str:
    grades = [one.grade for one in found.parts if one.grade is not None]
    if not grades or found.limit is None:
        return UNREAD[bool(grades)]
    if hard(found):
        return READING[2]
    return READING[found.advised is not None and max(grades) > found.advised]
