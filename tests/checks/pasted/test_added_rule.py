"""A rule on pasted text is one file: the one of `docs/how-to/add-a-pasted-text-rule.md`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.checks.pasted.rule_file import pasted_rules
from pipeline.cli import main
from pipeline.resources import Home, using
from tests.checks.pasted.reading import found
from tests.docs.pages import DOCS, blocks

GUIDE = (DOCS / "how-to" / "add-a-pasted-text-rule.md").read_text("utf-8")
FILE = next(one for one in blocks(GUIDE) if one.mark == "toml")


@pytest.fixture(autouse=True)
def own(tmp_path: Path) -> Iterator[None]:
    path = tmp_path / FILE.file.removeprefix("templates/")
    path.parent.mkdir()
    path.write_text(FILE.text, encoding="utf-8")
    with using(Home(tmp_path)):
        yield


def test_its_examples_hold() -> None:
    (rule,) = (one for one in pasted_rules() if one.rule.id == "PST900")
    for text in (*rule.finds, *rule.lets_pass):
        told = [hit.hint for hit in found(text) if hit.rule is rule]
        assert told == (["Say it in words."] if text in rule.finds else [])


def test_it_is_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert "PST900  notice   smiley" in capsys.readouterr().out
    assert main(["explain", "smiley"]) == 0
    assert "Source: our own rule" in capsys.readouterr().out
