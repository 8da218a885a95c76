"""Files and functions stay short enough to be read at one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.architecture.imports import PACKAGE, ROOT

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40

# Longer ones, each with its reason. A file leaves the list when it is short enough.
LONG_FILES = {
    "pipeline/model/document.py": "one closed set of blocks and inlines, seen whole",
}


def test_no_file_is_longer_than_one_can_read() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in files()}
    assert {file for file, lines in lengths.items() if lines > LINES_OF_A_FILE} == set(LONG_FILES)


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name(path)}:{function.lineno} {function.name}"
        for path in files()
        for function in functions(path)
        if length(function) > LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_most_files_and_functions_are_short() -> None:
    lengths = [len(path.read_text("utf-8").splitlines()) for path in files()]
    assert median(lengths) <= 90
    assert median(map(length, (one for path in files() for one in functions(path)))) <= 8


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def files() -> Iterator[Path]:
    yield from sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node
