"""The provider’s copy: what is in it, what is not, and that it stands like any other draft."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.cli import main
from pipeline.runs import draft
from pipeline.runs.engines import local
from pipeline.runs.leaks.rules import RULES as LEAKS
from tests.in_process import InProcess
from tests.runs.engines.running import tree
from tests.samples.cases import of

WRITTEN, PLANNED = "sccif-rfc-full/good-narrative", "sccif-rfc-full/good-planned"
PROVIDER = ("--for", "provider")


class Work:
    """A folder of bundles, one for drafts, and the command."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.bundles, self.out, self.capsys = folder / "bundles", folder / "out", capsys
        self.bundles.mkdir()

    def add(self, id_: str, sample: str = WRITTEN) -> None:
        data = json.loads(of(sample).content) | {"id": id_}
        (self.bundles / f"{id_}.bundle.json").write_text(json.dumps(data), "utf-8")

    def render(self, *more: str, formats: str = "html,docx,outline") -> tuple[int, str, str]:
        given = ["render", str(self.bundles), "--out", str(self.out), "--formats", formats, *more]
        code = main(given)
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def files(self, id_: str = "oak") -> set[str]:
        return set(tree(self.out / id_))


@pytest.fixture
def work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Work:
    monkeypatch.setattr(local, "engine", InProcess)
    return Work(tmp_path, capsys)


OURS = {"findings.json", "manifest.json"}
SENT = {
    f"provider/{document}.{ending}"
    for document in ("report", "action-plan", "action-plan-recommendations")
    for ending in ("html", "docx", "txt")
}


def test_what_may_be_sent_lies_in_a_folder_of_its_own(work: Work) -> None:
    work.add("oak")
    assert work.render(*PROVIDER)[0] == 0
    assert work.files() == OURS | SENT


def test_a_copy_names_no_evidence_and_marks_nothing(work: Work) -> None:
    work.add("oak", PLANNED)
    work.render(*PROVIDER)
    ids = [one["id"] for one in json.loads(of(PLANNED).content)["evidence"]]
    for name, content in tree(work.out / "oak" / "provider").items():
        for part in parts(name, content):
            assert not re.search(rb"data-rests-on|data-evidence|[Pp]lanned from", part), name
            words = set(re.findall(r"[\w-]+", part.decode("utf-8", "ignore")))
            assert words.isdisjoint(ids), name
    page = (work.out / "oak/provider/report.html").read_text("utf-8")
    assert 'class="planned' not in page
    assert "This is not final" in page


def parts(name: str, content: bytes) -> list[bytes]:
    if not name.endswith(".docx"):
        return [content]
    from io import BytesIO

    with ZipFile(BytesIO(content)) as archive:
        assert not [one for one in archive.namelist() if "comment" in one]
        # styles are those of every draft, whether it uses them or not
        names = [one for one in archive.namelist() if one != "word/styles.xml"]
        return [archive.read(one) for one in names]


