"""What both sides share is worked out once, and base comes out as if it had been alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language.choices import NONE
from pipeline.resources import Home
from pipeline.runs.comparison.both import Place, both
from tests.runs.comparison.changes import SCHEMA, VISIT, bundle, own

LIMITS = "frameworks/assurance-visits-2020.toml"
pytestmark = pytest.mark.slow  # base is read from nothing


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (VISIT, "Visits of this kind", "Visits of that kind"),
        ("shared/setting.toml", 'title = "Name"', 'title = "Called"'),
        (
            "frameworks/assurance-visits-2020.toml",
            "notice = 6, warning = 8",
            "notice = 1, warning = 2",
        ),
        ("house-styles/published-reports.toml", "sentence = 25", "sentence = 9"),
        ("plain-english/wordy-phrase.toml", '"prior to" = "before"', '"families" = "people"'),
        ("claims/words.toml", "=", " ="),
        ("copies/standing-phrases.toml", "=", " ="),
        (SCHEMA, '"maximum": 1000', '"maximum": 1'),
    ],
)
def test_base_comes_out_as_if_it_were_alone(tmp_path: Path, name: str, old: str, new: str) -> None:
    raw = bundle().source
    head = Place(Home(), NONE)
    shared = both(raw, None, Place(own(tmp_path / "a", {name: (old, new)}), NONE, Home()), head)
    alone = both(raw, None, Place(own(tmp_path / "b", {name: (old, new)}), NONE), head)
    assert shared == alone
