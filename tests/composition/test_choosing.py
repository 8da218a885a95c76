"""Tables that choose and group what they show: nothing is lost, nothing stands twice."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.model.document import Document, Subheading, Table, plain, walk
from pipeline.runs.examine import examine
from tests.samples.cases import of

SAMPLE = "la-services-2014/good-with-board-review"
KINDS = [
    {
        name: value
        for name, value in zip(("urgency", "theme", "judgement"), one, strict=True)
        if value
    }
    for one in product(("", "usual", "immediate"), ("", "Help", "Care"), ("", "board", "overall"))
]


def documents(asked: list[dict[str, Any]]) -> tuple[Document, ...]:
    data = json.loads(of(SAMPLE).content)
    data["recommendations"] = [
        {"id": f"C{at}", "action": f"Do thing {at} for children.", "evidence": ["E3"], **one}
        for at, one in enumerate(asked)
    ]
    found = examine(RawBundle("a.bundle.json", json.dumps(data).encode()))
    assert not [one for one in found.findings if one.rule.id in ("SEC004", "BND029")]
    assert found.composition
    return found.composition.documents


def rows(document: Document) -> list[tuple[str, str, str]]:
    """Return the caption, the number and the action of each row that asks for something."""
    return [
        (plain(block.caption), plain(row.cells[0].inlines), plain(row.cells[1].inlines))
        for section in walk(document.sections)
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
        if plain(row.cells[1].inlines).startswith("Do thing")
    ]


@pytest.mark.parametrize(
    "asked", [KINDS, KINDS[::-1], KINDS[::2], KINDS[:1]], ids=["all", "back", "half", "one"]
)
def test_each_entry_stands_once_and_numbers_go_up(asked: list[dict[str, Any]]) -> None:
    report, *_, plan = documents(asked)
    shown = rows(report)
    actions = [action for *_, action in shown]
    assert sorted(actions) == sorted(f"Do thing {at} for children." for at in range(len(asked)))
    assert [number for _, number, _ in shown] == [f"R{at + 1}" for at in range(len(asked))]
    assert [row[1:] for row in rows(plan)] == [row[1:] for row in shown]


def test_each_group_has_its_theme_as_caption_and_what_has_none_comes_first() -> None:
    report, *_ = documents([{"theme": "Help"}, {"theme": "Care"}, {}, {"theme": "Help"}])
    assert [(caption, action[9]) for caption, _, action in rows(report)] == [
        ("What should improve, and who should act", "2"),
        ("Help", "0"),
        ("Help", "3"),
        ("Care", "1"),
    ]


@pytest.mark.parametrize(
    ("one", "heads"),
    [
        ({"urgency": "immediate"}, ["Priority and immediate action"]),
        ({}, ["Areas for improvement"]),
        ({"judgement": "board", "urgency": "immediate"}, ["What the board should improve"]),
    ],
)
def test_a_heading_stands_only_where_there_are_rows(one: dict[str, Any], heads: list[str]) -> None:
    report, *_ = documents([one])
    sections = [s for s in walk(report.sections) if s.id in ("improvement", "board-review")]
    blocks = [block for section in sections for block in section.blocks]
    assert [plain(b.inlines) for b in blocks if isinstance(b, Subheading)] == heads


def test_every_grade_of_every_judgement_has_a_meaning() -> None:
    found = examine(RawBundle("a.bundle.json", of(SAMPLE).content))
    assert found.case
    type_ = found.case.report_type
    said = [
        type_.meaning(grade.label.text, one.id)
        for one in type_.judgements
        for grade in type_.grades
    ]
    assert all(said)
    assert len({one.text for one in said if one}) == len(type_.judgements) * len(type_.grades)
