"""Whether a condition of a template asks for what there is, and compares it with what can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

from pipeline.composition.budget.expressions import Names, told
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.paths import Paths, says
from pipeline.composition.lint.rules import NEVER_SO, UNFIT
from pipeline.model.suggestion import did_you_mean

_VALUE = "Compare a field with one text in quotation marks."


@dataclass(frozen=True, slots=True)
class Asked:
    """Looks at the conditions of templates."""

    paths: Paths
    names: Names

    def faults(self, node: nodes.Expr) -> Iterator[Fault]:
        """Yield what is wrong with a condition."""
        match node:
            case nodes.And() | nodes.Or():
                yield from self.faults(node.left)
                yield from self.faults(node.right)
            case nodes.Compare():
                yield from self._compared(node)
            case nodes.Const():
                yield Fault(UNFIT, node.lineno, "This condition asks for nothing.", _VALUE)
            case _:
                yield from self.paths.faults(node, self.names)

    def _compared(self, node: nodes.Compare) -> Iterator[Fault]:
        sides = [node.expr, *(one.expr for one in node.ops)]
        texts = [one for one in sides if isinstance(one, nodes.Const)]
        fields = [one for one in sides if not isinstance(one, nodes.Const)]
        found = [fault for one in fields for fault in self.paths.faults(one, self.names)]
        yield from found
        if len(texts) != 1 or len(fields) != 1:
            yield Fault(NEVER_SO, node.lineno, "Here two values are not compared.", _VALUE)
        elif not found:
            yield from self._with(fields[0], texts[0])

    def _with(self, node: nodes.Expr, text: nodes.Const) -> Iterator[Fault]:
        field, name, value = self.paths.field(node, self.names), told(node), text.value
        kind = self.paths.fields.kind(field)
        if kind != "string" or not isinstance(value, str):
            message = f"‘{name}’ is {says(kind)}: only a text is compared, and with a text."
            hint = f"Ask for it: {{% if {name} %}}." if kind != "string" else _VALUE
            yield Fault(NEVER_SO, text.lineno, message, hint, name)
            return
        values = self.paths.fields.values(field, {})
        if values is not None and value not in values:
            known = sorted(values)
            hint = did_you_mean(value, known) or f"It may be: {', '.join(known)}."
            yield Fault(NEVER_SO, text.lineno, f"‘{name}’ is never ‘{value}’.", hint, value)
