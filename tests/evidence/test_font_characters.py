"""The characters that may be printed are those of the report font, and the table is not stale."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from pipeline.evidence.font_characters import missing

ROOT = Path(__file__).parents[2]


def test_the_table_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "font_characters.py"))["source"]()
    assert (ROOT / "pipeline" / "evidence" / "font_characters.py").read_text("utf-8") == made


@pytest.mark.parametrize("character", "aZ9éŵŷ≤≥£’–…€\u00a0")
def test_characters_of_reports_are_in_the_font(character: str) -> None:
    assert missing(character) is None


@pytest.mark.parametrize("character", "→✓☐🙂中\u2028\t")
def test_other_characters_are_not(character: str) -> None:
    assert missing(f"ab{character}") == 2
