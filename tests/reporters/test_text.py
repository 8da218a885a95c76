"""The text that people read: its exact shape is in `expected.txt`, rewritten with ACCEPT=1."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.finding import BundleAddress, Place, Severity, TemplateAddress
from pipeline.reporters.text import write
from pipeline.resources import Home, using
from tests.reporters.findings import FINDINGS, OAK, at, paragraphs

EXPECTED = Path(__file__).with_name("expected.txt")


def test_the_text_is_as_expected() -> None:
    written = write(FINDINGS, 2)
    if os.environ.get("ACCEPT"):
        EXPECTED.write_text(written, "utf-8")
    assert written == EXPECTED.read_text("utf-8")


def test_the_order_of_findings_does_not_matter() -> None:
    assert write(FINDINGS[::-1], 2) == write(FINDINGS, 2)


def test_lines_fit_a_terminal() -> None:
    for width in (60, 80, 120):
        lines = write(FINDINGS, 2, width=width).splitlines()
        too_long = [line for line in lines if len(line) > width and " " in line.strip()]
        assert [line for line in too_long if not line.startswith(("  error", "samples"))] == []
    assert len(write(FINDINGS, 2, width=40).splitlines()) > len(write(FINDINGS, 2).splitlines())


def test_colour_changes_nothing_but_the_colour() -> None:
    coloured = write(FINDINGS, 2, colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == write(FINDINGS, 2)
    assert "\x1b" not in write(FINDINGS, 2)
    assert all(line.count("\x1b") % 2 == 0 for line in coloured.splitlines())


def test_every_place_is_counted_but_told_once() -> None:
    same = [replace(FINDINGS[0], place=at("", line, 1)) for line in range(1, 19)]
    text = write(same, 1)
    assert text.count("No field of this name") == 1
    assert "also at 2:1, 3:1, 4:1, 5:1, 6:1 and 12 more places" in text
    assert "1 bundle: 18 errors." in text
    other = replace(FINDINGS[0], place=at("", 1, 1, "other.json"))
    assert write([*same, other], 2).count("No field of this name") == 2


def test_findings_of_one_rule_in_one_section_are_told_together_the_worst_first() -> None:
    many = paragraphs(6, 12, 7, 9, 8, severity=Severity.WARNING)
    few = paragraphs(4, 5, severity=Severity.NOTICE, section="leaders")
    elsewhere = paragraphs(6, severity=Severity.WARNING, section="overall")
    text = " ".join(write([*few, *many, *elsewhere], 1).split())
    assert text.count("warning LEN002") == 2  # one for each section
    assert "notice LEN002" not in text
    told = [text.index(f"This paragraph has {number} sentences.") for number in (12, 9, 8)]
    assert told == sorted(told)
    assert "also 43:17: This paragraph has 9 sentences." in text
    assert "has 7 sentences" not in text
    assert "and 4 more of this rule in this section: 2 warnings, 2 notices" in text
    assert "1 bundle: 6 warnings, 2 notices." in text


def test_each_error_is_told_by_itself() -> None:
    text = write(paragraphs(6, 12, 7, 9, 8, severity=Severity.ERROR), 1)
    assert text.count("error LEN002") == 5


def test_nothing_found() -> None:
    assert write([], 1) == "1 bundle: nothing found.\n"
    assert write([], 1200) == "1,200 bundles: nothing found.\n"


def test_a_file_name_cannot_steer_the_terminal() -> None:
    named = replace(
        FINDINGS[0], place=Place(bundle=BundleAddress("a\x1b[2J\n\u202eb.json", "", 1, 1))
    )
    text = write([named], 1)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)
    assert "a?[2J??b.json:1:1" in text
    assert OAK not in text


def test_a_template_of_ones_own_is_named_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no `templates/` around it."""
    name = "report-types/x/own.md.j2"
    (tmp_path / "ours" / name).parent.mkdir(parents=True)
    (tmp_path / "ours" / name).write_text("Words.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    found = replace(
        FINDINGS[0], place=replace(FINDINGS[0].place, template=TemplateAddress(name, 1))
    )
    assert f"from templates/{name}:1" in write([found], 1)
    with using(Home(tmp_path / "ours")):
        assert f"from ours/{name}:1" in write([found], 1)
