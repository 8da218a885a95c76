"""How much alike two paragraphs must be to be taken for one: measured on the samples."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random  # noqa: TID251  seeded

import pytest

from pipeline.exchange.matching import ALIKE, likeness
from pipeline.exchange.returned import returned
from tests.exchange.copies import sent

SAMPLES = (
    "sccif-rfc-full/good-narrative",
    "la-services-2014/good-with-board-review",
    "lscb-review-2014/good-narrative",
    "childrens-home-2014-full/good-narrative",
)


def paragraphs() -> list[list[str]]:
    """Return the numbered paragraphs of each sample."""
    return [
        [
            one.original
            for one in returned(sent(sample)).units
            if any(mark.startswith("p") for mark in one.marks)
        ]
        for sample in SAMPLES
    ]


def worked_on(text: str, others: Sequence[str], share: float, chance: Random) -> str:
    """Return a text of which a share of the words is left out, replaced or has more beside it."""
    found: list[str] = []
    for word in text.split():
        what = chance.random() / share
        found += [] if what < 2 / 3 else [word]
        found += [chance.choice(others)] if 1 / 3 <= what < 1 else []
    return " ".join(found)


@pytest.mark.parametrize(("share", "least"), [(0.1, 0.99), (0.3, 0.95)])
def test_a_paragraph_that_was_worked_on_is_known_again(share: float, least: float) -> None:
    chance, known = Random(1), list[bool]()
    for report in paragraphs():
        others = " ".join(report).split()
        for one in report:
            known.append(likeness(one, worked_on(one, others, share, chance)) >= ALIKE)
    assert sum(known) / len(known) >= least


def test_few_paragraphs_are_as_much_like_another_one() -> None:
    alike = [
        max(likeness(one, other) for other in report if other is not one) >= ALIKE
        for report in paragraphs()
        for one in report
    ]
    assert sum(alike) / len(alike) <= 0.03


def test_likeness_is_a_share() -> None:
    assert likeness("Children are safe.", "children  are SAFE") == 1
    assert likeness("Children are safe.", "") == likeness("", "") == 0
    assert likeness("one two three four", "one two five six") == pytest.approx(6 / 14)
