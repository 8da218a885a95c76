"""Whether the Markdown of a template can be read, with all of its branches one after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import MARKUP, TEMPLATE
from pipeline.composition.markdown import template_blocks
from pipeline.composition.placeholders import value_mark
from pipeline.model.document import BundleSource, Inline, TemplateSource, Text, block_inlines, texts
from pipeline.model.errors import BrokenError

_VALUE = Text("Northwood", BundleSource(""))


def misread(tree: nodes.Template, file: str) -> Iterator[Fault]:
    """Yield what of the Markdown of a template cannot be read, and emphasis that has no end."""
    filled = _Filled()
    text = "".join(filled.linear(tree.body))
    try:
        blocks = template_blocks(text, filled.pieces, file)
    except BrokenError as error:
        at = error.place.template
        yield Fault(TEMPLATE, at.line if at else 1, error.message, error.hint)
        return
    for block in blocks:
        for run in block_inlines(block):
            for one in texts(run):
                yield from _left_over(one)


@dataclass(slots=True)
class _Filled:
    """A template with all that it could print, one branch after the other."""

    pieces: list[tuple[Inline, ...]] = field(default_factory=list)

    def linear(self, body: list[nodes.Node]) -> Iterator[str]:
        for node in body:
            match node:
                case nodes.TemplateData():
                    yield node.data
                case nodes.Output():
                    yield from self.linear([*node.nodes])
                case nodes.If():
                    yield from self.linear([*node.body, *node.elif_])
                case nodes.For():
                    yield from self.linear(node.body)
                case nodes.Expr():
                    self.pieces.append((_VALUE,))
                    yield value_mark(len(self.pieces) - 1)


def _left_over(one: Text) -> Iterator[Fault]:
    """Yield a mark of emphasis that stands among the words: its other end is missing."""
    if isinstance(one.source, TemplateSource) and "*" in one.text:
        message = "This would be printed as it stands: a ‘*’ without its other end."
        yield Fault(MARKUP, one.source.line, message, "Close it, or leave it out.", "*")
