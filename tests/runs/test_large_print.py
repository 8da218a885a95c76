"""Drafts in large print: beside the usual ones, told in manifest and index, and left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline.cli import main
from pipeline.commands.project import NAME
from pipeline.resources import SCHEMAS, Home
from pipeline.runs.engines import Setup
from pipeline.runs.options import Options
from pipeline.writers import TYPST
from tests import in_process
from tests.runs.engines.running import tree
from tests.samples.cases import of

SAMPLE = "rfc-assurance-visit/good-no-concerns"
DOCUMENTS = ("report", "families-summary")
LARGE = "--large-print"


class Work:
    """A bundle, a folder for drafts, and the command."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.bundle, self.out, self.capsys = folder / "oak.bundle.json", folder / "out", capsys
        self.bundle.write_bytes(of(SAMPLE).content)

    def render(self, *more: str, formats: str = "docx") -> tuple[int, str, str]:
        chosen = ("--formats", formats) if formats else ()
        code = main(["render", str(self.bundle), "--out", str(self.out), *chosen, *more])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    @property
    def folder(self) -> Path:
        (found,) = (one for one in self.out.iterdir() if (one / "manifest.json").exists())
        return found

    def files(self) -> set[str]:
        return set(tree(self.folder)) - {"findings.json", "manifest.json"}

    def options(self) -> dict[str, object]:
        manifest = json.loads((self.folder / "manifest.json").read_bytes())
        schema = json.loads((SCHEMAS / "manifest.schema.json").read_bytes())
        Draft202012Validator(schema).validate(manifest)
        found: dict[str, object] = manifest["made_from"]["options"]
        return found


@pytest.fixture
def work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Work:
    in_process.use(monkeypatch)
    monkeypatch.chdir(tmp_path)
    return Work(tmp_path, capsys)


def named(*endings: str, within: str = "") -> set[str]:
    return {f"{within}{document}{ending}" for document in DOCUMENTS for ending in endings}


def test_they_lie_beside_the_usual_ones(work: Work) -> None:
    code, said, _ = work.render(LARGE, formats="html,docx")
    assert (code, "1 drafted" in said) == (0, True)
    assert work.files() == named(".html", ".docx", "-large-print.docx")
    assert work.options()["large_print"] is True
    index = (work.out / "index.html").read_text("utf-8")
    assert index.count(">Word, large print</a>") == len(DOCUMENTS)
    assert index.count("report-large-print.docx") == 1


def test_without_the_option_there_is_none(work: Work) -> None:
    work.render()
    assert work.files() == named(".docx")
    assert work.options()["large_print"] is False
    assert "large print" not in (work.out / "index.html").read_text("utf-8")


def test_they_are_added_to_what_stands_and_then_left_alone(work: Work) -> None:
    work.render()
    before = (work.folder / "report.docx").stat()
    assert "1 drafted" in work.render(LARGE)[1]
    assert work.files() == named(".docx", "-large-print.docx")
    assert (work.folder / "report.docx").stat().st_ino == before.st_ino
    assert "1 unchanged" in work.render(LARGE)[1]
    assert "1 drafted" in work.render(formats="html")[1]
    assert work.files() == named(".html", ".docx", "-large-print.docx")
    assert "1 unchanged" in work.render(formats="html")[1]


def test_one_that_is_lost_is_made_again(work: Work) -> None:
    work.render(LARGE)
    lost = work.folder / "report-large-print.docx"
    content = lost.read_bytes()
    lost.unlink()
    assert "1 drafted" in work.render(LARGE)[1]
    assert lost.read_bytes() == content


def test_only_failed_passes_over_what_was_drafted(work: Work) -> None:
    work.render()
    work.render(LARGE, "--only-failed")
    assert work.files() == named(".docx")


def test_a_copy_for_the_provider_has_them_in_its_folder(work: Work) -> None:
    work.render(LARGE, "--for", "provider")
    assert work.files() == named(".docx", "-large-print.docx", within="provider/")


def test_comments_stand_in_the_usual_file_alone(work: Work) -> None:
    work.bundle.write_bytes(of("rfc-assurance-visit/good-serious-concerns").content)
    work.render(LARGE, "--comments")
    assert b"word/comments.xml" not in (work.folder / "report-large-print.docx").read_bytes()


def test_pages_are_those_of_the_usual_print(work: Work) -> None:
    work.render(formats="pdf")
    usual = json.loads((work.folder / "manifest.json").read_bytes())["result"]["pages"]
    work.render(LARGE, formats="pdf")
    assert json.loads((work.folder / "manifest.json").read_bytes())["result"]["pages"] == usual
    assert work.files() == named(".pdf", "-large-print.pdf")


# --- what is asked for -------------------------------------------------------------------


def test_a_page_alone_is_refused(work: Work) -> None:
    code, _, said = work.render(LARGE, formats="html,outline")
    assert (code, said) == (
        2,
        "inspection-reports: --large-print needs pdf or docx among --formats.\n",
    )
    assert not work.out.exists()


def test_a_project_file_may_ask_for_it_always(work: Work) -> None:
    (work.bundle.parent / NAME).write_text('formats = ["docx"]\nlarge_print = true\n', "utf-8")
    work.render(formats="")
    assert work.files() == named(".docx", "-large-print.docx")


def test_where_it_asks_and_only_a_page_is_wanted_nothing_is_wrong(work: Work) -> None:
    (work.bundle.parent / NAME).write_text("large_print = true\n", "utf-8")
    assert work.render(formats="html")[0] == 0
    assert work.options()["large_print"] is False


def test_a_wrong_key_is_told_with_its_line(work: Work) -> None:
    (work.bundle.parent / NAME).write_text('\nlarge_print = "yes"\n', "utf-8")
    code, _, said = work.render()
    assert code == 2
    assert f"{NAME}:2" in said


def test_workers_are_told(work: Work) -> None:
    setup = Setup(Home(), Options(("docx",), large_print=True), "00")
    assert Setup.of(json.loads(json.dumps(setup.values()))) == setup


def test_whatever_prints_the_usual_draft_it_is_printed_by_weasyprint() -> None:
    options = Options(("pdf",), pdf_engine=TYPST, large_print=True)
    (usual, _), (large, is_large) = options.prints()
    assert is_large
    assert "weasyprint" not in usual.libraries
    assert "weasyprint" in large.libraries
