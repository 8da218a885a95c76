"""The page to look at: what it shows is there, and the worst comes first."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from scripts.look import choice, html_rules, office, page, subjects
from scripts.look.reading import Page, Printed, Word
from scripts.look.subjects import Document, Subject

pytestmark = pytest.mark.thorough

BODY: Final = (("Document", 1), ("P", 2))


def word(text: str, top: float, path: Any = BODY) -> Word:
    return Word(text, 72, top, 100, top + 9, top + 9, path)


def sheet(number: int, lines: int, kind: str = "P") -> Page:
    """Return a page of so many lines of one word."""
    words = [word("Words", 80 + 18 * n, ((kind, 3 + n),)) for n in range(lines)]
    margins = (word("Draft", 20, ()), word(f"{number}", 790, ()))
    return Page(number, 595, 842, margins, tuple(words), ())


def document(name: str, *sheets: Page) -> Document:
    subject = Subject(name, name.partition("/")[0], Path("bundle.json"), Path(name))
    return Document(subject, "report", "Report", Printed(name, sheets), None, None)


def test_the_worst_pages_come_first() -> None:
    full, some = sheet(1, 37), sheet(1, 20)
    last = sheet(2, 5)
    few = document("few/good", some, last)
    many = document("many/good", full, last)
    rows = document("rows/good", sheet(1, 30, "TR"), last)
    every = [many, few, rows]
    assert [one.document for one in choice.emptiest(every)] == [few, rows, many]
    assert [one.document for one in choice.fullest(every)] == [many, rows, few]
    assert [one.why for one in choice.longest_tables(every)][:1] == ["30 rows"]
    assert {one.page for one in choice.emptiest(every)} == {1}  # a last page may be empty


def test_a_page_that_fails_is_shown_once_with_its_first_fault() -> None:
    bad = document("bad/good", sheet(1, 37), replace(sheet(2, 2), number=2))
    found = choice.failing([bad])
    assert [(one.page, one.why) for one in found["short last page"]] == [
        (2, "is there for 2 lines")
    ]
    assert choice.of_document(bad.pdf) == [1, 2]


def test_few_pages_of_a_document_are_shown() -> None:
    long = Printed("long", tuple(sheet(n, 30 + n % 7) for n in range(1, 40)))
    shown = choice.of_document(long)
    assert shown[0] == 1
    assert len(shown) <= choice.OF_A_DOCUMENT


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ([], "html-validate finds nothing."),
        (["valid-id", "no-inline-style"], "html-validate finds nothing."),
        (["valid-id", "no-dup-id", "no-dup-id"], "html-validate finds no-dup-id (2)."),
    ],
)
def test_left_overs_of_html_validate_are_left_over(rules: list[str], told: str) -> None:
    files = [{"messages": [{"ruleId": rule} for rule in rules]}]
    assert html_rules.sentence(json.dumps(files).encode()) == told


def test_an_answer_that_is_cut_is_none() -> None:
    assert html_rules.sentence(b'[{"messages"') == "html-validate did not run."


def test_a_folder_may_be_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The office names what it prints by whole paths; the page leads there by short ones."""
    seen: list[Path] = []
    monkeypatch.chdir(tmp_path)

    def subjects_in(out: Path) -> tuple[subjects.Subject, ...]:
        seen.append(out)
        return ()

    monkeypatch.setattr(subjects, "subjects", subjects_in)
    monkeypatch.setattr(page, "write", lambda _, out: seen.append(out))
    assert page.main(Path("build/look")) == 0
    assert seen == [tmp_path / "build" / "look"] * 2


@pytest.mark.slow
def test_the_page_shows_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice and html-validate, as in a machine that only runs the tests."""
    found = shutil.which
    absent = ("soffice", "libreoffice", "html-validate")
    monkeypatch.setattr(shutil, "which", lambda name: None if name in absent else found(name))
    monkeypatch.setattr(os, "cpu_count", lambda: 1)  # processes start for a core each
    every = subjects.subjects(tmp_path)
    form = next(one for one in every if one.name == "sccif-rfc-full/good-narrative")
    extreme = next(one for one in every if one.name == "extreme/long-requirement")
    page.write([form, extreme], tmp_path)
    html = (tmp_path / "index.html").read_text("utf-8")
    assert page.NO_OFFICE in html
    assert "html-validate is not on this machine" in html
    shown = re.findall(r'(?:src|href)="([^#"]+)', html)
    assert len(shown) > 60
    assert [one for one in shown if not (tmp_path / one).is_file()] == []
    for title in ("long-requirement/action-plan", "Page one of every report type", "proof.html"):
        assert title in html


def test_without_libreoffice_no_word_file_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert office.print_all({"report": tmp_path / "report.docx"}, tmp_path) is None


def test_libreoffice_finds_the_fonts_from_wherever_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may be named from where the command runs; the office runs from another."""
    told: list[dict[str, str]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", lambda *_, env, **__: told.append(env))
    office.print_all({}, Path("out"))
    fonts = Path(told[0]["FONTCONFIG_FILE"])
    assert fonts.is_absolute()
    assert str(fonts.parent) in fonts.read_text("utf-8")
