"""How much of lists of sentences is found: `python -m tests.checks.word_lists [LIST]`.

A list is of one check in one kind of report: `found` are sentences that it must find, `let_pass`
near ones that it must not. Prints Markdown: a table, then each miss and each false alarm.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model.finding import Finding, Severity
from tests.checks.building import found

FOLDER = Path(__file__).with_name("wording") / "lists"
MISSED = FOLDER / "missed.txt"
NAMES = ("before", "after", "last", "held")


@dataclass(frozen=True, slots=True)
class Scored:
    """A list, and which of its sentences are missed, found by mistake, and found as errors."""

    name: str
    rule: str
    wanted: int
    near: int
    missed: tuple[str, ...]
    false: tuple[str, ...]
    errors: int


@cache
def scores(file: str) -> tuple[Scored, ...]:
    """Return what the checks make of each list of a file; nothing of a file that is not there."""
    path = FOLDER / f"{file}.toml"
    lists = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    return tuple(_score(name, one) for name, one in lists.items())


def _score(name: str, one: dict[str, Any]) -> Scored:
    wanted, near = one["found"], one["let_pass"]
    seen, mistaken = _told(one, wanted), _told(one, near)
    return Scored(
        name,
        one["rule"],
        len(wanted),
        len(near),
        tuple(text for text in wanted if text not in seen),
        tuple(text for text in near if text in mistaken),
        sum(severity is Severity.ERROR for severity in mistaken.values()),
    )


def _told(one: dict[str, Any], texts: Sequence[str]) -> dict[str, Severity]:
    """Return the texts in which the check of a list finds something, and how bad that is."""
    edits = {**one.get("set", {}), one["at"]: [_entry(one, *each) for each in enumerate(texts)]}
    told: dict[str, Severity] = {}
    for finding in found(one["rule"], edits, base=one["base"]):
        pointer = finding.place.bundle.pointer if finding.place.bundle else ""
        if pointer.startswith(one["at"]) and _is_of(finding, one.get("source", "")):
            text = texts[int(pointer.removeprefix(one["at"]).split("/")[1])]
            told[text] = max(told.get(text, Severity.NOTICE), finding.severity, key=_weight)
    return told


def _is_of(finding: Finding, source: str) -> bool:
    return not source or str(finding.citation) == source


def _weight(severity: Severity) -> int:
    return [Severity.NOTICE, Severity.WARNING, Severity.ERROR].index(severity)


def _entry(one: dict[str, Any], at: int, text: str) -> dict[str, Any]:
    if one["at"] == "/recommendations":
        to = {"standard": "NMS 1", "addressed_to": "the leaders"}
        return {"id": f"T{at}", "action": text, "evidence": [], **to}
    return {"text": text, "evidence": []}


# --- what is printed ---------------------------------------------------------------------


def misses() -> Iterator[str]:
    """Yield a line for each sentence of any list that is missed or found by mistake."""
    for file in NAMES:
        for one in scores(file):
            yield from (f"{file} {one.name}: missed. {text}" for text in one.missed)
            yield from (f"{file} {one.name}: false. {text}" for text in one.false)


def table(file: str) -> Iterator[str]:
    """Yield the lines of the table of a file."""
    yield "| list | rule | found | false | of these errors |"
    yield "|---|---|---|---|---|"
    many = scores(file)
    for one in many:
        yield _row(one.name, one.rule, (one,))
    yield _row("all", "", many)


def _row(name: str, rule: str, many: Sequence[Scored]) -> str:
    wanted, near = sum(one.wanted for one in many), sum(one.near for one in many)
    seen = wanted - sum(len(one.missed) for one in many)
    false, errors = sum(len(one.false) for one in many), sum(one.errors for one in many)
    return f"| {name} | {rule} | {seen} of {wanted} | {false} of {near} | {errors} |"


if __name__ == "__main__":
    for asked in sys.argv[1:] or NAMES:
        sys.stdout.write("\n".join((f"### {asked}", "", *table(asked), "")))
    sys.stdout.write("\n".join((*misses(), "")))
