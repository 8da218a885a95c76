"""Who types what the report font lacks is told what to type."""

from __future__ import annotations

import pytest

from pipeline.evidence.printable import what_to_type

SAID = {
    "\u2153": "Write ‘1/3’.",
    "\u2460": "Write ‘1’.",
    "\u2082": "Write ‘2’.",
    "\u2192": "Write ‘to’ or ‘leads to’.",
    "\u2713": "Write ‘yes’, or begin the line of a list with ‘- ’.",
    "\u0302": "No letter of the font has this accent here: write the letter without it.",
    "\u4e2d": "Write it in Latin letters: in English, or as the name is spelt in English.",
    "\U0001f600": "Write in words what it says, or leave it out.",
}


@pytest.mark.parametrize("character", SAID)
def test_what_to_type_instead(character: str) -> None:
    assert what_to_type(character) == SAID[character]
