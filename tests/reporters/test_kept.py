"""Very many findings: they lie on the disk, and come back as they were and in their order."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.model.finding import Finding
from pipeline.reporters import REPORTERS, causes, kept
from pipeline.reporters.kept import Kept, worst_first
from pipeline.reporters.outcome import Outcome
from pipeline.reporters.text import write
from tests.reporters.findings import FINDINGS, OAK, at


def lines(number: int) -> list[Finding]:
    """Return findings of very many lines, each with the same words."""
    return [replace(FINDINGS[0], place=at("", line, 1)) for line in range(1, number + 1)]


def shuffled() -> list[Finding]:
    found = [*FINDINGS * 3, *lines(101 - len(FINDINGS) % 2)]
    return [*found[::2], *found[::-2]]


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_RUN", 7)
    monkeypatch.setattr(kept, "_BATCH", 3)


@pytest.mark.usefixtures("few_at_once")
def test_they_come_back_the_worst_first_as_often_as_asked() -> None:
    found = shuffled()
    of = Kept(found)
    assert len(of) == len(found)
    for _ in range(2):
        assert list(of.worst_first()) == list(worst_first(found))
    assert sorted(map(repr, of)) == sorted(map(repr, found))


@pytest.mark.usefixtures("few_at_once")
@pytest.mark.parametrize("name", list(REPORTERS))
def test_every_format_tells_the_same_of_them(name: str) -> None:
    found = sorted(shuffled(), key=kept.rank)
    in_memory, on_disk = (
        "".join(REPORTERS[name](Outcome(of, (OAK,)))) for of in (found, Kept(found))
    )
    assert on_disk == in_memory


def test_what_people_are_told_does_not_grow_with_the_lines() -> None:
    few, many = (write(lines(number), number) for number in (10, 3000))
    assert len(many) - len(few) < 50
    assert "and 2,994 more places" in many


def test_of_very_many_causes_the_worst_are_told_and_the_others_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(causes, "_MOST", 3)
    many = [replace(one, message=f"This is {at}.") for at, one in enumerate(lines(10))]
    text = write(many, 10)
    assert [f"This is {number}." in text for number in range(5)] == [True] * 3 + [False] * 2
    assert f"And 7 more findings, none worse than these: {many[0].rule.id} 7." in text
    assert "10 bundles: 10 errors." in text
    assert len(json.loads("".join(REPORTERS["json"](Outcome(many, (OAK,)))))["findings"]) == 10
