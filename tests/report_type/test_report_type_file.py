"""What is wrong in a `report-type.toml` is told with its file, its line and the way out."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.file import read
from pipeline.resources import TEMPLATES

GOOD = (TEMPLATES / "report-types" / "sccif-rfc-full" / "report-type.toml").read_text("utf-8")


class Slip(NamedTuple):
    """What stands in a good file, what somebody writes instead, and what they are told.

    The line told is the one that begins with `at`; with what is written, if that is not said.
    """

    name: str
    good: str
    bad: str
    message: str
    hint: str = ""
    at: str = ""


SLIPS = [
    Slip("a misspelt key", 'tone = "weak"', 'tonne = "weak"',
         "Unknown key ‘tonne’.", "Did you mean ‘tone’?"),
    Slip("a misspelt key of the file", 'language = "en-GB"', 'langauge = "en-GB"',
         "Unknown key ‘langauge’.", "Did you mean ‘language’?"),
    Slip("a misspelt table", "[[areas]]", "[[arias]]",
         "Unknown key ‘arias’.", "Did you mean ‘areas’?"),
    Slip("a key that belongs nowhere", 'kind = "limiting"', 'kind = "limiting"\ncolour = "red"',
         "Unknown key ‘colour’.", "Known keys: id, kind, name, source, optional.", "colour"),
    Slip("a misspelt key in braces", '{ fact = "/facts/several', '{ fakt = "/facts/several',
         "Unknown key ‘fakt’.", "Did you mean ‘fact’?"),
    Slip("a missing key", 'kind = "limiting"\n', "",
         "‘kind’ must be a text.", at="[[judgements]]\nid = \"protection\""),
    Slip("a list in place of a table", "[plan]\n", "[[plan]]\n",
         "‘plan’ must be a table."),
    Slip("a value that is none of the choices", 'force = "must"', 'force = "should"',
         "‘force’ must be one of: must, likely."),
    Slip("a kind of content that there is not", 'kind = "prose"', 'kind = "poem"',
         "‘kind’ must be one of: prose, narrative, table, facts, judgements, statement, "
         "measures, charts."),
    Slip("a limit that there is not", 'id = "paragraphs"', 'id = "pages"',
         "‘id’ must be one of: paragraphs, sentences-per-paragraph, share-of-short-paragraphs."),
    Slip("a section of no judgement", 'judgement = "leaders"\ncon', 'judgement = "boss"\ncon',
         "‘judgement’ names no judgement of this report type."),
    Slip("a number in quotation marks", "warning = 50", 'warning = "50"',
         "‘warning’ must be a whole number."),
    Slip("true in place of a number", "warning = 50", "warning = true",
         "‘warning’ must be a whole number."),
    Slip("a text in place of a list", 'allowed = ["inadequate"]', 'allowed = "inadequate"',
         "‘allowed’ must be a list of texts."),
    Slip("a list of numbers", 'allowed = ["inadequate"]', "allowed = [4]",
         "‘allowed’ must be a list of texts."),
    Slip("too few columns", 'columns = ["Name", "Role"]', 'columns = ["Name"]',
         "‘columns’ must be a list of 2 texts."),
    Slip("a list in place of a text", 'label = "Full inspection report"', 'label = ["Report"]',
         "‘label’ must be a text."),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "report-types"


def write(folder: Path, id_: str, text: str) -> Path:
    path = folder / id_ / "report-type.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])
def test_a_slip_is_told_with_its_line(slip: Slip, folder: Path) -> None:
    assert slip.good in GOOD
    bad = GOOD.replace(slip.good, slip.bad, 1)
    with pytest.raises(BrokenError) as broken:
        read(write(folder, "mine", bad))
    line = bad[: bad.index(slip.at or slip.bad)].count("\n") + 1
    assert str(broken.value) == f"report-types/mine/report-type.toml:{line}: {slip.message}"
    assert broken.value.hint == slip.hint


def test_what_is_no_toml_is_told_without_the_folder_of_this_machine(folder: Path) -> None:
    with pytest.raises(BrokenError, match=r"^report-types/mine/report-type.toml:2: .*line 2") as no:
        read(write(folder, "mine", 'id = "mine"\ntitle = "not closed\n'))
    assert str(folder) not in str(no.value)


# --- extends -----------------------------------------------------------------------------


def test_a_report_type_may_extend_another_and_replaces_its_keys_whole(folder: Path) -> None:
    write(folder, "base", GOOD)
    mine = read(write(folder, "mine", 'extends = "base"\nid = "mine"\ntitle = "Mine"\n'))
    base = read(folder / "base" / "report-type.toml")
    assert (mine.id, mine.title) == ("mine", "Mine")
    assert mine.grades == base.grades
    assert mine.documents == base.documents


def test_words_of_the_other_file_keep_its_name_and_line(folder: Path) -> None:
    write(folder, "base", GOOD)
    mine = read(write(folder, "mine", 'extends = "base"\nid = "mine"\n'))
    source = mine.framework.source
    assert source == read(folder / "base" / "report-type.toml").framework.source


def test_a_slip_in_the_other_file_is_told_there(folder: Path) -> None:
    write(folder, "base", GOOD.replace('language = "en-GB"', "language = 5"))
    with pytest.raises(BrokenError, match=r"^report-types/base/report-type.toml:\d+: ‘language’"):
        read(write(folder, "mine", 'extends = "base"\nid = "mine"\n'))


def test_extending_goes_one_level(folder: Path) -> None:
    write(folder, "base", GOOD)
    write(folder, "middle", 'extends = "base"\nid = "middle"\n')
    with pytest.raises(BrokenError) as broken:
        read(write(folder, "mine", 'id = "mine"\nextends = "middle"\n'))
    assert str(broken.value) == (
        "report-types/mine/report-type.toml:2: "
        "A report type may extend only one that extends no other."
    )


def test_extending_what_is_not_there_names_the_file_that_is_missing(folder: Path) -> None:
    with pytest.raises(BrokenError) as broken:
        read(write(folder, "mine", 'extends = "nothing"\nid = "mine"\n'))
    assert str(broken.value) == (
        "report-types/nothing/report-type.toml:1: "
        "This file cannot be read: No such file or directory."
    )
