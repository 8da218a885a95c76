"""Each pattern that is made ready late can be made ready."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import pipeline
from pipeline.checks.personal.shape_file import shapes
from pipeline.checks.personal.vocabulary import vocabulary
from pipeline.model.pattern import _Later, later


def patterns_of_modules() -> list[tuple[str, _Later]]:
    modules = [import_module(one.name) for one in walk_packages(pipeline.__path__, "pipeline.")]
    return [
        (f"{module.__name__}.{name}", value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, _Later)
    ]


def test_the_patterns_of_all_modules_are_patterns() -> None:
    found = patterns_of_modules()
    assert len(found) > 50
    for name, pattern in found:
        assert isinstance(pattern.pattern, str), name


def test_the_patterns_of_files_are_patterns() -> None:
    shaped = [one for each in shapes().shapes for one in (*each.patterns, *each.unless)]
    gates = [each.gate for each in shapes().shapes if each.gate]
    phrases = [one for each in vocabulary().phrases.values() for one in each]
    assert all(isinstance(one.pattern, str) for one in (*shaped, *gates, *phrases))


def test_it_finds_what_a_pattern_finds() -> None:
    late, text = later("b+", re.IGNORECASE), "abB, b"
    assert late.findall(text) == ["bB", "b"]
    assert late.sub("-", text) == "a-, -"


def test_what_is_no_pattern_is_told_when_it_is_used() -> None:
    late = later("(")
    with pytest.raises(re.error):
        late.search("(")
