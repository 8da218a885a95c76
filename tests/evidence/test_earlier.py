"""Which earlier inspections count as visits: by their kind, as people write it, or as declared."""

from __future__ import annotations

from typing import Any, Final

import pytest

from pipeline.evidence.earlier import PREVIOUS, is_visit
from pipeline.evidence.public import Items
from tests.checks.building import RFC, case

VISITS: Final = (
    "monitoring visit",
    "Monitoring",
    "assurance visit",
    "Assurance Visit (2021)",
    "visit after a complaint",
    "monitoring of compliance notices",
    "focused visit",
    "emergency visit",
    "Visit",
    "unannounced monitoring visit, no judgement",
)
INSPECTIONS: Final = (
    "full",
    "full inspection",
    "Full inspection, announced",
    "interim",
    "interim inspection",
    "key inspection",
    "first inspection after registration",
    "inspection of the group",
    "re-inspection",
    "inspection under section 5",
)


def earlier(**entry: Any) -> bool:
    many = [{"date": "2023-02-09", **entry}]
    previous = case({"/event/previous": many}, base=RFC).bundle.public.at(PREVIOUS)
    assert isinstance(previous, Items)
    return is_visit(previous.items[0])


@pytest.mark.parametrize("kind", VISITS)
def test_a_visit(kind: str) -> None:
    assert earlier(kind=kind)
    assert not earlier(kind=kind, grade="good")


@pytest.mark.parametrize("kind", INSPECTIONS)
def test_an_inspection(kind: str) -> None:
    assert not earlier(kind=kind)
    assert earlier(kind=kind, graded=False)
