"""Silence is not a fact: what a template says that is not so, it says because a field says it.

`templates/licences.toml` names that field for every such sentence of every template. A sentence of
another kind, one that tells how a framework works, names its line of the guidance. `lint` holds
templates to it with the values that fields have; here it is held by a way of its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import jinja2
import pytest
from jinja2 import nodes

from pipeline.composition.filters import FILTERS
from pipeline.evidence.public import Items, Record, Value
from pipeline.resources import TEMPLATES

FILES: Final = sorted(TEMPLATES.rglob("*.md.j2"))
LICENCES: Final = tomllib.loads((TEMPLATES / "licences.toml").read_text("utf-8"))
ABSENT: Final = re.compile(
    r"\b(?:no|not|none|nothing|never|nobody|neither|without|first (?:inspection|review)|vacant"
    r"|in post|(?:un)?announced|told of it|improved|remains?|has (?:led|told|been)|have been)\b",
    re.IGNORECASE,
)
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


class Said(NamedTuple):
    """A sentence of a template, and the fields that the branches around it ask for."""

    file: str
    sentence: str
    fields: frozenset[str]


def said(path: Path) -> Iterator[Said]:
    environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(FILTERS)
    name = path.relative_to(TEMPLATES).as_posix()
    yield from below(environment.parse(path.read_text("utf-8")).body, name, frozenset())


def below(body: list[nodes.Node], file: str, fields: frozenset[str]) -> Iterator[Said]:
    for node in body:
        if isinstance(node, nodes.Output):
            words = "".join(
                one.data if isinstance(one, nodes.TemplateData) else "X" for one in node.nodes
            )
            for sentence in SENTENCE.split(" ".join(words.split())):
                yield Said(file, sentence, fields)
        elif isinstance(node, nodes.If):
            asked = fields | {*named(node.test)}
            yield from below(node.body, file, asked)
            yield from below(list(node.elif_), file, fields)
        elif isinstance(node, nodes.For):
            yield from below(node.body, file, fields | {*named(node.iter)})


def named(node: nodes.Node) -> Iterator[str]:
    """Yield the fields that an expression asks for, such as `event.previous`."""
    if isinstance(node, nodes.Getattr):
        yield ".".join([*named(node.node), node.attr])
    elif isinstance(node, nodes.Name):
        yield node.name
    else:
        for inner in node.iter_child_nodes():
            yield from named(inner)


NEGATIVE: Final = [
    one for path in FILES for one in said(path) if ABSENT.search(one.sentence)
]  # fmt: skip


@pytest.mark.parametrize("one", NEGATIVE, ids=lambda one: f"{one.file}: {one.sentence[:80]}")
def test_what_is_not_so_is_said_because_a_field_says_it(one: Said) -> None:
    licence = LICENCES.get(one.sentence)
    assert licence, f"name the field that licenses this sentence in licences.toml: {one.sentence}"
    if licence.startswith("by its kind: "):
        return
    assert {part.partition(" is ")[0] for part in licence.split(" + ")} <= one.fields


def test_no_licence_is_left_over() -> None:
    assert {one.sentence for one in NEGATIVE} == set(LICENCES)


def inspection(kind: str, **more: Any) -> Record:
    fields = {"date": "2024-01-09", "kind": kind, **more}
    return Record("/p", {name: Value(f"/p/{name}", value) for name, value in fields.items()})


@pytest.mark.parametrize(
    ("entries", "first"),
    [
        ([inspection("full", grade="good")], "full"),
        ([inspection("monitoring visit"), inspection("full", grade="good")], "full"),
        ([inspection("Monitoring"), inspection("interim", grade="good")], "interim"),
        ([inspection("assurance visit"), inspection("full", grade="good")], "full"),
        ([inspection("monitoring visit", grade="good"), inspection("full")], "monitoring visit"),
        ([inspection("survey", graded=False), inspection("full", grade="good")], "full"),
        ([inspection("full"), inspection("interim", grade="good")], "full"),
    ],
)
def test_the_last_inspection_is_not_hidden_by_a_visit(entries: list[Record], first: str) -> None:
    found: Any = FILTERS["inspections"](Items("/event/previous", tuple(entries)))
    assert found.items[0].fields["kind"].value == first


def test_visits_alone_are_no_inspection() -> None:
    assert not len(FILTERS["inspections"](Items("/p", (inspection("monitoring visit"),))))  # type: ignore[arg-type]
