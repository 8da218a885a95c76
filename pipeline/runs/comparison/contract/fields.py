"""The fields of a report type’s bundles, as its schemas ask for them, and those it makes use of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pipeline.composition.asked_fields import asked_fields
from pipeline.evidence.json.positions import MAX_DEPTH
from pipeline.evidence.schema.publishable import mode_of, public_names
from pipeline.evidence.schema.view import View, bundle_view
from pipeline.report_type.definition import ReportType
from pipeline.report_type.pointer import any_entry

_SAID: Final = {
    "minLength": "characters at least {}",
    "maxLength": "characters at most {}",
    "minItems": "entries at least {}",
    "maxItems": "entries at most {}",
    "minimum": "from {}",
    "maximum": "up to {}",
    "pattern": "of the form {}",
    "format": "a {}",
    "const": "‘{}’",
}
_TIGHTEST: Final = {"minLength": max, "minItems": max, "minimum": max}


def fields(type_: str) -> dict[str, str]:
    """Return each field by its pointer, with what is asked of it in words: required, 1 to 5 …"""
    return dict(_fields(bundle_view(type_), "", 0))


def asked(type_: ReportType, templates: Iterable[str]) -> frozenset[str]:
    """Return the pointers that a report type’s tables and conditions and its templates name."""
    names = public_names(type_.id)
    named = {one.at for one in type_.pointers}
    found = named.union(*(asked_fields(one, names) for one in templates))
    return frozenset(map(any_entry, found))


def _fields(view: View, pointer: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth >= MAX_DEPTH:
        return
    required = {name for names in view.said("required") for name in names}
    for name in view.names():
        below = view.below(name)
        needed = "required" if name in required else "optional"
        yield f"{pointer}/{name}", "; ".join((needed, *_asks(below)))
        yield from _fields(below, f"{pointer}/{name}", depth + 1)
    entry = view.below(0) if "array" in view.said("type") else None
    if entry is None and any(isinstance(one, dict) for one in view.said("additionalProperties")):
        entry = view.below("*")
    if entry and entry.parts:
        yield from _fields(entry, f"{pointer}/*", depth + 1)


def _asks(view: View) -> Iterator[str]:
    yield from dict.fromkeys(map(str, view.said("type")))
    lists = view.said("enum")
    if lists:
        yield "one of " + ", ".join(str(one) for one in lists[0] if all(one in x for x in lists))
    for keyword, told in _SAID.items():
        if said := view.said(keyword):
            yield told.format(_tightest(keyword, said))
    if mode := mode_of(view):
        yield f"public as {mode}"


def _tightest(keyword: str, said: tuple[Any, ...]) -> Any:
    if isinstance(said[0], int):
        return _TIGHTEST.get(keyword, min)(said)
    return said[-1]
