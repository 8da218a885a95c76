"""A list of sources or decisions of one’s own that is wrong: told with its line, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Citation
from pipeline.report_type.sources import cite, decisions
from pipeline.resources import Home, using

SOURCE = '[001]\ntitle = "A guide"\npublisher = "Ofsted"\ndate = "May 2016"\n'
DECISION = """\
[[decisions]]
id = "one"
about = "A gap."
decision = "It is closed."
reason = "It was open."
sources = ["001:888"]
types = ["sccif-rfc-full"]
rules = ["LEN001"]
"""

# The file, what stands there, what somebody writes instead, the line, and what is said.
FAULTS = [
    ("sources", SOURCE, "001 = 1", 1, "‘001’ must be a table: title, publisher, date."),
    ("sources", 'date = "', 'dated = "', 4, "Unknown key ‘dated’."),
    ("sources", 'date = "May 2016"\n', "", 1, "‘date’ must be a text."),
    ("sources", '"Ofsted"', "1", 3, "‘publisher’ must be a text."),
    ("sources", 'date = "', 'lines = "all"\ndate = "', 4, "‘lines’ must be a whole number."),
    ("sources", "title = ", "title ", 2, "This file is not TOML: "),
    ("decisions", DECISION, "decisions = 1", 1, "‘decisions’ must be a list of tables."),
    ("decisions", "reason = ", "because = ", 5, "Unknown key ‘because’."),
    ("decisions", 'about = "A gap."\n', "", 1, "‘about’ is missing: it must be a text."),
    ("decisions", "001:888", "999:888", 6, "there is no ‘999’."),
    ("decisions", "sccif-rfc-full", "sccif-full", 7, "There is no report type ‘sccif-full’."),
    ("decisions", DECISION, DECISION * 2, 10, "There is another ‘one’."),
]  # fmt: skip


def write(own: Path, **files: str) -> None:
    for name, text in files.items():
        (own / f"{name}.toml").write_text(text, encoding="utf-8")


def test_the_files_that_are_broken_below_are_good(tmp_path: Path) -> None:
    write(tmp_path, sources=SOURCE, decisions=DECISION)
    with using(Home(tmp_path)):
        assert [one.id for one in decisions()] == ["one"]


@pytest.mark.parametrize(("name", "old", "new", "line", "message"), FAULTS)
def test_a_fault_is_told_with_its_line(
    name: str, old: str, new: str, line: int, message: str, tmp_path: Path
) -> None:
    good = {"sources": SOURCE, "decisions": DECISION}
    write(tmp_path, **{**good, name: good[name].replace(old, new)})
    with using(Home(tmp_path)), pytest.raises(BrokenError) as broken:
        decisions()
    assert message in broken.value.message
    assert broken.value.place.describe() == f"{name}.toml:{line}"


def test_no_command_ends_in_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, sources="[002]\n" + SOURCE[6:], decisions="")
    for command in (["explain", "LEN001"], ["types", "sccif-rfc-full"], ["types"]):
        assert main([*command, "--templates", str(tmp_path)]) == 3
        assert "sources.toml" in capsys.readouterr().err


def test_a_whole_source_is_cited_without_lines() -> None:
    assert cite(Citation("001")).endswith("updated 5 April 2024 (001)")
    assert cite(Citation("001", "888")).endswith("line 888 of its text (001:888)")
    assert cite(Citation("001", "84-86")).endswith("lines 84-86 of its text (001:84-86)")
