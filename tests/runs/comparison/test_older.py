"""Base may be of an older version of the program, whose files lack what this one asks for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.model.comparison.comparison import Comparison
from pipeline.resources import SHIPPED, Home
from pipeline.runs.comparison.both import SideError
from pipeline.runs.comparison.run import compare
from tests.runs.comparison.changes import VISIT, bundle, side, words

pytestmark = pytest.mark.slow  # nothing of an older version is shared


def older(folder: Path, name: str, text: str | None) -> Comparison:
    """Return the change from an older version: one file without it or with another text."""
    for top in ("templates", "schemas"):
        shutil.copytree(SHIPPED / top, folder / top)
    visit = folder / "templates" / VISIT
    visit.write_text(visit.read_text("utf-8").replace("this kind are", "that kind are"), "utf-8")
    path = folder / "templates" / name
    if text is None:
        path.unlink()
    else:
        path.write_text(text, "utf-8")
    return compare(side(Home(shipped=folder)), side(Home(), "head"), [bundle()])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claims/speech.toml", None),
        ("claims/speech.toml", "says = 1\n"),
        ("plain-english/wordy-phrase.toml", 'id = "PLE002"\n'),
    ],
)
def test_a_file_of_the_checks_has_that_of_head_in_its_place(
    tmp_path: Path, name: str, text: str | None
) -> None:
    found = older(tmp_path, name, text)
    assert found.base.remarks == (
        f"Read as they are at head, as base has no usable ones: templates/{name}.",
    )
    assert found.files == (f"templates/{VISIT}",)
    assert words(found) == [("gone", "that"), ("new", "this")]
    assert found.findings == ()


@pytest.mark.parametrize(
    "name",
    [
        "frameworks/assurance-visits-2020.toml",
        "shared/setting.toml",
        "report-types/rfc-assurance-visit/visit.md.j2",
    ],
)
def test_what_reports_are_made_of_has_no_stand_in(tmp_path: Path, name: str) -> None:
    with pytest.raises(SideError) as raised:
        older(tmp_path, name, "{{ no [[")
    assert raised.value.side == "base"


def test_a_rule_that_is_new_at_head_stands_in_for_nothing(tmp_path: Path) -> None:
    found = older(tmp_path, "plain-english/wordy-phrase.toml", None)
    assert found.base.remarks == ()
    (rule,) = [one for one in found.contract if one.kind == "rule"]
    assert (rule.name, rule.was) == ("plain-english wordy-phrase", "")
    assert rule.now == "title A shorter word is used where it says the same."
