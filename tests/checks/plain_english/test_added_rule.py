"""A plain-English rule is one file: put beside the others, it finds, is listed and explained.

The file is the one of the guide `docs/how-to/add-a-plain-english-rule.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.checks.plain_english.reader import reader
from pipeline.checks.plain_english.run import Prose
from pipeline.cli import main
from pipeline.model.finding import Finding
from pipeline.resources import Home, noting, using
from tests.checks.building import found, paragraph
from tests.docs.pages import DOCS, ROOT, blocks

GUIDE = (DOCS / "how-to" / "add-a-plain-english-rule.md").read_text("utf-8")
FILE = next(one for one in blocks(GUIDE) if one.mark == "toml")


@pytest.fixture(autouse=True)
def own(tmp_path: Path) -> Iterator[None]:
    path = tmp_path / FILE.file.removeprefix("templates/")
    path.parent.mkdir()
    path.write_text(FILE.text, encoding="utf-8")
    with using(Home(tmp_path)):
        yield


def test_it_finds_and_says_where() -> None:
    text = "The provider will mend the door soon. As soon as they can, staff help."
    (finding,) = (one for one in found("PLE900", paragraph(text)) if is_first(one))
    assert (finding.message, finding.hint) == ("‘soon’ tells no time.", "Say by when.")
    assert finding.rule.name == "vague-time"
    assert finding.place.bundle
    assert finding.place.bundle.end_column - finding.place.bundle.column == len("soon")


def is_first(finding: Finding) -> bool:
    at = finding.place.bundle
    return bool(at and at.pointer == "/narrative/overall/paragraphs/0/text")


def test_its_examples_hold() -> None:
    (rule,) = (one for one in reader("published-reports").rules if one.id == "PLE900")
    for text in (*rule.finds, *rule.lets_pass):
        told = reader("published-reports").read([Prose(text, "paragraph")])
        assert any(alarm.rule == "PLE900" for alarm in told) == (text in rule.finds)


def test_it_is_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert "PLE900  notice   vague-time" in capsys.readouterr().out
    assert main(["explain", "vague-time"]) == 0
    assert "Source: our own rule" in capsys.readouterr().out


def test_a_report_that_it_read_names_its_file() -> None:
    with noting() as sources:
        found("PLE900", {})
    assert FILE.file in {one.name for one in sources}


@pytest.mark.skipif((ROOT / FILE.file).exists(), reason="the guide was followed here")
def test_it_is_not_there_without_its_file() -> None:
    with using(Home()):
        assert not [one for one in reader("published-reports").rules if one.id == "PLE900"]
