"""What is compared with: a side that can be built on, or the measures that one was kept as."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import pipeline
from pipeline.language.choices import Choices
from pipeline.model.comparison.sides import SideName
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.file import ids
from pipeline.resources import using
from pipeline.runs.comparison.both import Place, SideError
from pipeline.runs.comparison.contract.clauses import Clause, rule_file
from pipeline.runs.comparison.contract.terms import Terms, terms
from pipeline.runs.comparison.kept import Kept
from pipeline.runs.comparison.stand import Stand, differing
from pipeline.runs.comparison.touching import PROGRAM, PROJECT
from pipeline.runs.manifest import program

Before: TypeAlias = Stand | Kept


def changed(base: Before, head: Stand) -> frozenset[str]:
    """Return the names of all that is not the same on both sides: files, choices, the program."""
    files = differing(base.files, head.files)
    if choices_of(base) != chosen(head.choices):
        files |= {PROJECT}
    if isinstance(base, Kept) and base.program != code():
        files |= {PROGRAM}
    return files


def code() -> str:
    """Return a digest of this program's own code."""
    return program(Path(pipeline.__file__).parent)


def choices_of(side: Before) -> str:
    """Return a team’s choices on a side as one text."""
    return side.choices if isinstance(side, Kept) else chosen(side.choices)


def chosen(choices: Choices) -> str:
    """Return choices as one text, without the words of a team."""
    return json.dumps(choices.entry(), sort_keys=True)


def place(side: Stand, beside: Stand | None = None) -> Place:
    """Return where bundles of a side are built; `beside` is the other side."""
    return Place(side.home, side.choices, beside.home if beside else None)


def types_of(side: Before) -> tuple[str, ...]:
    """Return the ids of the report types of a side."""
    if isinstance(side, Kept):
        return tuple(side.terms)
    with using(side.home):
        return ids()


def terms_of(side: Before, type_: str, name: SideName, beside: Stand | None = None) -> Terms | None:
    """Return the terms of a report type on a side. Raises SideError for one that is broken."""
    if isinstance(side, Kept):
        return side.terms.get(type_)
    try:
        return terms(type_, place(side, beside))
    except BrokenError as error:
        raise SideError(name, error) from error


def rules_of(side: Before, names: Iterable[str]) -> dict[str, Clause]:
    """Return the rules for all report types that some files of a side hold."""
    if isinstance(side, Kept):
        wanted = set(names)
        return {name: one for name, one in side.rules.items() if f"templates/{one.file}" in wanted}
    return {name: rule for file in names for name, rule in rule_file(file, side.home).items()}
