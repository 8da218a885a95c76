"""What the expressions of a template lead to: fields, ways to write them, what is known where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from jinja2 import nodes

from pipeline.composition.budget.fields import Field, Fields
from pipeline.composition.budget.known import Known, either
from pipeline.composition.budget.said import Sayer, Ways

Names: TypeAlias = Mapping[str, Field]
"""What the variables of loops stand for."""


@dataclass(frozen=True, slots=True)
class Expressions:
    """Reads the expressions of templates of one report type."""

    fields: Fields

    def ways(self, node: nodes.Expr, names: Names, known: Known) -> Ways:
        """Return the ways to write an expression. Without any, no report comes to this place."""
        sayer = Sayer(self.fields, known)
        if not isinstance(node, nodes.Filter) or node.name in ("first", "inspections"):
            return sayer.plain(self.field(node, names))
        assert node.node is not None
        field = self.field(node.node, names)
        says: Mapping[str, Callable[..., Ways]] = {
            "a": sayer.with_article,
            "date": sayer.date,
            "on": sayer.on,
            "until": sayer.span,
            "count": sayer.count,
            "number": sayer.number,
            "names": sayer.names,
            "lines": sayer.lines,
            "proportion": sayer.proportion,
            "sources": sayer.sources,
        }
        return says[node.name](field, *(self._argument(one, names) for one in node.args))

    def _argument(self, node: nodes.Expr, names: Names) -> Field | Any:
        return node.value if isinstance(node, nodes.Const) else self.field(node, names)

    def field(self, node: nodes.Expr, names: Names) -> Field:
        """Return the field that an expression leads to."""
        match node:
            case nodes.Name():
                return names.get(node.name) or self.fields.at(f"/{node.name}")
            case nodes.Getattr():
                return self.fields.child(self.field(node.node, names), node.attr)
            case nodes.Filter(node=nodes.Expr() as inner, name="first"):
                return self.fields.child(self.field(inner, names), "0")
            case nodes.Filter(node=nodes.Expr() as inner, name="inspections"):
                field = self.field(inner, names)
                return replace(field, sifted=True, key=f"{field.key}|inspections")
        raise AssertionError(f"no field is {type(node).__name__}")

    def assumed(self, node: nodes.Expr, names: Names, known: Known, *, so: bool) -> Known | None:
        """Return what is known where an expression is so, or is not. None: it cannot be."""
        match node:
            case nodes.And():
                return self._both(node.left, node.right, names, known, so=so)
            case nodes.Or():
                return self._both(node.left, node.right, names, known, so=so, turned=True)
            case nodes.Compare(expr=expr, ops=[nodes.Operand(expr=other)]):
                return self._equal(expr, other, names, known, so=so)
            case nodes.Const():
                return known if bool(node.value) is so else None
            case nodes.Filter(name=name) if name not in ("first", "inspections"):
                return known if so else None  # what can be written is there
        return self.fields.assumed(self.field(node, names), known, so=so)

    def _both(
        self,
        left: nodes.Expr,
        right: nodes.Expr,
        names: Names,
        known: Known,
        *,
        so: bool,
        turned: bool = False,
    ) -> Known | None:
        """Assume that both are so; or, `turned`, that one is: then neither is if it is not."""
        if so is not turned:
            first = self.assumed(left, names, known, so=so)
            return None if first is None else self.assumed(right, names, first, so=so)
        found = [self.assumed(one, names, known, so=so) for one in (left, right)]
        there = [one for one in found if one is not None]
        if len(there) == 2:
            return either(*there)
        return there[0] if there else None

    def _equal(
        self, one: nodes.Expr, other: nodes.Expr, names: Names, known: Known, *, so: bool
    ) -> Known | None:
        if isinstance(one, nodes.Const):
            one, other = other, one
        if not isinstance(other, nodes.Const) or isinstance(one, nodes.Const):
            return known
        field = self.field(one, names)
        if not isinstance(other.value, str) or self.fields.kind(field) != "string":
            return known
        return self.fields.equals(field, frozenset((other.value,)), known, so=so)


def compared(node: nodes.Node) -> Iterator[nodes.Compare]:
    """Yield each comparison of a field in an expression."""
    if isinstance(node, nodes.Compare) and not isinstance(node.expr, nodes.Const):
        yield node
    yield from node.find_all(nodes.Compare)


def names_in(node: nodes.Node) -> Iterator[str]:
    """Yield each variable of an expression."""
    if isinstance(node, nodes.Name):
        yield node.name
    yield from (one.name for one in node.find_all(nodes.Name))


def told_of(node: nodes.If) -> str:
    """Return the condition of a branch as a template has it."""
    assert isinstance(node.test, nodes.Expr)
    return told(node.test)


def told(node: nodes.Expr) -> str:
    """Return an expression as a template has it."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            of = told(node.node)
            return (
                f"({of}).{node.attr}"
                if isinstance(node.node, nodes.Filter)
                else f"{of}.{node.attr}"
            )
        case nodes.Const():
            return f'"{node.value}"' if isinstance(node.value, str) else str(node.value)
        case nodes.Filter(node=nodes.Expr() as inner):
            return f"{told(inner)} | {node.name}"
        case nodes.And():
            return f"{told(node.left)} and {told(node.right)}"
        case nodes.Or():
            return f"{told(node.left)} or {told(node.right)}"
        case nodes.Compare(expr=expr, ops=[nodes.Operand(expr=other)]):
            return f"{told(expr)} == {told(other)}"
    return "…"
