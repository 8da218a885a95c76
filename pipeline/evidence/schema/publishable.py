"""Which values of a bundle may reach a report: only those that a schema declares public."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pipeline.evidence.json.pointer import to_pointer
from pipeline.evidence.json.positions import MAX_DEPTH
from pipeline.evidence.json.reading import Json
from pipeline.evidence.public import Mode, Publish
from pipeline.evidence.schema.view import View, bundle_view, leaves
from pipeline.model.errors import BrokenError
from pipeline.resources import remembered

_TYPES: Mapping[Any, type] = {"string": str, "integer": int, "boolean": bool}
_STRICTEST_FIRST: tuple[Mode, ...] = get_args(Mode)


def publishable(data: Json, whole: View) -> Mapping[str, Mode]:
    """Return the JSON pointer of each value that may be published, and how.

    `whole` is the view of a whole bundle.

    Deny by default: a value is public only if a schema says so and neither says `never`, about
    it or about anything around it. A value that no schema knows, or that stands where a schema
    asks for another type, is not public. `BrokenError` if a schema leaves our dialect.
    """
    found: dict[str, Mode] = {}
    for path, value, view in leaves(data, whole):
        if (mode := mode_of(view)) and _fits(value, view):
            found[to_pointer(path)] = mode
    return found


@remembered
def public_names(report_type: str) -> frozenset[str]:
    """Return the name of every field that can be public, or that leads to one that can.

    Names of fields that are never public are not among them, so a template that asks for one
    is told that there is no such field.
    """
    return _names(bundle_view(report_type), 0, {})


def _names(view: View, depth: int, found: dict[tuple[int, int], frozenset[str]]) -> frozenset[str]:
    """Return these names of what is below a value; `found` are those of views seen before."""
    if depth >= MAX_DEPTH or not view.parts:
        return frozenset()
    if (known := found.get((id(view), depth))) is not None:
        return known
    names: set[str] = set()
    for name in view.names():
        below = view.below(name)
        within = _names(below, depth + 1, found)
        if within or mode_of(below) or mode_of(below.below(0)):
            names |= {name, *within}
    names |= _names(view.below(0), depth + 1, found)
    return found.setdefault((id(view), depth), frozenset(names))


def mode_of(view: View) -> Mode | None:
    """Return how a value may be published, the strictest that is said; None for never."""
    return _strictest(view.said("x-publish"))


@cache
def _strictest(said: tuple[str, ...]) -> Mode | None:
    if set(said) - set(get_args(Publish)):
        raise BrokenError("A schema says something unknown under x-publish.")
    if "never" in said:
        return None
    return next((mode for mode in _STRICTEST_FIRST if mode in said), None)


def is_public(view: View, depth: int = 0) -> bool:
    """Return whether a value is public, or something below it is."""
    if mode_of(view) or not view.parts or depth >= MAX_DEPTH:
        return mode_of(view) is not None
    below = (*map(view.below, view.names()), view.below(0))
    return any(is_public(one, depth + 1) for one in below)


def _fits(value: Json, view: View) -> bool:
    """Return whether a value has the type that its field asks for, if it asks for one."""
    return value is not None and all(type(value) is _TYPES.get(one) for one in view.said("type"))
