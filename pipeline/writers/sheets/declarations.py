"""Whether a declaration of a style sheet means something, and hides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, Final

import tinycss2
import tinycss2.color4

from pipeline.model.suggestion import did_you_mean
from pipeline.writers.sheets.fault import SheetFault
from pipeline.writers.sheets.names import EVERYWHERE, names

_HIDES: Final = {
    "display": ("none",), "visibility": ("hidden", "collapse"), "content-visibility": ("hidden",),
    "opacity": ("0",), "font-size": ("0",),
}  # fmt: skip
_COLOURED: Final = ("color", "background", "border", "outline", "fill", "stroke", "shadow")
_NO_COLOUR: Final = ("transparent", "currentcolor")


def declaration_faults(one: Any, selectors: Set[str], known: Set[str]) -> Iterator[SheetFault]:
    """Yield what is wrong with a declaration. `known` are custom properties, without hyphens."""
    line, name = one.source_line, one.lower_name
    if not name.startswith("--") and name not in names().properties:
        hint = did_you_mean(name, sorted(names().properties))
        yield SheetFault(line, f"There is no property ‘{name}’.", hint)
        return
    value = tinycss2.serialize(one.value).strip()
    if value in _HIDES.get(name, ()) and not selectors <= names().hidden:
        message = f"This would hide words of a report: ‘{name}: {value}’."
        yield SheetFault(line, message, "Leave it out: what is in a report is seen.")
    if name in names().lengths:
        yield from (_bare(name, line) for each in one.value if each.type == "number" and each.value)
    for token in _all(one.value):
        yield from _token(token, name, known)
    if not name.startswith("--"):
        yield from _run_on(one.value, name, line)
    yield from _keyword(one.value, name, line)


def _run_on(tokens: Any, name: str, line: int) -> Iterator[SheetFault]:
    """Yield where a value goes on into the next declaration, and a unit that stands apart."""
    if any(one.type == "literal" and one.value == ":" for one in tokens):
        hint = "A semicolon ‘;’ ends a declaration: put one before the next."
        yield SheetFault(line, f"The value of ‘{name}’ has a colon in it.", hint)
    parts = [one for one in tokens if one.type != "comment"]
    for number, gap, unit in zip(parts, parts[1:], parts[2:], strict=False):
        if (number.type, gap.type, unit.type) == ("number", "whitespace", "ident") and (
            unit.lower_value in names().units
        ):
            both = f"{number.representation}{unit.value}"
            yield SheetFault(line, f"‘{name}’ has a gap before a unit.", f"Write: {both}")


def _bare(name: str, line: int) -> SheetFault:
    return SheetFault(line, f"‘{name}’ has a number without a unit.", "Write 1em, say.")


def _all(tokens: Any) -> Iterator[Any]:
    for one in tokens:
        yield one
        yield from _all(getattr(one, "arguments", None) or getattr(one, "content", None) or ())


def _token(token: Any, name: str, known: Set[str]) -> Iterator[SheetFault]:
    line, coloured = token.source_line, any(one in name for one in _COLOURED)
    if token.type == "dimension" and token.lower_unit not in names().units:
        hint = did_you_mean(token.lower_unit, sorted(names().units))
        yield SheetFault(line, f"‘{name}’ has a unit that there is not: {token.unit}.", hint)
    if token.type == "ident" and token.value.startswith("--") and token.value[2:] not in known:
        hint = did_you_mean(token.value, [f"--{one}" for one in sorted(known)])
        yield SheetFault(line, f"There is no custom property ‘{token.value}’.", hint)
    if coloured and _is_colour(token):
        hint = "Take one of the look: var(--ink), say. They stand in look/tokens.toml."
        yield SheetFault(line, "A style sheet has no colour of its own.", hint)


def _is_colour(token: Any) -> bool:
    if token.type == "hash":
        return True
    named = token.type == "ident" and token.lower_value not in _NO_COLOUR
    system = named and token.value[:1].isupper()  # Canvas: the system says which it is
    return named and not system and tinycss2.color4.parse_color(token) is not None


def _keyword(tokens: Any, name: str, line: int) -> Iterator[SheetFault]:
    words = names().keywords.get(name, frozenset())
    for one in tokens if words else ():
        if one.type == "ident" and one.lower_value not in words | EVERYWHERE:
            known = sorted(words)
            hint = did_you_mean(one.value, known) or f"It may be: {', '.join(known)}."
            yield SheetFault(line, f"‘{name}’ is never ‘{one.value}’.", hint)
