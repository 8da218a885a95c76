"""The names that a style sheet may use: `templates/look/css-names.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE: Final = "look/css-names.toml"
_LISTS: Final = ("properties", "elements", "at-rules", "units", "classes", "hidden", "lengths")
EVERYWHERE: Final = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})


@dataclass(frozen=True, slots=True)
class Names:
    """Names of each kind. `hidden` are selectors of what a page may leave out."""

    properties: frozenset[str]
    elements: frozenset[str]
    at_rules: frozenset[str]
    units: frozenset[str]
    classes: frozenset[str]
    hidden: frozenset[str]
    lengths: frozenset[str]
    keywords: Mapping[str, frozenset[str]]


@remembered
def names() -> Names:
    """Return the names. Raises BrokenError, with its line, for a file that is wrong."""
    table = Table.named(_FILE)
    table.close(*_LISTS, "keywords")
    keywords = table.table("keywords")
    lists = {name: frozenset(table.some_strings(name)) for name in _LISTS}
    return Names(
        properties=lists["properties"],
        elements=lists["elements"],
        at_rules=lists["at-rules"],
        units=lists["units"],
        classes=lists["classes"],
        hidden=lists["hidden"],
        lengths=lists["lengths"],
        keywords={name: frozenset(keywords.some_strings(name)) for name in keywords.data},
    )
