"""Whether the names of an expression lead to fields that a bundle may have, and publicly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

from pipeline.composition.budget.expressions import Expressions, Names, told
from pipeline.composition.budget.fields import Field, Fields
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import NO_FIELD, UNFIT
from pipeline.evidence.schema.publishable import is_public
from pipeline.model.suggestion import did_you_mean

_GO_ON = ("first", "inspections")
_ARTICLE = {"array": "a list", "string": "a text", "integer": "a number", "boolean": "a yes or no"}


@dataclass(frozen=True, slots=True)
class Paths:
    """Reads the names of expressions of one report type."""

    fields: Fields

    def field(self, node: nodes.Expr, names: Names) -> Field:
        """Return the field that an expression without faults leads to."""
        return Expressions(self.fields).field(node, names)

    def faults(self, node: nodes.Expr, names: Names) -> Iterator[Fault]:
        """Yield the first name of an expression that leads nowhere."""
        match node:
            case nodes.Name():
                if node.name not in names:
                    yield from self._step(self.fields.root, node.name, "a bundle", node.lineno)
            case nodes.Getattr(node=nodes.Expr() as inner):
                before = list(self.faults(inner, names))
                yield from before
                if not before:
                    field = self.field(inner, names)
                    yield from self._step(field, node.attr, f"‘{told(inner)}’", node.lineno)
            case nodes.Filter(node=nodes.Expr() as inner, name=name) if name in _GO_ON:
                before = list(self.faults(inner, names))
                yield from before
                if not before and (kind := self.kind(inner, names)) != "array":
                    message = f"‘{told(inner)}’ is {says(kind)}, and ‘{name}’ takes a list."
                    yield Fault(UNFIT, node.lineno, message, word=name)
            case nodes.Filter(name=name):
                message = f"Behind ‘{name}’ stands nothing more: it gives words."
                yield Fault(UNFIT, node.lineno, message, word=name)
            case _:
                message = "Here the name of a field must stand."
                yield Fault(UNFIT, node.lineno, message)

    def kind(self, node: nodes.Expr, names: Names) -> str:
        """Return the kind of what an expression leads to."""
        return self.fields.kind(self.field(node, names))

    def _step(self, field: Field, name: str, of: str, line: int) -> Iterator[Fault]:
        kind = self.fields.kind(field)
        if kind != "object":
            hint = "Go through it with ‘for’, or take its ‘first’." if kind == "array" else ""
            message = f"{_begun(of)} is {says(kind)}, and has no field ‘{name}’."
            yield Fault(NO_FIELD, line, message, hint, name)
            return
        known = field.view.names()
        if name not in known and (known or not field.view.below(name).said("type")):
            shown = [one for one in known if is_public(field.view.below(one))]
            hint = did_you_mean(name, shown) or f"Its public fields: {', '.join(shown) or 'none'}."
            yield Fault(NO_FIELD, line, f"{_begun(of)} has no field ‘{name}’.", hint, name)
        elif not is_public(field.view.below(name)):
            message = f"The field ‘{name}’ of {of} is not public: no report can show it."
            yield Fault(NO_FIELD, line, message, "", name)


def _begun(of: str) -> str:
    return of[:1].upper() + of[1:]


def says(kind: str) -> str:
    """Return a kind of value in words."""
    return _ARTICLE.get(kind, "a record")
