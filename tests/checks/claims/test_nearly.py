"""Quotations that are nearly a recorded quote: where they differ is told, and nothing private."""

from __future__ import annotations

import pytest

from pipeline.checks.claims.speech.nearly import nearly
from tests.checks.claims.bundles import bundle, found_by

QUOTE = "They rang me back the same evening, and that settled it."
NEAR = {
    "another word": ("They rang me back the next evening, and that settled it.", "next"),
    "several": ("They rang me back within an hour, and that settled it.", "within an hour"),
    "one more": ("They always rang me back the same evening.", "always"),
    "going on": ("They rang me back the same evening, and that was it.", "was"),
    "at the end": ("They rang me back the same evening and twice more.", "twice more"),
    "left out": ("They rang me back, and that settled it.", "back"),
}
OTHER = {
    "too short": "They rang me today.",
    "half of it": "They rang to ask about the bill, and it was wrong.",
    "turned about": "It settled that they back me, evening and same.",
    "of every sentence": "It is that they and me have it.",
}


@pytest.mark.parametrize("name", NEAR)
def test_the_first_words_that_differ_are_told(name: str) -> None:
    said, differing = NEAR[name]
    found = nearly(said, (0, len(said)), [QUOTE])
    assert found
    assert said[found.start : found.end] == differing
    assert found.left_out == (name == "left out")


@pytest.mark.parametrize("name", OTHER)
def test_other_words_are_not_near(name: str) -> None:
    assert nearly(OTHER[name], (0, len(OTHER[name])), [QUOTE]) is None


def test_the_recorded_words_are_not_told() -> None:
    text = "Help is quick, in short: ‘They rang me back the next morning, and that settled it.’"
    (found,) = found_by("EVD012", bundle({"quote": [QUOTE, "a carer"], "text": text}))
    assert found.message == (
        "No evidence holds this quote. It is nearly what is recorded, which has other words for "
        "‘next morning’."
    )
    assert "same evening" not in found.message
