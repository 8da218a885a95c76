"""A rule file that is wrong is told with its line, and what may stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checks.pasted.rule_file import pasted_rules
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, using
from tests.checks.pasted.reading import found

GOOD = """\
id = "PST900"
name = "smiley"
severity = "notice"
title = "No smiley stands in a report."
why = "A report is no message."
source = "our own rule"
scope = ["narrative"]
message = "Here is a smiley: ‘{found}’."
finds = ["Staff help :-)"]
lets-pass = ["Staff help."]

[[patterns]]
find = ':-[)(]'
needs = [":-"]
instead = "Say it in words."
"""
WRONG = {
    'id = "PST900"': ('id = "PLE900"', "PST and three digits"),
    'name = "smiley"': ('name = "grin"', "name of the file"),
    'severity = "notice"': ('severity = "fatal"', "must be one of"),
    'scope = ["narrative"]': ('scope = ["cell"]', "‘scope’ must be a list of"),
    "{found}": ("{mark}", "may stand between curly brackets"),
    "find = ':-[)(]'": ("find = ':-[)('", "no regular expression"),
    'needs = [":-"]': ("needs = []", "at least one text"),
    'finds = ["Staff help :-)"]': ("finds = []", "at least one text"),
    'instead = "Say it in words."': ('repair = "magic"', "must be one of"),
    'title = "No': ('titel = "No', "Unknown key ‘titel’"),
}


def write(folder: Path, text: str) -> None:
    file = folder / "pasted" / "smiley.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")


def test_a_rule_of_your_own_is_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    with using(Home(tmp_path)):
        assert [hit.hint for hit in found("Staff help :-)")] == ["Say it in words."]


@pytest.mark.parametrize("right", WRONG)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, right: str) -> None:
    wrong, said = WRONG[right]
    write(tmp_path, GOOD.replace(right, wrong))
    with using(Home(tmp_path)), pytest.raises(BrokenError) as caught:
        found("Staff help :-)")
    assert said in caught.value.message + caught.value.hint
    assert caught.value.place.template
    assert caught.value.place.template.file.endswith("pasted/smiley.toml")


def test_an_id_is_given_once(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("PST900", pasted_rules()[0].rule.id))
    with using(Home(tmp_path)), pytest.raises(BrokenError, match="already"):
        found("Staff help.")
