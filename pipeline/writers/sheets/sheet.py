"""A style sheet, rule by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Any, Final

import tinycss2

from pipeline.model.suggestion import did_you_mean
from pipeline.writers.sheets.balance import unbalanced
from pipeline.writers.sheets.declarations import declaration_faults
from pipeline.writers.sheets.fault import SheetFault
from pipeline.writers.sheets.names import names
from pipeline.writers.sheets.selectors import selector_faults

_DEFINED: Final = re.compile(r"--([a-z0-9-]+)\s*:")
_COMMAS: Final = re.compile(r",(?![^()]*\))")


def sheet_faults(text: str, known: Set[str]) -> Iterator[SheetFault]:
    """Yield what is wrong with a style sheet. `known` are the custom properties of the look."""
    found = list(unbalanced(text))
    yield from found
    if not found:
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        yield from _of(rules, known | set(_DEFINED.findall(text)), frozenset())


def _of(rules: Any, known: Set[str], selectors: Set[str]) -> Iterator[SheetFault]:
    for one in rules:
        match one.type:
            case "qualified-rule":
                selector = tinycss2.serialize(one.prelude)
                yield from selector_faults(selector, one.source_line)
                parts = frozenset(" ".join(part.split()) for part in _COMMAS.split(selector))
                yield from _of(_contents(one), known, parts)
            case "at-rule":
                yield from _at(one, known, selectors)
            case "declaration":
                yield from declaration_faults(one, selectors, known)
            case "error":
                hint = "A declaration is a name, a colon ‘:’ and a value; a semicolon ends it."
                yield SheetFault(one.source_line, "This is no declaration and no rule.", hint)


def _at(one: Any, known: Set[str], selectors: Set[str]) -> Iterator[SheetFault]:
    name = one.lower_at_keyword
    if name not in names().at_rules:
        hint = did_you_mean(f"@{name}", [f"@{each}" for each in sorted(names().at_rules)])
        yield SheetFault(one.source_line, f"There is no rule ‘@{name}’.", hint)
    elif one.content is not None and name not in ("font-face", "keyframes"):
        yield from _of(_contents(one), known, selectors)


def _contents(one: Any) -> Any:
    return tinycss2.parse_blocks_contents(one.content, skip_comments=True, skip_whitespace=True)
