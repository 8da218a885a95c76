"""What there is: an overview by who uses what, and a report type on one screen."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.cli import main
from pipeline.commands import _MODULES
from pipeline.commands.overview import GROUPS
from pipeline.report_type.toml.file import ids, load

WIDTH, HEIGHT = 80, 24
LONGER = {"la-services-2014": 33}
"""Types with so many judgements and areas that they fit no screen, and their lines."""


def test_each_command_is_in_one_group() -> None:
    grouped = [one for names in GROUPS.values() for one in names]
    assert len(grouped) == len(set(grouped))
    assert set(_MODULES) <= set(grouped)


@pytest.mark.parametrize(("typed", "code"), [([], 2), (["help"], 0)])
def test_the_overview_has_each_command(
    typed: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed) == code
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert {line.split()[0] for line in lines if line.startswith("  ")} >= set(_MODULES)
    assert max(map(len, lines)) <= WIDTH
    assert "Write down an inspection" in lines


@pytest.mark.parametrize("wide", [WIDTH, 60, 40])
def test_what_stands_below_the_commands_fills_its_lines(
    wide: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(wide))
    main(["help"])
    said = capsys.readouterr().out
    for paragraph in said[said.index("\nBegin with ") :].strip().split("\n\n"):
        lines = paragraph.splitlines()
        for line, after in pairwise(lines):
            assert not after.startswith(" "), paragraph
            assert len(line) + 1 + len(after.split()[0]) > wide, paragraph


def test_help_of_a_command_is_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["help", "validate"])
    assert stop.value.code == 0
    asked = capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["validate", "--help"])
    assert capsys.readouterr().out == asked


WRONG = {
    "chek": "there is no command ‘chek’. Did you mean ‘check’?",
    "templates": "‘templates’ is a path and no command. A command comes before a path:",
    "qqqq": "there is no command ‘qqqq’. ‘inspection-reports help’ shows what there is.",
}


@pytest.mark.parametrize("word", WRONG)
@pytest.mark.parametrize("before", [[], ["help"]])
def test_a_word_that_is_no_command_is_told(
    before: list[str], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*before, word]) == 2
    assert WRONG[word] in capsys.readouterr().err


@pytest.mark.parametrize("type_", ids())
def test_a_report_type_fits_a_screen(type_: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["types", type_]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert len(lines) < LONGER.get(type_, HEIGHT)
    words = " ".join(lines).replace(",", " ").replace("(", " ").replace(")", " ").split()
    known = load(type_)
    assert {one.id for one in known.areas} <= set(words)
    assert {one.id for one in known.judgements} <= set(words)
    assert {section.id for section in known.documents[0].sections} <= set(words)


def test_all_of_it_has_names_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["types", "sccif-rfc-full", "--all"]) == 0
    said = capsys.readouterr().out
    assert "risk: Identifying, understanding and managing risk  (001:189)" in said
    assert "Decided where the guidance" in said
    assert main(["types", "--all"]) == 2


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("Residential family centre: monitoring visit", "sccif-rfc-monitoring"),
        ("assurance", "rfc-assurance-visit"),
        ("sccif_rfc_full", "sccif-rfc-full"),
        ("visit", ""),
        ("", ""),
    ],
)
def test_a_report_type_is_found_by_its_title(
    given: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", given]) == 2
    said = capsys.readouterr().err
    assert (f"Did you mean ‘{meant}’?" in said) if meant else ("lists them." in said)


def test_a_day_in_another_form_is_asked_back(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["status", "a.bundle.json", "--date", "3/4/2024"])
    assert stop.value.code == 2
    assert "is 2024-04-03 or 2024-03-04 meant?" in capsys.readouterr().err
