"""`import DRAFT.docx --into BUNDLE`: what is written, what is told, what is refused."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.exchange.draft.drafts import OVERALL, bare, heading, paragraph, run, written
from tests.exchange.test_bad_files import BAD
from tests.exchange.word import packed

BUNDLE, MADE, LIST = (
    "visit.bundle.json",
    "visit.with-draft.bundle.json",
    "visit.with-draft.left-out.txt",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path(BUNDLE).write_bytes(bare())
    return tmp_path


def take_in(content: bytes, *options: str, into: str = BUNDLE) -> int:
    Path("draft.docx").write_bytes(content)
    return main(["import", "draft.docx", "--into", into, *options])


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} - {"draft.docx", BUNDLE}


GOOD = written(heading(OVERALL), paragraph("Children do well."))
PARTLY = written(heading(OVERALL), paragraph("Well."), heading("To do"), paragraph("Ask. " * 40))


def test_where_every_word_has_its_place_a_bundle_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take_in(GOOD) == 0
    assert names(folder) == {MADE}
    assert Path(BUNDLE).read_bytes() == bare()
    assert "overall" in json.loads(Path(MADE).read_text("utf-8"))["narrative"]
    said = capsys.readouterr()
    assert said.err == ""
    assert "1 paragraph: The overall experiences" in said.out
    assert f"Written: {MADE}." in said.out


def test_what_is_left_out_is_told_and_listed_in_full(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take_in(PARTLY) == 1
    assert names(folder) == {MADE, LIST}
    listed = Path(LIST).read_text("utf-8")
    assert listed.count("Ask. ") + listed.count("Ask.\n") == 40
    told = capsys.readouterr().out
    assert "- a heading that names no section" in told
    assert told.count("Ask.") < 20
    assert f"All that was left out, in full: {LIST}" in told


def test_only_the_owner_may_read_what_is_written(folder: Path) -> None:
    take_in(PARTLY)
    for name in names(folder):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_another_file_may_be_named(folder: Path) -> None:
    assert take_in(PARTLY, "--out", "other.json") == 1
    assert names(folder) == {"other.json", "other.left-out.txt"}


def test_quiet_tells_only_of_what_was_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take_in(GOOD, "--quiet") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("there", [MADE, LIST])
def test_nothing_is_written_over_what_is_there(there: str, folder: Path) -> None:
    Path(there).write_text("mine", "utf-8")
    assert take_in(PARTLY) == 2
    assert names(folder) == {there}
    assert Path(there).read_text("utf-8") == "mine"


def test_nor_over_the_evidence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take_in(GOOD, "--out", BUNDLE) == 2
    assert Path(BUNDLE).read_bytes() == bare()
    assert "is there already" in capsys.readouterr().err


def test_the_same_draft_once_more_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in(GOOD)
    assert take_in(GOOD, into=MADE) == 0
    assert names(folder) == {MADE}
    assert "no bundle was written" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["draft.docx"], "--into BUNDLE"),
        (["draft.docx", "draft.docx", "--into", BUNDLE], "one by one"),
        (["draft.docx", "--into", "many.jsonl"], "in a file of its own"),
    ],
)
def test_wrong_usage_is_told(
    given: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("draft.docx").write_bytes(GOOD)
    Path("many.jsonl").write_bytes(json.dumps(json.loads(bare())).encode() + b"\n")
    assert main(["import", *given]) == 2
    assert said in capsys.readouterr().err


def test_a_bundle_that_is_not_valid_takes_nothing_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(BUNDLE).write_bytes(bare().replace(b'"setting"', b'"seting"'))
    assert take_in(GOOD) == 1
    assert names(folder) == set()
    assert "BND" in capsys.readouterr().out


def test_a_new_bundle_takes_a_draft_in_though_blanks_are_left(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "sccif-rfc-full", "--out", "new.bundle.json"]) == 0
    assert take_in(GOOD, into="new.bundle.json") == 1  # header and footer are those of another
    before = json.loads(Path("new.bundle.json").read_text("utf-8"))
    after = json.loads(Path("new.with-draft.bundle.json").read_text("utf-8"))
    assert after["narrative"]["overall"] == {
        "paragraphs": [{"text": "Children do well.", "evidence": []}]
    }
    assert {**after, "narrative": None} == {**before, "narrative": None}
    assert list(after["narrative"]) == list(before["narrative"])


@pytest.mark.parametrize("strange", ['{"overall": 1}', '{"overall": {"paragraphs": [1]}}', "[]"])
def test_one_whose_narrative_is_none_takes_nothing_in(
    strange: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = {**json.loads(bare()), "narrative": json.loads(strange), "id": "<<An id>>"}
    Path(BUNDLE).write_text(json.dumps(data), "utf-8")
    assert take_in(GOOD) == 3
    assert names(folder) == set()
    assert "Fill in the blanks" in capsys.readouterr().err


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_a_bad_file_is_told_in_one_line(
    make: Callable[[], bytes], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = take_in(make())
    said = capsys.readouterr()
    if code == 1:  # what is too much for `comments` may be words like any other here
        assert names(folder) <= {LIST}
        return
    assert code == 3
    assert said.out == ""
    first, *rest = said.err.splitlines()
    assert first.startswith("inspection-reports: draft.docx: ")
    assert len(rest) <= 1
    assert names(folder) == set()


@pytest.mark.parametrize("kind", ["styles", "numbering", "comments", "footnotes", "header"])
def test_so_is_a_part_that_is_broken(kind: str, folder: Path) -> None:
    from tests.exchange.word import Word

    body = [heading(OVERALL), paragraph("Well.")]
    note = paragraph(run("Note."))
    parts = {} if kind in ("styles", "numbering") else {kind: note}
    word = Word.of(written(*body, **parts))
    content = {
        name: b"<a" if name.startswith(f"word/{kind}") else raw for name, raw in word.parts.items()
    }
    assert take_in(packed(content)) == 3
    assert names(folder) == set()
