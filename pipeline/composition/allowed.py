"""What a section template may use: it can do no more than its text.

A template may come from anybody who proposes a change. So it is held to this list before any of it
runs: fields, texts, the filters of `filters`, conditions and loops through lists.

Silence is not a fact. So no branch may rest on a field that is not there: `else`, `not` and
`!=` are refused, and each branch names the field that it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from jinja2 import nodes

from pipeline.composition.filters import FILTERS
from pipeline.model.suggestion import did_you_mean

ALLOWED: Final[tuple[type[nodes.Node], ...]] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name,
    nodes.Const, nodes.Getattr, nodes.Filter, nodes.And, nodes.Or, nodes.Compare, nodes.Operand,
)  # fmt: skip
_SILENCE: Final = "Name what it rests on: ‘elif’ with a field, such as one of ‘event.declared’."
_LOOPS: Final = 2
"""How many loops may stand in one another: each list can have thousands of entries."""


class NotAllowed(NamedTuple):
    """Something that a template may not use: its line, what is wrong, and what to do."""

    line: int
    message: str
    hint: str = ""


def not_allowed(tree: nodes.Template) -> Iterator[NotAllowed]:
    """Yield all that a template may not use, in the order of its lines."""
    found = [one for node in tree.find_all(nodes.Node) for one in _of(node)]
    yield from sorted([*found, *_too_deep(tree.body, 0)], key=lambda one: one.line)


def names(tree: nodes.Template) -> Mapping[str, int]:
    """Return the names that a template asks the bundle for, each with its first line."""
    found: dict[str, int] = {}
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Getattr):
            found.setdefault(node.attr, node.lineno)
        if isinstance(node, nodes.Name) and node.name not in own:
            found.setdefault(node.name, node.lineno)
    return found


def _of(node: nodes.Node) -> Iterator[NotAllowed]:
    line = line_of(node)
    if not isinstance(node, (*ALLOWED, nodes.Not)):
        yield NotAllowed(line, f"A section template may not use ‘{type(node).__name__.lower()}’.")
    if rests_on_silence(node):
        yield NotAllowed(line, "This rests on a field that is not there.", _SILENCE)
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        meant = did_you_mean(node.name, tuple(FILTERS))
        known = f"Filters: {', '.join(sorted(FILTERS))}."
        hint = f"{meant} {known}" if meant else known
        yield NotAllowed(line, f"There is no filter ‘{node.name}’.", hint)
    if isinstance(node, nodes.For) and node.recursive:
        yield NotAllowed(line, "A loop goes through a list once: it is not ‘recursive’.")


def _too_deep(body: list[nodes.Node], depth: int) -> Iterator[NotAllowed]:
    for node in body:
        inner = depth + isinstance(node, nodes.For)
        if inner > _LOOPS:
            yield NotAllowed(line_of(node), f"No more than {_LOOPS} loops stand in one another.")
            return
        yield from _too_deep([*node.iter_child_nodes()], inner)


def rests_on_silence(node: nodes.Node) -> bool:
    """Return whether something is said because a field is absent or is something else."""
    if isinstance(node, nodes.If | nodes.For):
        return bool(node.else_)
    return isinstance(node, nodes.Not) or (isinstance(node, nodes.Operand) and node.op != "eq")


def line_of(node: nodes.Node) -> int:
    """Return the line of a node. Jinja gives some no line, but always something within them."""
    return next((one.lineno for one in (node, *node.find_all(nodes.Node)) if one.lineno), 1)
