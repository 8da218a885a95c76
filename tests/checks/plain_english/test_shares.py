"""No rule on words asks for what the rules on shares forbid, nor the other way round.

PRP001 asks for the word of a band (004:3179-3189): a rule on plain English never finds that word,
and never asks for a word of a band in place of another.
"""

from __future__ import annotations

import pytest

from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.language.phrasing import BANDS, OWN_BANDS
from pipeline.report_type.toml.folder import house_styles
from tests.checks.plain_english.reading import alarms

WORDS = sorted({word for band in (*BANDS, *OWN_BANDS) for word in band.words})
SAYS = [
    "In the {} of cases this is so.",
    "{} families came.",
    "{} of the families came.",
    "They say that {} parents were heard.",
]


@pytest.mark.parametrize("style", house_styles())
@pytest.mark.parametrize("word", WORDS)
def test_no_rule_finds_the_word_of_a_band(word: str, style: str) -> None:
    for says in SAYS:
        text = says.format(word)
        text = text[0].upper() + text[1:]
        told = [one for one in alarms(text, style=style) if one.rule != "PLE008"]  # `one half`
        assert told == [], text


def test_no_rule_asks_for_the_word_of_a_band() -> None:
    asked = {
        (" ".join(phrase.words), word)
        for rule in plain_rules()
        for phrase in rule.phrases
        for word in WORDS
        if f"‘{word}’" in phrase.hint
    }
    assert asked == set()
