"""What proves a claim of `docs/reference/guidance.toml`: that a rule is really checked.

Three things prove that a rule of this tool sees what a line of the guidance asks for:

- a key of `tests/truth/known`: a bundle that breaks that line, in which the rule finds it;
- a case of `tests/checks/cases` that fails, whose finding cites that line;
- an entry of a report type that `tests/checks/test_data_rules.py` or `test_parts.py` breaks.

Those tests run what is named here. A row of the guidance names a proof by `proved_by` where the
lines alone do not lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pipeline.report_type.definition import ReportType
from pipeline.report_type.toml.file import load
from scripts.guidance_keys import Framework, Held, Line, Row, held, lines
from tests.checks import test_data_rules as data_rules
from tests.checks import test_parts as parts
from tests.checks.case_files import case_files
from tests.truth.keys import names, read
from tests.truth.score import rules_of
from tests.truth.test_score import MISSED


@dataclass(frozen=True, slots=True)
class Proof:
    """A bundle that breaks these lines of the guidance, and the rules that find it."""

    id: str
    type: str
    rules: frozenset[str]
    lines: frozenset[Line]


@cache
def proofs() -> Mapping[str, Proof]:
    """Return every bundle that proves something, by the id of its key or the name of its case."""
    return {one.id: one for one in (*_keys(), *_cases())}


def _keys() -> Iterator[Proof]:
    named = names()
    for key in read("known"):
        if key.violation and key.id not in MISSED:
            found = frozenset(rules_of(key, named))
            yield Proof(key.id, key.report_type, found, frozenset(lines(key.violation.breaks)))


def _cases() -> Iterator[Proof]:
    for case in case_files():
        type_ = str(case.content["base"]).partition("/")[0]
        cited = (lines(one.get("source", "")) for one in case.content.get("finds", ()))
        if case.fails:
            found = frozenset({case.rule})
            yield Proof(case.title, type_, found, frozenset(line for one in cited for line in one))


# --- what a row claims -------------------------------------------------------------------


def proving(row: Row, framework: Framework, rule: str) -> list[str]:
    """Return what proves that a rule checks what a row asks: bundles, and broken entries."""
    return [*_bundles(row, framework, rule), *_entries(row, framework, rule)]


def _bundles(row: Row, framework: Framework, rule: str) -> Iterator[str]:
    types = {*framework.types, *(one.type for one in held(row, framework))}
    for one in proofs().values():
        cited = one.lines and one.lines <= lines(row.source) and (one.type in types or not types)
        if rule in one.rules and (one.id in row.proved_by or cited):
            yield one.id


def _entries(row: Row, framework: Framework, rule: str) -> Iterator[str]:
    for one in held(row, framework):
        if rule in broken(one):
            yield f"{one.type}: {one.key}"


# --- entries that are broken -------------------------------------------------------------

ENTRIES: Final[Mapping[str, list[data_rules.Of]]] = {
    "caps": data_rules.CAPS,
    "timetable": data_rules.STEPS,
    "evidence_rules": data_rules.EVIDENCE,
    "contradictions": data_rules.CONTRADICTIONS,
    "forbidden": data_rules.FORBIDDEN,
    "said": data_rules.SAID,
    "limits": parts.LIMITS,
    "order": parts.ORDER,
    "needed": parts.NEEDED,
    "judgements": parts.JUDGEMENTS,
    "statements": parts.STATEMENTS,
}
"""The entries that tests break, by the kind that a key of the guidance begins with."""


def broken(one: Held) -> set[str]:
    """Return the rules that a test sees raised when what a key leads to is broken."""
    type_, (kind, _, id_) = load(one.type), one.key.partition("/")
    if kind in ENTRIES and id_:
        return {*one.rules} if _is_among(ENTRIES[kind], type_, kind, id_) else set()
    if kind == "sections":
        return _of_sections(type_, id_)
    if kind in ("coverage", "areas"):
        return _of_areas(type_, id_)
    if kind == "proportions":
        return {"PRP001"} if one.type in parts.MEASURED else set()
    return {*one.rules} if kind in ("grades", "judgements") else set()


def _is_among(tested: list[data_rules.Of], type_: ReportType, kind: str, id_: str) -> bool:
    """Return whether an entry is tested: with this type, or as the same entry with another."""
    entry = _entry(type_, kind, id_)
    return any(of.entry == entry and of.name == id_ for of in tested)


def _entry(type_: ReportType, kind: str, id_: str) -> Any:
    if kind == "statements":
        return next(of.entry for of in parts.STATEMENTS if (of.type_, of.name) == (type_.id, id_))
    if kind == "judgements":
        return type_.judgement(id_)
    found = getattr(type_.rules, "evidence" if kind == "evidence_rules" else kind)
    return next(one for one in found if getattr(one, "id", getattr(one, "kind", "")) == id_)


def _of_sections(type_: ReportType, id_: str) -> set[str]:
    if not id_:
        return {"SEC002"}
    required = {of.name for of in parts.REQUIRED if of.type_ == type_.id}
    return {"SEC002", *(["SEC001"] if id_ in required else [])}


def _of_areas(type_: ReportType, id_: str) -> set[str]:
    area = next((one for one in type_.areas if one.id == id_), None)
    covered = type_.id in parts.COVERED and (area is None or area.essential)
    return {"EVD001", "EVD002"} if covered else set()