def test_paragraphs_have_numbers_in_every_format_and_bookmarks_in_word(work: Work) -> None:
    work.add("oak")
    work.render(*PROVIDER)
    text = (work.out / "oak/provider/report.txt").read_text("utf-8")
    numbers = [int(one) for one in re.findall(r"^([0-9]+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    page = (work.out / "oak/provider/report.html").read_text("utf-8")
    assert re.findall(r'<span class="beside"[^>]*>([0-9]+)\. ', page) == list(map(str, numbers))
    with ZipFile(work.out / "oak/provider/report.docx") as archive:
        word = archive.read("word/document.xml").decode()
    assert re.findall(r'w:name="p([0-9]+)_[0-9a-f]{10}"', word) == list(map(str, numbers))


def test_an_unchanged_copy_costs_nothing(work: Work) -> None:
    work.add("oak")
    work.render(*PROVIDER)
    before = tree(work.out / "oak")
    assert "1 unchanged" in work.render(*PROVIDER)[1]
    assert tree(work.out / "oak") == before
    assert "1 drafted" in work.render(*PROVIDER, "--force")[1]
    assert tree(work.out / "oak") == before


def test_formats_of_a_copy_add_up(work: Work) -> None:
    work.add("oak")
    work.render(*PROVIDER, formats="html")
    work.render(*PROVIDER, formats="docx")
    work.render(*PROVIDER, formats="outline")
    assert work.files() == OURS | SENT
    assert "1 unchanged" in work.render(*PROVIDER)[1]


def test_a_draft_for_the_team_takes_the_place_of_a_copy_and_back(work: Work) -> None:
    work.add("oak")
    work.render(formats="html")
    mine = work.files()
    work.render(*PROVIDER, formats="html")
    assert all(one.startswith("provider/") for one in work.files() - OURS)
    work.render(formats="html")
    assert work.files() == mine


def test_a_draft_and_its_day_stand_on_the_copy(work: Work) -> None:
    work.add("oak")
    work.render(*PROVIDER, "--draft", "2", "--date", "2025-04-01", formats="html")
    assert "Draft 2, 1" in (work.out / "oak/provider/report.html").read_text("utf-8")


def test_a_lost_file_is_made_again_and_an_edited_one_kept(work: Work) -> None:
    work.add("oak")
    work.render(*PROVIDER)
    folder = work.out / "oak/provider"
    (folder / "report.html").unlink()
    (folder / "report.docx").write_bytes(b"edited")
    _, _, told = work.render(*PROVIDER)
    assert f"{folder}/report.docx: changed since it was written" in told
    assert (folder / "report.html").exists()
    work.render(*PROVIDER, "--force")
    assert (folder / "report.edited-1.docx").read_bytes() == b"edited"
    assert work.files() == OURS | SENT | {"provider/report.edited-1.docx"}


def test_what_others_put_there_stays(work: Work) -> None:
    work.add("oak")
    work.render(*PROVIDER)
    (work.out / "oak/provider/letter.docx").write_bytes(b"mine")
    work.render(*PROVIDER, "--force")
    work.render(formats="html")
    assert (work.out / "oak/provider/letter.docx").read_bytes() == b"mine"


def test_nothing_is_written_through_a_link(work: Work, tmp_path: Path) -> None:
    work.add("oak")
    work.render(*PROVIDER, formats="html")
    elsewhere = tmp_path / "elsewhere"
    (work.out / "oak/provider").rename(elsewhere)
    (work.out / "oak/provider").symlink_to(elsewhere)
    before = tree(elsewhere)
    work.render(*PROVIDER, formats="html")
    assert not (work.out / "oak/provider").is_symlink()
    assert (work.out / "oak/provider/report.html").exists()
    assert tree(elsewhere) == before
    assert (work.out / "oak/provider.edited-1").is_symlink()


def test_prune_takes_a_copy_away(work: Work) -> None:
    work.add("oak")
    work.add("elm")
    work.render(*PROVIDER, formats="html")
    (work.bundles / "elm.bundle.json").unlink()
    work.render(*PROVIDER, "--prune", formats="html")
    assert not (work.out / "elm").exists()


def test_the_index_leads_to_the_copies(work: Work) -> None:
    work.add("oak")
    work.render(*PROVIDER, formats="html")
    assert 'href="oak/provider/report.html"' in (work.out / "index.html").read_text("utf-8")
    (entry,) = json.loads((work.out / "batch.json").read_text("utf-8"))["bundles"]
    assert "provider/report.html" in entry["files"]


# --- what nobody has written ---------------------------------------------------------------


def test_it_says_how_much_nobody_has_written(work: Work) -> None:
    work.add("oak", PLANNED)
    _, _, told = work.render(*PROVIDER, formats="html")
    found = json.loads((work.out / "oak/findings.json").read_text("utf-8"))["findings"]
    unwritten = [one for one in found if one["rule"] == "PUB061"]
    assert {one["severity"] for one in unwritten} == {"warning"}
    assert f"nobody has written {len(unwritten)} paragraphs of this copy" in told
    assert told == work.render(*PROVIDER, formats="html")[2], "an unchanged copy says so, too"
    assert work.render(*PROVIDER, "--fail-on", "PUB", formats="html")[0] == 1


def test_it_says_nothing_of_what_people_have_written(work: Work) -> None:
    work.add("oak")
    assert work.render(*PROVIDER, formats="html")[2] == ""
    work.add("elm", PLANNED)
    assert "nobody has written" not in work.render(formats="html")[2]


# --- what is refused -----------------------------------------------------------------------


@pytest.mark.parametrize("option", ["--comments", "--proof"])
def test_findings_do_not_leave_the_team(option: str, work: Work) -> None:
    work.add("oak")
    code, _, told = work.render(*PROVIDER, option)
    assert code == 2
    assert told == (
        f"inspection-reports: {option} is for the team: --for provider writes what leaves it, "
        "without findings.\n"
    )
    assert not work.out.exists()


def test_a_copy_that_would_tell_too_much_is_not_written(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever template or writer let something through, the copy is read back first."""
    work.add("oak")
    rests = draft._written

    def leaking(*given: object) -> object:
        files, pages = rests(*given)  # type: ignore[arg-type]
        id_ = json.loads(of(WRITTEN).content)["evidence"][0]["id"]
        page = files["provider/report.html"]
        mark = f'<p data-rests-on="{id_}"'.encode()
        return files | {"provider/report.html": page.replace(b"<p", mark, 1)}, pages

    monkeypatch.setattr(draft, "_written", leaking)
    code, _, told = work.render(*PROVIDER, formats="html")
    assert code == 1
    assert any(rule.id in told for rule in LEAKS)
    assert not (work.out / "oak").exists()


@pytest.mark.slow
def test_typst_prints_a_copy(work: Work) -> None:
    pytest.importorskip("typst")
    work.add("oak")
    code, _, _ = work.render(*PROVIDER, "--pdf-engine", "typst", formats="pdf")
    assert code == 0
    assert (work.out / "oak/provider/report.pdf").read_bytes().startswith(b"%PDF")
