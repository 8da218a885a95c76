"""The filters of section templates: the only way from a value of a bundle to words.

Each takes a node and gives a `Piece`: inlines that keep the pointer of what they say. What a
filter cannot write raises `UnfitError` with that pointer, never with the value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.composition.linked import linked
from pipeline.evidence.earlier import is_visit
from pipeline.evidence.public import Absent, Items, Node, Record, Value, child, text_of
from pipeline.language import phrasing as words
from pipeline.language.articles import article
from pipeline.model.document import Break, BundleSource, Inline, Measured, Text, plain
from pipeline.model.months import month


class UnfitError(Exception):
    """A value that cannot be written the way a template asks."""

    def __init__(self, message: str, pointer: str) -> None:
        super().__init__(message)
        self.message = message
        self.pointer = pointer


@dataclass(frozen=True, slots=True)
class Piece:
    """What a filter gives back: ready inlines."""

    inlines: tuple[Inline, ...]


def piece(node: object) -> Piece:
    """Return a value as it is written without a filter: a text as it is, a number with commas."""
    if isinstance(node, Piece):
        return node
    if isinstance(node, Absent):
        raise UnfitError("This value is not in the bundle; ask with ‘if’ first.", node.pointer)
    if not isinstance(node, Value):
        raise UnfitError("Only single values can be printed.", _pointer(node))
    if node.mode == "markdown":
        raise UnfitError("Narrative is printed by the content kind ‘narrative’.", node.pointer)
    if isinstance(node.value, bool):
        raise UnfitError("A yes or no cannot be printed; ask with ‘if’.", node.pointer)
    if isinstance(node.value, int):
        return _said(node, words.number(node.value))
    if node.mode == "linked":
        return Piece(linked(node.value, node.pointer))
    return _said(node, node.value)


def _pointer(node: object) -> str:
    """Return the pointer of a node, or '' for a text or number that a template wrote itself."""
    return node.pointer if isinstance(node, Value | Record | Items | Absent) else ""


def _said(node: Node, text: str) -> Piece:
    return Piece((Text(text, BundleSource(node.pointer)),))


def _a(node: Node | Piece) -> Piece:
    """Write a value with its article, if it has none: an assessment centre, an MP."""
    said = piece(node)
    first = said.inlines[0]
    if not isinstance(first, Text):
        raise UnfitError("No article can stand before this.", _pointer(node))
    first = _in_mid_sentence(first)
    said = Piece((first, *said.inlines[1:]))
    words = plain(said.inlines)
    if words.lower().startswith(("a ", "an ", "the ")):
        return said
    return Piece((Text(f"{article(words)} ", first.source), *said.inlines))


def _in_mid_sentence(text: Text) -> Text:
    """Return a text without the capital of its first word, where it has no other: no name has it.

    ‘Residential family centre’ begins a sentence; ‘Local Safeguarding Children Board’ is a name.
    """
    first, rest = text.text[:1], text.text[1:]
    return text if rest != rest.lower() else replace(text, text=first.lower() + rest)


def _date(node: Node) -> date:
    try:
        return date.fromisoformat(str(_value(node, str)))
    except ValueError:
        raise UnfitError("This is not a date.", node.pointer) from None


def _value(node: Node, kind: type) -> Any:
    if not isinstance(node, Value) or type(node.value) is not kind:
        raise UnfitError("This value is missing, or of another kind.", _pointer(node))
    return node.value


def _day(node: Node) -> Piece:
    """Write a date: 6 March 2025; or March 2025, where no more than that is known."""
    first = month(str(_value(node, str)))
    return _said(node, words.month(first) if first else words.day(_date(node)))


def _on(node: Node) -> Piece:
    """Write when something was: on 6 March 2025, or in March 2025."""
    at = "in" if month(str(_value(node, str))) else "on"
    return Piece((Text(f"{at} ", BundleSource(node.pointer)), *_day(node).inlines))


def _until(first: Node, last: Node) -> Piece:
    """Write two dates as a span: 4 to 6 March 2025. Where only one is given, write that day."""
    if isinstance(first, Absent) or isinstance(last, Absent):
        return _day(last if isinstance(first, Absent) else first)
    return _said(first, words.span(_date(first), _date(last)))


def _count(node: Node, singular: str, plural: str) -> Piece:
    """Write how many: eight families. Takes a number, or an array to count."""
    amount = len(node) if isinstance(node, Items) else _value(node, int)
    return _said(node, words.count(amount, singular, plural))


def _number(node: Node) -> Piece:
    """Write a number with commas: 1,838."""
    return _said(node, words.number(_value(node, int)))


def _names(node: Node) -> Piece:
    """Write the names of an array: A, B and C. Takes texts, or records with a name."""
    found = [one if isinstance(one, Value) else child(one, "name") for one in _items(node)]
    inlines: list[Inline] = []
    for index, one in enumerate(found):
        if index:
            joint = " and " if index == len(found) - 1 else ", "
            inlines.append(Text(joint, BundleSource(node.pointer)))
        inlines.extend(piece(one).inlines)
    return Piece(tuple(inlines))


def _lines(node: Node) -> Piece:
    """Write an array of texts on lines of their own, as in an address."""
    inlines: list[Inline] = []
    for index, one in enumerate(_items(node)):
        if index:
            inlines.append(Break())
        inlines.extend(piece(one).inlines)
    return Piece(tuple(inlines))


def _items(node: Node) -> tuple[Node, ...]:
    if not isinstance(node, Items) or not node.items:
        raise UnfitError("This is not a list, or it is empty.", _pointer(node))
    return node.items


def _inspections(node: Node) -> Node:
    """Leave out of earlier inspections the visits that led to no grade."""
    if not isinstance(node, Items | Absent):
        raise UnfitError("This is not a list.", _pointer(node))
    return Items(node.pointer, tuple(one for one in node if not is_visit(one)))


def _first(node: Node) -> Node:
    """Give the first entry of an array."""
    if not isinstance(node, Items | Absent):
        raise UnfitError("This is not a list.", _pointer(node))
    return child(node, "0")


def _proportion(node: Node) -> Piece:
    """Write the measure of an evidence record: most families (37 of 41), as Annex C has it."""
    if not isinstance(node, Record):
        raise UnfitError("This is no record of evidence.", _pointer(node))
    measure = child(node, "measure")
    numerator = _value(child(measure, "numerator"), int)
    denominator = _value(child(measure, "denominator"), int)
    if not 0 <= numerator <= denominator or denominator == 0:
        raise UnfitError("This measure is no proportion.", measure.pointer)
    unit = _value(child(measure, "unit"), str)
    share = words.proportion_of(numerator, denominator, unit)
    text = f"{share} ({words.number(numerator)} of {words.number(denominator)})"
    evidence = str(_value(child(node, "id"), str))
    return Piece((Measured(evidence, _said(measure, text).inlines),))


SOURCES = {
    "observation": "observations",
    "record": "records",
    "interview": "interviews",
    "case-tracking": "cases that were followed",
    "survey": "surveys",
    "data": "data",
    "notification": "notifications",
    "other-agency": "what other agencies said",
}
"""The words for each kind of source."""


def _sources(node: Node) -> Piece:
    """Write the kinds of source of what may be said: records, interviews and observations."""
    said = [one for one in _items(node) if child(one, "statement")]
    kinds: dict[str, Node] = {}
    for kind in (child(child(one, "source"), "kind") for one in said):
        kinds.setdefault(text_of(kind), kind)
    named = [one for kind, one in kinds.items() if kind in SOURCES]
    inlines: list[Inline] = []
    for index, one in enumerate(named):
        if index:
            joint = " and " if index == len(named) - 1 else ", "
            inlines.append(Text(joint, BundleSource(node.pointer)))
        inlines.append(Text(SOURCES[text_of(one)], BundleSource(one.pointer)))
    if not inlines:
        raise UnfitError("No record here has a statement.", _pointer(node))
    return Piece(tuple(inlines))


FILTERS: dict[str, Callable[..., Piece | Node]] = {
    "a": _a,
    "date": _day,
    "on": _on,
    "until": _until,
    "count": _count,
    "number": _number,
    "names": _names,
    "lines": _lines,
    "first": _first,
    "inspections": _inspections,
    "proportion": _proportion,
    "sources": _sources,
}
