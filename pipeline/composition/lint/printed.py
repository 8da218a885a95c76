"""Whether what a template prints can be written, and the way it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from jinja2 import nodes

from pipeline.composition.budget.expressions import Names, told
from pipeline.composition.budget.fields import Field
from pipeline.composition.budget.known import Known
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.paths import Paths, says
from pipeline.composition.lint.rules import UNASKED, UNFIT
from pipeline.composition.lint.there import There
from pipeline.evidence.schema.publishable import mode_of


class _Takes(NamedTuple):
    """What a filter can write, and how many texts stand in its brackets; or a date.

    Where it writes a date, that may be one of which only the `month` is known.
    """

    kinds: str
    texts: int = 0
    date: bool = False
    month: bool = False


_TAKES: Final[Mapping[str, _Takes]] = {
    "a": _Takes("text"),
    "date": _Takes("date", month=True),
    "on": _Takes("date", month=True),
    "until": _Takes("date", date=True),
    "count": _Takes("number list", texts=2),
    "number": _Takes("number"),
    "names": _Takes("list"),
    "lines": _Takes("list"),
    "proportion": _Takes("record"),
    "sources": _Takes("list"),
}
_KINDS: Final = {"string": "text", "integer": "number", "array": "list", "object": "record"}
_HINTS: Final = {
    "array": "Write it with ‘names’, ‘lines’ or ‘count’, or go through it with ‘for’.",
    "boolean": "Ask with ‘if’, and say it in words.",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """Looks at what stands between double curly brackets."""

    paths: Paths
    names: Names
    known: Known

    def faults(self, node: nodes.Expr) -> Iterator[Fault]:
        """Yield what is wrong with an expression that is printed."""
        filtered = isinstance(node, nodes.Filter) and node.name in _TAKES
        inner = node.node if isinstance(node, nodes.Filter) and filtered else node
        if not isinstance(inner, nodes.Expr):
            return
        found = list(self.paths.faults(inner, self.names))
        if not found and isinstance(node, nodes.Filter) and filtered:
            found += self._written(node, inner)
        elif not found:
            found += self._plain(inner)
        yield from found
        if not found:
            yield from self._unasked(node, inner)

    def _plain(self, node: nodes.Expr) -> Iterator[Fault]:
        field, name = self.paths.field(node, self.names), told(node)
        kind = self.paths.fields.kind(field)
        message = f"‘{name}’ is {says(kind)}, and cannot be printed as it stands."
        if kind == "object":
            hint = f"Print one of its fields: {', '.join(field.view.names())}."
            yield Fault(UNFIT, node.lineno, message, hint, name)
        elif kind in _HINTS:
            yield Fault(UNFIT, node.lineno, message, _HINTS[kind], name)
        elif mode_of(field.view) == "markdown":
            message = f"‘{name}’ is written by inspectors, and a template cannot print it."
            hint = "Name the section under ‘content’, with the kind ‘narrative’."
            yield Fault(UNFIT, node.lineno, message, hint, name)
        elif _is_dated(field, month=True):
            message = f"‘{name}’ would be printed as it is stored, such as 2025-03-06."
            yield Fault(UNFIT, node.lineno, message, f"Write: {name} | date", name)

    def _written(self, node: nodes.Filter, inner: nodes.Expr) -> Iterator[Fault]:
        takes = _TAKES[node.name]
        field = self.paths.field(inner, self.names)
        if not self._fits(field, takes.kinds, month=takes.month):
            kinds = " or a ".join(takes.kinds.split())
            message = f"‘{told(inner)}’ is no {kinds}, and ‘{node.name}’ writes one."
            yield Fault(UNFIT, node.lineno, message, word=node.name)
        if message := self._in_brackets(node, takes):
            yield Fault(UNFIT, node.lineno, message, word=node.name)

    def _fits(self, field: Field, kinds: str, *, month: bool = False) -> bool:
        if kinds == "date":
            return _is_dated(field, month=month)
        return _KINDS.get(self.paths.fields.kind(field)) in kinds.split()

    def _in_brackets(self, node: nodes.Filter, takes: _Takes) -> str:
        """Return what is wrong with what stands in the brackets of a filter, or ''."""
        given = node.args
        texts = [one for one in given if isinstance(one, nodes.Const)]
        if node.kwargs or len(given) != takes.texts + takes.date or len(texts) != takes.texts:
            must = 'two texts, such as count("family", "families")' if takes.texts else "nothing"
            must = "a date, such as until(event.end)" if takes.date else must
            return f"In the brackets of ‘{node.name}’ stands {must}."
        if takes.date and not self._is_date(given[0]):
            return f"In the brackets of ‘{node.name}’ stands a date, such as event.end."
        return ""

    def _is_date(self, node: nodes.Expr) -> bool:
        if any(self.paths.faults(node, self.names)):
            return False
        return self._fits(self.paths.field(node, self.names), "date")

    def _unasked(self, node: nodes.Expr, inner: nodes.Expr) -> Iterator[Fault]:
        there = There(self.paths, self.names, self.known)
        name = node.name if isinstance(node, nodes.Filter) else ""
        if name == "sources":
            return
        lists = name in ("names", "lines")
        sure = there.some(inner) if lists else there.certain(inner)
        if name == "until" and isinstance(node, nodes.Filter):
            sure = sure or there.certain(node.args[0])
        if not sure:
            message = f"‘{told(inner)}’ may be missing, and then there is no report."
            hint = f"Ask for it first: {{% if {told(inner)} %}} … {{% endif %}}."
            yield Fault(UNASKED, node.lineno, message, hint, told(inner))


def _is_dated(field: Field, *, month: bool) -> bool:
    """Return whether a field is a date, or may be no more than a month where that will do."""
    formats = field.view.said("format")
    return "date" in formats or (month and "date-or-month" in formats)
