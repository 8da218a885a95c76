"""Letters and notices: who gets them, who does not, and what keeps one from being sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.evidence.find import RawBundle
from pipeline.language.choices import NONE
from pipeline.publishing.desk import laid_out
from pipeline.resources import TEMPLATES, Home, using
from pipeline.runs.engines import local
from tests.in_process import InProcess
from tests.runs.engines.running import tree
from tests.samples.cases import of

SAMPLE, TYPE = "rfc-assurance-visit/good-no-concerns", "report-types/rfc-assurance-visit"
OURS = {"findings.json", "manifest.json"}


class Work:
    """A bundle of a type of one’s own, whose summary is for children, and the command."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.path = folder / "oak.bundle.json"
        self.data = json.loads(of(SAMPLE).content) | {"id": "oak"}
        written = (TEMPLATES / TYPE / "report-type.toml").read_text("utf-8")
        here, ours = (
            'id = "families-summary", source',
            'id = "families-summary", for = "children", source',
        )
        assert here in written
        self.templates = folder / "templates"
        (self.templates / TYPE).mkdir(parents=True)
        (self.templates / TYPE / "report-type.toml").write_text(
            written.replace(here, ours), "utf-8"
        )

    def render(self, reader: str) -> tuple[int, set[str]]:
        self.path.write_text(json.dumps(self.data), "utf-8")
        out = self.folder / f"for-{reader}"
        given = ["render", str(self.path), "--out", str(out), "--formats", "html,outline"]
        code = main([*given, "--for", reader, "--templates", str(self.templates)])
        self.said = self.capsys.readouterr()
        return code, set(tree(out / "oak")) if (out / "oak").exists() else set()


@pytest.fixture
def work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Work:
    monkeypatch.setattr(local, "engine", InProcess)
    return Work(tmp_path, capsys)


def found(work: Work, reader: str) -> list[str]:
    told = json.loads((work.folder / f"for-{reader}/oak/findings.json").read_text("utf-8"))
    return [one["rule"] for one in told["findings"]]


def test_its_readers_get_it_as_it_is_sent(work: Work) -> None:
    sent = {"children/families-summary.html", "children/families-summary.txt"}
    assert work.render("children") == (0, OURS | sent)
    page = (work.folder / "for-children/oak/children/families-summary.html").read_text("utf-8")
    assert "A summary for the people who stay here" in page
    assert "noindex" in page
    assert "Draft" not in page
    assert "data-evidence" not in page


def test_the_team_gets_it_beside_the_report(work: Work) -> None:
    assert work.render("team") == (
        0,
        OURS | {"report.html", "report.txt", "families-summary.html", "families-summary.txt"},
    )


def test_the_provider_does_not_get_it(work: Work) -> None:
    assert work.render("provider") == (0, OURS | {"provider/report.html", "provider/report.txt"})


def test_it_is_never_published(work: Work) -> None:
    work.render("team")
    with using(Home(own=work.templates)):
        desk = laid_out(RawBundle(str(work.path), work.path.read_bytes(), path=work.path), NONE)
    assert [one.id for one in desk.documents] == ["report"]


def test_who_has_nothing_to_read_is_told_so(work: Work) -> None:
    assert work.render("authorities") == (0, OURS)
    assert found(work, "authorities") == ["PUB060"]


def test_what_nobody_has_written_is_not_sent(work: Work) -> None:
    del work.data["narrative"]["families-findings"]
    assert work.render("children") == (1, set())
    assert "PUB062" in work.said.err
    assert "‘A summary for the people who stay here’ is not finished" in work.said.err


def test_an_error_elsewhere_does_not_hold_it_up(work: Work) -> None:
    (first, *_) = work.data["narrative"]["leaders"]["paragraphs"]
    first["text"] += " Inspectors judged the centre to be good."
    code, files = work.render("children")
    assert code == 1
    assert "children/families-summary.html" in files


NOTICE = "sccif-childrens-home-assurance/good-serious-concerns"


def test_a_notice_goes_to_authorities_alone(work: Work) -> None:
    work.data = json.loads(of(NOTICE).content) | {"id": "oak"}
    assert work.render("authorities") == (
        0,
        OURS | {"authorities/notice.html", "authorities/notice.txt"},
    )
    page = (work.folder / "for-authorities/oak/authorities/notice.html").read_text("utf-8")
    assert "has not yet had the chance to challenge" in page
    private = [one["name"] for one in work.data["event"]["authorities"]]
    assert [name for name in (*private, work.data["facts"]["name_of_home"]) if name in page] == []


def test_an_empty_section_is_not_sent(work: Work) -> None:
    work.data = json.loads(of(NOTICE).content) | {"id": "oak"}
    del work.data["narrative"]["notice"], work.data["event"]["timetable"]
    del work.data["event"]["authorities"]
    assert work.render("authorities") == (1, set())
    assert "‘Notice to directors of children’s services’ is not finished" in work.said.err


def test_what_was_left_over_is_not_sent(work: Work) -> None:
    (first, *_) = work.data["narrative"]["families-findings"]["paragraphs"]
    first["text"] += " TODO: say more."
    assert work.render("children") == (1, set())
    assert "PUB062" in work.said.err


def test_a_name_of_a_child_is_not_sent(work: Work) -> None:
    (first, *_) = work.data["narrative"]["families-findings"]["paragraphs"]
    first["text"] += " Oliver told us so."
    code, files = work.render("children")
    assert (code, files) == (1, set())
    assert "PUB062" in work.said.err


def test_an_error_in_what_is_declared_holds_it_up(work: Work) -> None:
    work.data["facts"]["concerns"]["effect"] = "welfare"
    assert work.render("children") == (1, set())
    assert "PUB062" in work.said.err
