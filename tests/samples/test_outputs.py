"""The real command's drafts of every good sample, audited format by format.

Each audit has a control beside it, here or in the tests of the writers, that shows it can fail.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from openxml_audit import OpenXmlValidator
from referencing import Registry

from pipeline.model.document import plain
from pipeline.resources import SCHEMAS
from pipeline.writers import FORMATS, USUAL
from tests.samples import cases
from tests.samples.cases import BAD, GOOD, OF_EACH_TYPE, ROOT, Sample, command, each, of
from tests.samples.drafts import Drafts, drafted

pytestmark = [pytest.mark.slow, pytest.mark.thorough]

FONT: Final = "Open-Sans-Report"
NARROW: Final = 320
AXE: Final = {"resultTypes": ["violations"]}  # all rules; only what fails is told


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """Give what the command made of all good samples."""
    return drafted(tmp_path_factory)


def tool(*arguments: str | Path) -> str:
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


# --- the folder --------------------------------------------------------------------------


def test_the_batch_lists_every_bundle_with_its_files(drafts: Drafts) -> None:
    entries = json.loads((drafts.out / "batch.json").read_bytes())["bundles"]
    assert [entry["file"] for entry in entries] == [one.bundle.as_posix() for one in GOOD]
    for entry in entries:
        assert (entry["state"], entry["failure"]) == ("drafted", "")
        written = {path.name for path in (drafts.out / entry["bundle"]).iterdir()}
        assert set(entry["files"]) == written
    folders = {entry["bundle"] for entry in entries}
    assert {path.name for path in drafts.out.iterdir()} == {
        "batch.csv", "batch.json", "index.html", *folders,
    }  # fmt: skip


@each(GOOD)
def test_the_manifest_tells_every_file_and_its_digest(sample: Sample, drafts: Drafts) -> None:
    folder = drafts.file(sample, "manifest.json").parent
    manifest = json.loads((folder / "manifest.json").read_bytes())
    told = {file["name"]: (file["bytes"], file["sha256"]) for file in manifest["files"]}
    assert told == {
        path.name: (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in folder.iterdir()
        if path.name != "manifest.json"
    }


@each(GOOD)
def test_the_findings_beside_a_report_follow_their_schema(sample: Sample, drafts: Drafts) -> None:
    schema = json.loads((SCHEMAS / "findings.schema.json").read_bytes())
    written = json.loads(drafts.file(sample, "findings.json").read_bytes())
    errors = Draft202012Validator(schema, registry=Registry()).iter_errors(written)
    assert [error.json_path for error in errors] == []
    assert written["findings"] == [*cases.checked(sample).findings]


@pytest.mark.parametrize("name", USUAL)
@each(OF_EACH_TYPE)
def test_the_same_bytes_in_another_process(sample: Sample, name: str, drafts: Drafts) -> None:
    drawn = zip(cases.written(sample, name), drafts.reports(sample, name), strict=True)
    for written, file in drawn:
        assert file.read_bytes() == written.content


@pytest.mark.parametrize("name", USUAL)
def test_the_same_bytes_again(name: str) -> None:
    firsts = [written.content for written in cases.written(GOOD[0], name)]
    again = cases.documents(GOOD[0])
    assert [FORMATS[name].write(document, ()).content for document in again] == firsts


# --- PDF ---------------------------------------------------------------------------------


@each(GOOD)
def test_the_pdf_passes_the_validator_and_qpdf(sample: Sample, drafts: Drafts) -> None:
    import page

    for file in drafts.reports(sample, "pdf"):
        report = page.validate_pdf_bytes(file.read_bytes(), profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, report.to_json()
        assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", file)


@each(GOOD)
def test_the_pdf_has_its_title_its_language_and_only_the_report_font(
    sample: Sample, drafts: Drafts
) -> None:
    import pikepdf

    drawn = zip(cases.documents(sample), drafts.reports(sample, "pdf"), strict=True)
    for document, file in drawn:
        fonts = [line.split() for line in tool("pdffonts", file).splitlines()[2:]]
        assert fonts
        for name, *rest in fonts:
            assert name.partition("+")[2].startswith(FONT)
            assert rest[3:6] == ["yes", "yes", "yes"]  # embedded, subset, with Unicode
        with pikepdf.open(file) as opened:
            assert opened.Root.Lang == document.language
            assert opened.Root.ViewerPreferences.DisplayDocTitle
            title = f"{plain(document.title)}: {plain(document.label)}"
            assert opened.docinfo["/Title"] == title


# --- Word --------------------------------------------------------------------------------


@each(GOOD)
def test_the_audit_of_the_word_file_finds_nothing(sample: Sample, drafts: Drafts) -> None:
    for file in drafts.reports(sample, "docx"):
        errors = OpenXmlValidator().validate(file).errors
        assert [error.description for error in errors] == []


# --- HTML, in a browser ------------------------------------------------------------------


@each(GOOD)
def test_the_page_is_accessible_and_fits_a_narrow_screen(
    sample: Sample, drafts: Drafts, browser: Any
) -> None:
    for file in drafts.reports(sample, "html"):
        assert_accessible(browser, file)


def test_the_index_is_accessible_and_fits_a_narrow_screen(drafts: Drafts, browser: Any) -> None:
    assert_accessible(browser, drafts.out / "index.html")


def test_an_index_with_refused_and_unreadable_bundles_is_accessible(
    browser: Any, tmp_path: Path
) -> None:
    broken = of("sccif-rfc-full/bad-broken-json").bundle
    paths = [GOOD[0].bundle, *(sample.bundle for sample in BAD[:6]), broken]
    done = command("render", *paths, "missing.json", "--out", tmp_path, "--formats", "html")
    assert done.returncode == 3
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "missing.json" in page
    assert "bad-broken-json" in page
    assert_accessible(browser, tmp_path / "index.html")


def assert_accessible(browser: Any, file: Path) -> None:
    """Look at a page with axe, on the screen and in print, and at its width on a small screen."""
    from axe_playwright_python.sync_playwright import Axe

    page = window(browser)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(file.as_uri())
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        found = Axe().run(page, options=AXE).response["violations"]
        told = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]
        assert (media, told) == (media, [])
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


@cache
def window(browser: Any) -> Any:
    """Return the one page that is used: a new one would start a process."""
    return browser.new_context(offline=True).new_page()


def test_no_draft_holds_a_path_of_this_machine(drafts: Drafts) -> None:
    for file in drafts.out.rglob("*.*"):
        assert str(ROOT).encode() not in file.read_bytes()
        assert str(drafts.out).encode() not in file.read_bytes()
