"""Which fields of a bundle a template asks for, in whatever branch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes

from pipeline.composition.templates import syntax


def asked_fields(file: str, names: frozenset[str]) -> frozenset[str]:
    """Return the pointer of each field that a template prints or looks at; `*` is any entry.

    `names` are those of the public fields. Raises BrokenError for a template that is broken.
    """
    return frozenset(_asked(syntax(file, names), {}))


def _asked(node: nodes.Node, names: Mapping[str, str]) -> Iterator[str]:
    match node:
        case nodes.For(target=nodes.Name(name=name), iter=nodes.Expr() as listed):
            yield from _asked(listed, names)
            inner = {**names, name: f"{_pointer(listed, names)}/*"}
            for one in node.body:
                yield from _asked(one, inner)
        case nodes.Name() | nodes.Getattr():
            yield _pointer(node, names)
        case _:
            for below in node.iter_child_nodes():
                yield from _asked(below, names)


def _pointer(node: nodes.Node, names: Mapping[str, str]) -> str:
    match node:
        case nodes.Name():
            return names.get(node.name, f"/{node.name}")
        case nodes.Getattr():
            return f"{_pointer(node.node, names)}/{node.attr}"
        case nodes.Filter(node=nodes.Expr() as inner):
            entry = "/*" if node.name == "first" else ""
            return f"{_pointer(inner, names)}{entry}"
    return ""
