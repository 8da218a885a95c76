"""Whether a value is there for certain where a template prints it."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import nodes

from pipeline.composition.budget.expressions import Names
from pipeline.composition.budget.fields import Field
from pipeline.composition.budget.known import UNKNOWN, Known
from pipeline.composition.lint.paths import Paths


@dataclass(frozen=True, slots=True)
class There:
    """What conditions around a place have made known of the fields that stand there.

    A grade is not taken to be there before anybody has asked: a draft may come without.
    """

    paths: Paths
    names: Names
    known: Known

    def certain(self, node: nodes.Expr) -> bool:
        """Return whether what an expression leads to is there, in every bundle that comes here."""
        match node:
            case nodes.Name(name=name) if name in self.names:
                return True
            case nodes.Name(name=name):
                return self._required(self.paths.fields.root, name, sure=True)
            case nodes.Getattr(node=nodes.Expr() as inner):
                of = self.paths.field(inner, self.names)
                return self._required(of, node.attr, sure=self.certain(inner))
            case nodes.Filter(node=nodes.Expr() as inner, name="first"):
                return self.some(inner)
        return self.some(node)

    def some(self, node: nodes.Expr) -> bool:
        """Return whether a list is there and has an entry."""
        field = self.paths.field(node, self.names)
        if self._asked(field):
            return True
        entries = max(field.view.said("minItems"), default=0)
        plain = not isinstance(node, nodes.Filter) and self.paths.fields.entry(field).sure
        return plain and entries > 0 and self.certain(node)

    def _required(self, of: Field, name: str, *, sure: bool) -> bool:
        field = self.paths.fields.child(of, name)
        if self._asked(field):
            return True
        always = self.paths.fields.requires(of, name)
        return sure and always and self.paths.fields.surely_public(field.view)

    def _asked(self, field: Field) -> bool:
        """Return whether a condition has asked for a field, or for something below it."""
        below = f"{field.key}/"
        return self.known.get(field.key, UNKNOWN).there is True or any(
            key.startswith(below) and fact.there for key, fact in self.known.items()
        )
