"""Rules as they stand in files: each a name and what it says, key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias

from pipeline.report_type.toml.demands import KEYS
from pipeline.report_type.toml.folder import File
from pipeline.report_type.toml.table import Table
from pipeline.report_type.toml.whole import whole
from pipeline.resources import Home, using

Said: TypeAlias = "str | tuple[str, ...]"

_RULES: Final = ("house-styles", "plain-english", "pasted")
_UNSAID: Final = frozenset({"finds", "lets-pass", "id", "measured"})
"""Keys of a rule that are no part of what it asks: examples, and how often it was right."""
_NAMES: Final = ("id", "kind", "step", "section", "grade")


@dataclass(frozen=True, slots=True)
class Clause:
    """What one rule says, by key, and where it stands."""

    file: str
    line: int
    says: dict[str, Said] = field(default_factory=dict)


def clauses(table: Table) -> dict[str, Clause]:
    """Return the rules of a report type by key and id, such as ‘limits paragraphs’."""
    return {name: clause for key in KEYS if key in table.data for name, clause in _of(table, key)}


def _of(table: Table, key: str) -> Iterator[tuple[str, Clause]]:
    if isinstance(table.data[key], dict):
        yield key, _clause(table.table(key))
        return
    for at, one in enumerate(table.tables(key)):
        name = next((str(one.data[name]) for name in _NAMES if name in one.data), str(at + 1))
        yield f"{key} {name}", _clause(one)


def _clause(table: Table) -> Clause:
    at = table.address(next(iter(table.data), ""))
    return Clause(at.file, at.line, dict(said(whole(table))))


def said(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Said]]:
    """Yield what data says, each value under the keys that lead to it."""
    for key, value in data.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            yield from said(value, f"{name}.")
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            yield from said({str(at): one for at, one in enumerate(value, 1)}, f"{name}.")
        elif isinstance(value, list):
            yield name, tuple(map(str, value))
        else:
            yield name, str(value)


def rule_file(name: str, home: Home) -> dict[str, Clause]:
    """Return the rules that a file of `templates/` says for all report types; none for another.

    Raises BrokenError for one that is broken.
    """
    parts = PurePosixPath(name).parts
    if parts[0] != "templates" or len(parts) != 3 or parts[1] not in _RULES:
        return {}
    with using(home):
        if not home.path(name).is_file():
            return {}
        short = name.removeprefix("templates/")
        data = {key: one for key, one in File.named(short).data.items() if key not in _UNSAID}
    return {f"{parts[1]} {PurePosixPath(name).stem}": Clause(short, 1, dict(said(data)))}
