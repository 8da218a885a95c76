"""The nouns of which a small number is told one by one, from `templates/claims/counts.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.pattern import later
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_WORDS = ("told", "named", "people", "dated", "weekly")
_CASE = re.IGNORECASE
_FILE = "claims/counts.toml"


@dataclass(frozen=True, slots=True)
class Nouns:
    """What is only `told`, `named` or `dated`, and what is `weekly`: on days of the week.

    `people` are those of no kind in particular. `labels` finds what makes the number behind it a
    label, `turns` what turns a share round, `of_them` what makes a number part of one before it,
    ahead of it or behind it.
    """

    told: frozenset[str]
    named: frozenset[str]
    people: frozenset[str]
    dated: frozenset[str]
    weekly: frozenset[str]
    labels: re.Pattern[str]
    turns: re.Pattern[str]
    of_them: re.Pattern[str]
    of_them_behind: re.Pattern[str]


@remembered
def nouns() -> Nouns:
    """Return the nouns. Raises BrokenError, with its line, for a wrong file."""
    whole = Table.named(_FILE)
    whole.close(*_WORDS, "labels", "turned", "parts")
    told, named, people, dated, weekly = (_words(whole.table(key)) for key in _WORDS)
    labels, turned, parts = (whole.table(key) for key in ("labels", "turned", "parts"))
    parts.close("ahead", "behind")
    labels.close("ahead")
    turned.close("words")
    return Nouns(
        told=told,
        named=named,
        people=people,
        dated=dated,
        weekly=weekly,
        labels=later(rf"\b{_any(labels.some_strings('ahead'))} (?:\w+ (?:and|to|or) )?$", _CASE),
        of_them=later(rf"\b{_any(parts.some_strings('ahead'))},?:?(?: \w+){{0,2}} $", _CASE),
        of_them_behind=later(rf"(?: \w+){{0,2}},? {_any(parts.some_strings('behind'))}\b", _CASE),
        turns=later(rf"\b{_any(turned.some_strings('words'))}\b|n[’']t\b", _CASE),
    )


def _any(said: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(one).replace(re.escape('*'), '[a-z]*') for one in said)})"


def _words(table: Table) -> frozenset[str]:
    table.close("nouns")
    return frozenset(word for line in table.some_strings("nouns") for word in line.split())
