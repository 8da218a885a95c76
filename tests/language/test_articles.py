"""Which words have `an` before them, and which `a`, whatever their first letter."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.articles import article

AN: Final = (
    "assessment centre", "adoption agency", "Ofsted inspector", "independent school", "elder",
    "outstanding centre", "inadequate home", "other setting", "only child", "onerous duty",
    "umbrella", "unannounced visit", "unaccompanied child", "unidentified need", "unmet need",
    "unimportant matter", "uninformed view", "understanding", "urgent action", "urban area",
    "hour", "hourly check", "heir", "honest account", "honorary post", "honourable member",
    "MP", "NHS trust", "LSCB", "HMI", "EHCP", "RFC", "SCCIF report", "MSc", "LGBTQ+ group",
    "X-ray", "e-safety policy", "A grade", "F", "8-bed home", "11-bed home", "18-year-old",
    "80%", "11,000 places", "18,400", "£80 grant", "‘open’ door", "“arms-length” body",
    "(interim) manager", "Ysgol", "éclair", "ASSESSMENT CENTRE", "OAK LODGE",
)  # fmt: skip
A: Final = (
    "residential family centre", "children’s home", "home", "hotel", "historic house", "centre",
    "university", "unit", "union", "unique place", "unilateral act", "uniform", "unison",
    "unanimous vote", "user", "useful tool", "usual day", "utility", "European", "euro", "eulogy",
    "Euston lodge",
    "one-parent family", "one-off visit", "once-weekly call", "one", "ukulele", "Ukrainian",
    "UK charity", "URN", "GP", "PhD", "CAMHS worker", "SEND team", "LADO", "MASH", "NEET group",
    "T-shirt", "U-turn", "B grade", "1", "7-bed home", "10-bed home", "12-bed", "100", "110",
    "180", "1,100", "118", "£70 grant", "‘closed’ door", "year", "yoga class", "Y", "", "…",
    "HOUSE OF CARE",
)  # fmt: skip


@pytest.mark.parametrize("text", AN)
def test_an(text: str) -> None:
    assert article(text) == "an"


@pytest.mark.parametrize("text", A)
def test_a(text: str) -> None:
    assert article(text) == "a"


@given(st.text())
def test_every_text_has_an_article(text: str) -> None:
    assert article(text) in {"a", "an"}
