"""What each module of the package imports, read from its text: nothing is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "pipeline"


class Import(NamedTuple):
    """One import: who, what, and whether it runs as soon as the module is loaded."""

    module: str
    imported: str
    at_once: bool

    @property
    def library(self) -> str:
        return self.imported.partition(".")[0]


@cache
def modules() -> tuple[str, ...]:
    """Return the dotted name of every module; a package goes by its own name."""
    return tuple(sorted(_name(path) for path in PACKAGE.rglob("*.py")))


@cache
def imports() -> tuple[Import, ...]:
    """Return every import of every module, wherever it stands."""
    return tuple(one for path in sorted(PACKAGE.rglob("*.py")) for one in _of(path))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _of(path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for imported in _names(node):
                yield Import(_name(path), imported, node in tree.body)


def _names(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """Yield what is imported; of `from package import module` the module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    assert node.module, "relative imports are banned"
    for alias in node.names:
        below = f"{node.module}.{alias.name}"
        yield below if below in modules() else node.module
