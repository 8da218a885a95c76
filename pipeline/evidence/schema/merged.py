"""What both schemas say of a bundle as one schema, without references: no other file is needed.

Where both speak of a value, the narrower one counts, so nothing is offered that one of them
refuses. An editor that follows a reference forgets what stands beside it: so there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from pipeline.evidence.schema.publishable import mode_of
from pipeline.evidence.schema.view import View

Part: TypeAlias = dict[str, Any]


def merged(view: View) -> Part:
    """Return one schema of a value and of all below it, in parts that are the caller’s own."""
    part = dict(_of_value(view))
    if "object" in view.said("type"):
        part |= _of_fields(view)
    if view.said("items"):
        part["items"] = merged(view.below(0))
    return part


def below(part: Part) -> Iterator[Part]:
    """Yield the parts of a merged schema about fields and entries of its value."""
    yield from part.get("properties", {}).values()
    rest = (part.get(keyword) for keyword in ("items", "additionalProperties"))
    yield from (one for one in rest if isinstance(one, dict))


def _of_value(view: View) -> Iterator[tuple[str, Any]]:
    if told := view.description():
        yield "description", told
    for keyword, choose in _CHOOSE.items():
        if said := view.said(keyword):
            yield keyword, choose(said)
    patterns = list(dict.fromkeys(view.said("pattern")))
    yield from (("pattern", one) for one in patterns[:1])
    if patterns[1:]:
        yield "allOf", [{"pattern": one} for one in patterns[1:]]
    if view.said("x-publish"):
        yield "x-publish", mode_of(view) or "never"


def _of_fields(view: View) -> Iterator[tuple[str, Any]]:
    fields = {name: merged(view.below(name)) for name in view.names()}
    if fields:
        yield "properties", fields
    if required := _each(view.said("required")):
        yield "required", required
    others = view.said("additionalProperties")
    if False in others:
        yield "additionalProperties", False
        return
    if names := view.said("propertyNames"):
        yield "propertyNames", dict(names[0])
    if others:
        yield "additionalProperties", merged(view.below("*"))


def _each(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return what stands in any of some lists, once, in their order."""
    return list(dict.fromkeys(one for each in lists for one in each))


def _common(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return what stands in all of some lists, in the order of the first."""
    return [one for one in lists[0] if all(one in each for each in lists)]


def _first(said: Sequence[Any]) -> Any:
    return said[0]


_CHOOSE: dict[str, Callable[[Sequence[Any]], Any]] = {
    "type": _first,
    "const": _first,
    "enum": _common,
    "examples": _each,
    "format": _first,
    "minLength": max,
    "maxLength": min,
    "minimum": max,
    "maximum": min,
    "minItems": max,
    "maxItems": min,
    "uniqueItems": any,
}
"""Of what several parts say under a keyword, what holds."""
