"""The PDF writer: PDF/UA-1 as far as the checkers see, a closed door, the same bytes each time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.model.document import Document, Inline, Link, Section, Strong
from pipeline.model.errors import BrokenError
from pipeline.writers import furniture
from pipeline.writers.html import document as html
from pipeline.writers.pdf import document as pdf
from tests.writers.documents import final, full, requirements, said, words
from tests.writers.test_html import words_of

pytestmark = pytest.mark.slow

ROOT: Final = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def printed() -> pdf.Pdf:
    return pdf.write(full())


@pytest.fixture(scope="module")
def file(printed: pdf.Pdf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(printed.content)
    return path


def tool(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def long_table() -> Document:
    return replace(full(), sections=(Section("long", words("Long"), (requirements(14),)),))


def structure(content: bytes) -> list[tuple[str, dict[str, Any]]]:
    """Return kind and attributes of every structure element, in reading order."""
    import pikepdf

    found: list[tuple[str, dict[str, Any]]] = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found.append((str(element.S), dict(element.get("/A", {}).items())))
            kids = element.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

    with pikepdf.open(io.BytesIO(content)) as opened:
        for kid in opened.Root.StructTreeRoot.K:
            walk(kid)
    return found


@pytest.mark.parametrize("document", [full(), final(), long_table()], ids=["full", "final", "long"])
def test_validator_finds_nothing_against_pdf_ua_1(document: Document) -> None:
    import page

    report = page.validate_pdf_bytes(
        pdf.write(document).content, profile=page.ValidationProfile.PDF_UA_1
    )
    assert report.is_compliant, report.to_json()


def test_qpdf_finds_no_errors(file: Path) -> None:
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", file)


def test_only_the_report_font_is_embedded(file: Path) -> None:
    fonts = [line.split() for line in tool("pdffonts", file).splitlines()[2:]]
    names = {font[0].partition("+")[2] for font in fonts}
    family = "Open-Sans-Report"
    assert names == {family, f"{family}-Bold", f"{family}-Italic"}
    assert all(font[4:7] == ["yes", "yes", "yes"] for font in fonts)  # embedded, subset, Unicode


def test_title_language_and_dates_come_from_the_document(file: Path) -> None:
    import pikepdf

    with pikepdf.open(file) as opened:
        info = {key: str(value) for key, value in opened.docinfo.items()}
        assert str(opened.Root.Lang) == "en-GB"
    assert info["/Title"] == "Willow Bank Family Centre: Full inspection report"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20250306"


def test_structure_reads_as_the_document_does(file: Path) -> None:
    """Letters only: where a line or an inline ends, the tool that reads the tags breaks words."""
    lines = [line.strip() for line in tool("pdfinfo", "-struct-text", file).splitlines()]
    read = [line[1:-1] for line in lines if line.startswith('"')]
    banners = [f"{each.word}{each.sentence}" for each in furniture.banners(full().stamp)]
    expected = "".join([*banners, *words_of(full())])
    marks = {"• ", "1. ", "2. ", "– "}
    assert "".join("".join(part for part in read if part not in marks).split()) == "".join(
        expected.split()
    )


def test_every_heading_cell_says_what_it_heads(printed: pdf.Pdf) -> None:
    scopes = [str(a.get("/Scope")) for kind, a in structure(printed.content) if kind == "/TH"]
    assert scopes.count("/Column") == 2 + 3 + 5 + 9
    assert scopes.count("/Row") == 3 + 4 + 1 + 1
    assert len(scopes) == scopes.count("/Column") + scopes.count("/Row")


def test_words_in_the_margins_are_artifacts(file: Path, printed: pdf.Pdf) -> None:
    import pikepdf

    with pikepdf.open(file) as opened:
        for sheet in opened.pages:
            marked = [op for op in pikepdf.parse_content_stream(sheet) if str(op.operator) == "BDC"]
            margin = [op for op in marked if str(op.operands[0]) == "/Artifact"]
            assert len(margin) == 3
            assert {str(op.operands[1].Type) for op in margin} == {"/Pagination"}
    text = tool("pdfinfo", "-struct-text", file)
    assert f"Page 1 of {printed.pages}" not in text


def test_every_page_has_its_number_the_running_line_and_the_state(
    file: Path, printed: pdf.Pdf
) -> None:
    page_word, of_word = furniture.page_count_words()
    sheets = tool("pdftotext", "-layout", file, "-").split("\f")[:-1]
    assert len(sheets) == printed.pages
    for number, sheet in enumerate(sheets, 1):
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        assert lines[0] == "Illustration · Draft"
        assert lines[-1].startswith(full().stamp.running)
        assert lines[-1].endswith(f"{page_word} {number} {of_word} {printed.pages}")


def test_first_page_shows_setting_dates_and_grades(file: Path) -> None:
    first = tool("pdftotext", "-l", "1", "-layout", file, "-")
    for expected in ("Willow Bank Family Centre", "4 to 6 March 2025", "outstanding", "inadequate"):
        assert expected in first


def test_final_version_says_nothing_of_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "final.pdf"
    path.write_bytes(pdf.write(final()).content)
    assert "Draft" not in tool("pdftotext", path, "-")


def test_heading_row_is_repeated_on_the_next_page(tmp_path: Path) -> None:
    printed = pdf.write(long_table())
    path = tmp_path / "long.pdf"
    path.write_bytes(printed.content)
    sheets = tool("pdftotext", path, "-").split("\f")[:-1]
    with_rows = [sheet for sheet in sheets if "30 June 2025" in sheet]
    assert len(with_rows) > 1
    assert all("Due date" in sheet for sheet in with_rows)


def test_a_link_with_emphasis_is_one_link_that_is_printed() -> None:
    """A draft too may be printed from a program that leaves out what is not said to be on paper."""
    import pikepdf

    inside: tuple[Inline, ...] = (*words("the "), Strong(words("minimum")), *words(" standards"))
    link = Link("https://www.example.org/standards", inside)
    draft = replace(final().stamp, state="draft")
    content = pdf.write(replace(final(), masthead=(said(link),), stamp=draft)).content
    with pikepdf.open(io.BytesIO(content)) as opened:
        (annotation,) = opened.pages[0].Annots
        assert int(annotation.F) == 4  # ISO 32000-1, 12.5.3
    assert [kind for kind, _ in structure(content)].count("/Link") == 1


# --- the closed door ---------------------------------------------------------------------

FETCHING: Final = (
    '<img src="https://x.example/a.png" alt="a">',
    '<img src="file:///etc/hostname" alt="a">',
    '<p style="background: url(https://x.example/a.png)">a</p>',
    '<link rel="attachment" href="file:///etc/hostname">',
    '<link rel="stylesheet" href="https://x.example/a.css">',
    '<style>@import "https://x.example/a.css";</style>',
    '<svg><title>a</title><image href="https://x.example/a.png" width="9" height="9"/></svg>',
    '<img src="asset:../OpenSans-Regular.ttf" alt="a">',
)


@pytest.mark.parametrize("hostile", FETCHING)
def test_a_page_that_would_fetch_is_refused(hostile: str) -> None:
    document = final()
    body = html.page(document).replace("<main", f"{hostile}<main")
    with pytest.raises(BrokenError, match="must not fetch") as raised:
        pdf.print_page(body)
    assert "example" not in str(raised.value)


def test_a_system_without_the_optional_library_makes_the_same_pages(
    printed: pdf.Pdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weasyprint.pdf import fonts

    monkeypatch.setattr(fonts, "harfbuzz_subset", None)
    slowly = pdf.write(full())
    assert slowly.pages == printed.pages
    assert structure(slowly.content) == structure(printed.content)


def test_a_page_that_the_engine_complains_of_is_refused() -> None:
    body = html.page(final()).replace("<main", '<p style="colour: private words">a</p><main')
    with pytest.raises(BrokenError, match="complains") as raised:
        pdf.print_page(body)
    assert "private" not in str(raised.value)


@pytest.mark.parametrize("word", ["→", "☐", "漢"])
def test_a_character_that_the_font_lacks_is_refused(word: str) -> None:
    document = replace(final(), masthead=(said(f"one {word} two"),))
    with pytest.raises(BrokenError):
        pdf.write(document)


def test_welsh_and_signs_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "welsh.pdf"
    document = replace(final(), masthead=(said("Ŵ ŷ ≤ ≥ é – ‘x’ £ · …"),))
    path.write_bytes(pdf.write(document).content)
    assert "Ŵ ŷ ≤ ≥ é – ‘x’ £ · …" in tool("pdftotext", path, "-")


def test_a_refusal_leaves_the_next_report_alone(printed: pdf.Pdf) -> None:
    with pytest.raises(BrokenError):
        pdf.print_page(html.page(final()).replace("<main", f"{FETCHING[0]}<main"))
    assert pdf.write(full()).content == printed.content


# --- the same bytes ----------------------------------------------------------------------

SCRIPT: Final = """
import hashlib
from pipeline.writers.pdf import document as pdf
from tests.writers.documents import final, full
if {other}: pdf.write(final())
print(hashlib.sha256(pdf.write(full()).content).hexdigest())
"""


def test_same_bytes_in_other_processes_and_after_other_reports() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT.format(other=other)],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone, other in (("1", "UTC", False), ("2", "Asia/Tokyo", True))
    }
    assert len(digests) == 1


WORKER: Final = """
import multiprocessing
from pipeline.writers.pdf import document as pdf
from tests.writers.documents import final
pdf.write(final())
worker = multiprocessing.get_context("spawn").Process(target=pdf.write, args=(final(),))
worker.start()
worker.join()
raise SystemExit(worker.exitcode)
"""


def test_no_fonts_are_left_behind_by_a_process_or_its_worker(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", WORKER], check=True, capture_output=True, env=environment, cwd=ROOT
    )
    assert b"Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_importing_the_writer_does_not_import_the_engine() -> None:
    script = "import sys, pipeline.writers.pdf; print('weasyprint' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert found.stdout.strip() == "False"
