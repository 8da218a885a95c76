"""A house style whose file is wrong: file, line, what is wrong, what may stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checks.plain_english.reader import reader
from pipeline.model.errors import BrokenError
from pipeline.resources import SHIPPED, Home, using

NAME = "house-styles/published-reports.toml"
GOOD = (SHIPPED / "templates" / NAME).read_text("utf-8")

# What is put in place of what, what the finding says, and what its hint says.
WRONG = {
    "unknown key": ('title = "', 'titel = "', "Unknown key ‘titel’.", "Did you mean ‘title’?"),
    "another id": ('id = "published-reports"', 'id = "ours"', "the name of the file", ""),
    "unknown measure": (
        'id = "grade"\nnotice = 11',
        'id = "grades"\nnotice = 11',
        "must be one of",
        "‘grade’",
    ),
    "unknown type": (
        '"lscb-review-2014"]\nnotice = 20',
        '"lscb-review"]\nnotice = 20',
        "There is no report type ‘lscb-review’.",
        "‘lscb-review-2014’",
    ),
    "notice as a text": ("notice = 18", 'notice = "18"', "‘notice’ must be a number from", ""),
    "no place for the number": (
        'warning = 20\ntold = "{value} words',
        'warning = 20\ntold = "Many words',
        "must have {value} once",
        "",
    ),
    "words as a text": ("sentence = 25", 'sentence = "25"', "must be a whole number", ""),
    "unknown style of numbers": ('"words-to-nine"', '"words-to-ten"', "must be one of", "nine"),
    "unknown marks": ('"single"', '"curly"', "must be one of: single, double", ""),
    "off as a text": ("off = []", 'off = "PLE001"', "must be a list of texts", ""),
    "off names no id": ("off = []", 'off = ["long-sentence"]', "no id of a plain-English rule", ""),
    "off names no rule": ("off = []", 'off = ["PLE901"]', "no plain-English rule ‘PLE901’", ""),
    "phrase left open": ('"impact(|s|ed|ing) on"', '"impact(s on"', "bracket must be closed", ""),
    "exempt by name": ("PLE015 = ", "jargon = ", "no id of a plain-English rule", ""),
    "exempt no rule": ("PLE015 = ", "PLE915 = ", "no plain-English rule ‘PLE915’", ""),
    "style as an error": (
        "[plain-english.exempt]",
        '[plain-english.severity]\nPLE001 = "error"\n[plain-english.exempt]',
        "must be one of: warning, notice",
        "",
    ),
    "phrase without a word": ('"impact(|s|ed|ing) on"', '"—"', "a phrase needs a word", ""),
    "phrase of nothing": ('"impact(|s|ed|ing) on"', '""', "a phrase needs a word", ""),
    "phrase of many forms": (
        '"impact(|s|ed|ing) on"',
        f'"x{"(a|b)" * 22}"',
        "at most 500 forms",
        "",
    ),
    "exempt from a rule without phrases": ("PLE015 = ", "PLE001 = ", "looks for no phrases", ""),
    "digits of another script": ("PLE015 = ", '"PLE\u0660\u0661\u0665" = ', "no id of a", ""),
    "a threshold twice": (
        'id = "grade"\nnotice = 11',
        'id = "mean-sentence"\nnotice = 11',
        "another threshold ‘mean-sentence’ for the same",
        "",
    ),
    "no number": ("warning = 12.5", "warning = nan", "must be a number from 0 to 9999", ""),
    "no end": ("warning = 12.5", "warning = inf", "must be a number from 0 to 9999", ""),
    "below nothing": ("warning = 12.5", "warning = -1", "must be a number from 0 to 9999", ""),
    "notice above warning": ("notice = 18", "notice = 21", "‘notice’ must come before", ""),
    "notice of ease below warning": ("notice = 45.0", "notice = 39", "must come before", ""),
    "sentence of nothing": ("sentence = 25", "sentence = 0", "must not be below 1", ""),
    "shorter the stronger": ("strong = 35", "strong = 24", "must not be below 25", ""),
    "more than all": ("passive = 40", "passive = 1000", "must not be above 100", ""),
    "no title": ('title = "Practice of published inspection reports"', 'title = ""', "words", ""),
    "nobody says so": (
        'of {value}"\nsays = "our own default"\n\n[[thresholds]]\nid = "reading',
        'of {value}"\nsays = " "\n\n[[thresholds]]\nid = "reading',
        "must have words",
        "",
    ),
    "another slot": (
        'warning = 20\ntold = "{value} words',
        'warning = 20\ntold = "{value} of {words}',
        "must have {value} once",
        "",
    ),
    "the same type twice": (
        'types = ["la-services-2014", "lscb-review-2014"]\nnotice = 20',
        'types = ["lscb-review-2014", "lscb-review-2014"]\nnotice = 20',
        "stands twice",
        "",
    ),
    "a rule off twice": ("off = []", 'off = ["PLE001", "PLE001"]', "stands twice", ""),
    "a sign in a phrase": ('"impact(|s|ed|ing) on"', '"impact.* on"', "‘*’ has no meaning", ""),
    "no TOML": ("off = []", "off = [", "not TOML", ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    old, new, told, hint = WRONG[name]
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    (tmp_path / "house-styles").mkdir()
    (tmp_path / NAME).write_text(text, "utf-8")
    with using(Home(tmp_path)), pytest.raises(BrokenError) as caught:
        reader("published-reports")
    assert told in caught.value.message
    assert hint in caught.value.hint
    at = caught.value.place.template
    assert at
    assert at.file == NAME
    if name != "no TOML":
        assert new.rpartition("\n")[0] or new in text.splitlines()[at.line - 1]
