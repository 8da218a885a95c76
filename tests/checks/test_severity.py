"""How bad a finding is goes by the force of its source, and is decided in one place."""

from __future__ import annotations

import ast
from typing import get_args

import pytest

from pipeline.checks.severity import Breach, Force, severity
from pipeline.model.finding import Severity
from tests.architecture.imports import PACKAGE

ORDER = tuple(Severity)  # the worst first


def test_only_what_the_source_says_must_be_is_an_error() -> None:
    errors = {
        (force, breach)
        for force in get_args(Force)
        for breach in get_args(Breach)
        if severity(force, breach) is Severity.ERROR
    }
    assert errors == {("must", "whole")}


@pytest.mark.parametrize("breach", get_args(Breach))
def test_a_weaker_source_is_never_worse(breach: Breach) -> None:
    ranks = [ORDER.index(severity(force, breach)) for force in get_args(Force)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("force", get_args(Force))
def test_the_lesser_part_is_never_worse_than_the_whole(force: Force) -> None:
    whole = ORDER.index(severity(force))
    assert all(ORDER.index(severity(force, breach)) >= whole for breach in get_args(Breach))


def test_no_check_decides_it_for_itself() -> None:
    """A check names a severity in its rule and nowhere else."""
    deciding = [
        f"{path.name}:{node.lineno}"
        for path in sorted((PACKAGE / "checks").glob("*.py"))
        if path.name != "severity.py"
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Severity"
    ]
    assert [one for one in deciding if not one.startswith("readability.py")] == []
