"""Nothing is written through an argument: what a function makes, it returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeAlias

from tests.architecture.imports import PACKAGE, ROOT

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

CHANGES = frozenset(
    "add append clear discard extend insert pop popitem remove setdefault sort update".split()
)
STAGES = "checks composition language model".split()
READS_ON = "pipeline/language/quoted.py"  # its parts hand on where they have got to


def functions() -> Iterator[tuple[str, Function]]:
    for stage in STAGES:
        for path in sorted((PACKAGE / stage).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, Function):
                    yield f"{path.relative_to(ROOT).as_posix()} {node.name}", node


def changed(function: Function) -> set[str]:
    """Return the arguments that a function changes: by a method, an entry or an attribute."""
    given = function.args
    names = {one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)}
    touched = {owner for node in ast.walk(function) for owner in owners(node)}
    return (names & touched) - {"self"}


def owners(node: ast.AST) -> Iterator[str]:
    """Yield the name of what a statement or call changes."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in CHANGES:
            yield root(node.func.value)
    elif isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
        yield root(node.value)


def root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def test_no_stage_changes_what_it_is_given() -> None:
    found = {where for where, function in functions() if changed(function)}
    assert {where.split()[0] for where in found} == {READS_ON}
