"""The plots on top of the page: small tables, each number with a bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.reporters.causes import count
from pipeline.runs.overview import pictures
from pipeline.runs.overview.totals import READING, SHARES, STATES, UNLIMITED, UNREAD, Totals
from pipeline.runs.rules import rule
from pipeline.writers.html.pages import Drawn

_RULES = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a plot: what is counted, its number, a bar; with what else there is to say."""

    label: str
    number: str
    bar: Drawn
    mark: str = ""  # the tone of a grade
    more: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A small table with bars. `note` says what is counted."""

    title: str
    columns: tuple[str, str]
    note: str
    lines: tuple[Line, ...]


def plots(of: Totals) -> tuple[Plot, ...]:
    """Return the plots, those with something to show."""
    found = (_states(of), _grades(of), _shares(of), _readings(of), _rules(of))
    return tuple(one for one in found if one.lines)


def _states(of: Totals) -> Plot:
    pairs = ((name, of.states[name]) for name in STATES)
    return Plot("State", ("State", "Bundles"), "", _lines(pairs))


def _grades(of: Totals) -> Plot:
    found = of.by_tone()
    most = max(of.grades.values(), default=0)
    lines = tuple(
        Line(
            label,
            f"{of.grades[tone, label]:,}",
            Drawn(pictures.bar(of.grades[tone, label], most)),
            tone,
        )
        for tone, label in found
    )
    return Plot("Overall grades", ("Grade", "Reports"), "", lines)


def _shares(of: Totals) -> Plot:
    note = "The longest section of each report: paragraphs against its limit."
    lines = _filled(of.shares, [name for _, name in SHARES], [UNLIMITED])
    return Plot("Length against limits", ("Longest section", "Reports"), note, lines)


def _readings(of: Totals) -> Plot:
    note = "The hardest section of each report: its reading grade against the limit."
    lines = _filled(of.readings, READING, UNREAD)
    return Plot("Readability against limits", ("Hardest section", "Reports"), note, lines)


def _rules(of: Totals) -> Plot:
    first = sorted(of.rules, key=lambda id_: (-of.rules[id_], id_))[:_RULES]
    most = max(of.rules.values(), default=0)
    lines = tuple(
        Line(
            f"{id_} {_name(id_)}",
            f"{of.rules[id_]:,}",
            Drawn(pictures.bar(of.rules[id_], most)),
            more=f"in {count(of.reports[id_], 'bundle')}",
        )
        for id_ in first
    )
    return Plot("Most frequent rules", ("Rule", "Findings"), "", lines)


def _lines(pairs: Iterable[tuple[str, int]]) -> tuple[Line, ...]:
    found = list(pairs)
    most = max((number for _, number in found), default=0)
    return tuple(
        Line(label, f"{number:,}", Drawn(pictures.bar(number, most))) for label, number in found
    )


def _filled(found: Counter[str], names: Sequence[str], others: Sequence[str]) -> tuple[Line, ...]:
    """Return a line for each name, and for each of the others that something was counted for."""
    shown = [*names, *(name for name in others if found[name])]
    return _lines((name, found[name]) for name in shown) if found else ()


def _name(id_: str) -> str:
    known = rule(id_)
    return known.name.replace("-", " ") if known else ""
