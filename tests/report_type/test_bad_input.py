"""What is wrong in a file of a report type is told with its file, its line and the way out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.evidence.schema.pointers import checked_type
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.file import load
from pipeline.resources import TEMPLATES, Home, using
from tests.report_type.faults import FAULTS, RFC, TYPES, Fault
from tests.report_type.schemas import refused
from tests.report_type.unfit_values import UNFIT
from tests.report_type.wrong_values import VALUES

ALL = [*FAULTS, *VALUES, *UNFIT]


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Path]:
    """Give a folder of templates of one's own, which is in use."""
    with using(Home(tmp_path)):
        yield tmp_path


def write(folder: Path, file: str, content: bytes) -> None:
    path = folder / file
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


def wrong(fault: Fault) -> str:
    text = (TEMPLATES / fault.file).read_text("utf-8")
    good = stands(fault.good, text)
    assert good, f"{fault.file} has no {fault.good!r} any more: name what stands there now"
    return text.replace(good, fault.bad, 1)


def stands(good: str, text: str) -> str:
    """Return what a fault is put in place of. A limit or a version may have another number now."""
    if good in text:
        return good
    numbers = re.sub(r"\d+", r"\\d+", re.escape(good))
    found = re.search(numbers, text)
    return found[0] if found else ""


def test_a_number_that_was_raised_leaves_the_faults_as_they_are() -> None:
    assert stands("notice = 6", "notice = 10, warning") == "notice = 10"
    assert stands('"1.1.0"', 'version = "2.0.11"') == '"2.0.11"'
    assert stands("notice = 6", "warning = 6") == ""


def test_there_are_many() -> None:
    assert len(ALL) >= 150
    assert len({fault.name for fault in ALL}) == len(ALL)
    assert len({fault.file for fault in FAULTS}) == len(TYPES)


@pytest.mark.parametrize("fault", ALL, ids=[fault.name for fault in ALL])
def test_a_fault_is_told_with_its_line(fault: Fault, mine: Path) -> None:
    text = wrong(fault)
    write(mine, fault.file, text.encode())
    with pytest.raises(BrokenError) as broken:
        checked_type(TYPES[fault.file])
    line = text[: text.index(fault.at or fault.bad)].count("\n") + 1
    assert str(broken.value) == f"{fault.told or fault.file}:{line}: {fault.message}"
    assert broken.value.hint == fault.hint


SEEN = [fault for fault in ALL if fault.sees]


@pytest.mark.parametrize("fault", SEEN, ids=[fault.name for fault in SEEN])
def test_an_editor_with_the_schema_sees_it_too(fault: Fault) -> None:
    assert refused(fault.file, tomllib.loads(wrong(fault)))


def test_what_is_not_in_utf_8_is_told_with_its_line(mine: Path) -> None:
    text = (TEMPLATES / RFC).read_text("utf-8")
    write(mine, RFC, text.encode("cp1252", "replace"))
    with pytest.raises(BrokenError) as broken:
        load("sccif-rfc-full")
    line = text[: text.index("’")].count("\n") + 1
    said = "It seems to be in Windows-1252, which Windows calls ANSI."
    assert str(broken.value) == f"{RFC}:{line}: This file is not in UTF-8. {said}"
    assert broken.value.hint == "Save it as UTF-8: in Notepad with ‘Save as’ and ‘Encoding: UTF-8’."


def test_a_file_that_cannot_be_read_is_told_without_the_folder_of_this_machine(mine: Path) -> None:
    (mine / RFC).mkdir(parents=True)
    with pytest.raises(KeyError):
        load("no-such-type")
    write(mine, "report-types/mine/report-type.toml", b"id = = 1\n")
    with pytest.raises(BrokenError) as broken:
        load("mine")
    assert str(broken.value).startswith(
        "report-types/mine/report-type.toml:1: This file is not TOML"
    )
    assert str(mine) not in str(broken.value)
