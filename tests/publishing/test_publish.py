"""A publication from end to end, as a person types it."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.publishing import journal
from pipeline.publishing.states import Step
from tests.publishing.bundles import LATER, Visit

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("printed_once")]
ID = "sccif-rfc-full-good-narrative"
KIM = ("--as", "Kim Muster", "--role", "editor")


@pytest.fixture
def visit(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Visit:
    return Visit.ready(tmp_path_factory, tmp_path / "team")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "published"


def publish(visit: Visit, out: Path, day: str = "2025-04-28", *more: str) -> int:
    return visit.do("publish", "--out", str(out), *KIM, "--date", day, *more)


def contents(folder: Path) -> dict[str, bytes]:
    files = (one for one in sorted(folder.rglob("*")) if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}


def add_a_sentence(bundle: dict[str, Any]) -> None:
    bundle["narrative"]["overall"]["paragraphs"][0]["text"] += " Parents value this."


def test_what_is_published_and_what_stays_with_the_team(
    visit: Visit, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(visit, out) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"1 published: {out}"
    there = contents(out)
    assert there.pop("register.jsonl").count(b"\n") == 1
    assert sorted(there) == [
        f"{ID}/v1/{name}"
        for name in (
            "action-plan-recommendations.docx",
            "action-plan-recommendations.html",
            "action-plan-recommendations.pdf",
            "action-plan.docx",
            "action-plan.html",
            "action-plan.pdf",
            "record.json",
            "report.docx",
            "report.html",
            "report.pdf",
        )
    ] + [f"{ID}/verify.html"]
    own = visit.beside.version(1)
    assert own.joinpath("evidence.json").read_bytes() == visit.path.read_bytes()
    manifest = json.loads(own.joinpath("manifest.json").read_bytes())
    told = json.dumps(manifest)
    assert "Jo Sample" in told
    assert "weasyprint" in told
    last = visit.states()["steps"][-1]
    assert (last["state"], last["version"], last["name"]) == ("published", 1, "Kim Muster")


def test_the_same_again_writes_nothing(
    visit: Visit, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(visit, out)
    before, states = contents(out), visit.beside.states.read_bytes()
    assert publish(visit, out, "2025-04-29") == 0
    assert "nothing was written" in capsys.readouterr().out
    assert contents(out) == before
    assert visit.beside.states.read_bytes() == states


def test_a_refusal_writes_nothing(visit: Visit, out: Path) -> None:
    visit.change(add_a_sentence)
    states = visit.beside.states.read_bytes()
    assert publish(visit, out) == 1
    assert contents(out) == {}
    assert visit.beside.states.read_bytes() == states
    assert not visit.beside.versions.exists()


def test_the_same_words_in_another_style_are_no_new_version(
    visit: Visit, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(visit, out)
    there, states = contents(out), visit.beside.states.read_bytes()
    styled = {"report.html": b"<p>other bytes"}
    monkeypatch.setattr("pipeline.publishing.publication.files", lambda _, **_more: styled)
    monkeypatch.setattr("pipeline.publishing.publication.scan", lambda *_: ())
    assert publish(visit, out) == 0
    assert contents(out) == there
    assert visit.beside.states.read_bytes() == states


def test_a_published_version_is_corrected_by_another(
    visit: Visit, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(visit, out)
    first = contents(out / ID / "v1")
    visit.change(add_a_sentence)
    assert publish(visit, out, "2025-05-02") == 1
    assert "mark PATH corrected" in " ".join(capsys.readouterr().out.split())
    assert visit.mark("corrected", "2025-05-02", "A sentence was missing.") == 0
    assert publish(visit, out, "2025-05-02") == 1
    told = capsys.readouterr().out
    assert "PUB026" in told
    assert "PUB010" in told
    visit.mark("checked", "2025-05-02")
    visit.approve("Sam Specimen", "lead inspector", "2025-05-02")
    visit.approve("Jo Sample", "manager", "2025-05-02")
    assert publish(visit, out, "2025-05-03") == 0
    assert contents(out / ID / "v1") == first
    record = json.loads((out / ID / "v2" / "record.json").read_bytes())
    assert (record["version"], record["replaces"]) == (2, 1)
    lines = (out / "register.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(one)["event"] for one in lines] == ["published", "corrected"]


@pytest.mark.parametrize("state", ["withdrawn", "superseded"])
def test_what_is_out_of_use_is_not_published_again(
    visit: Visit, out: Path, state: str, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(visit, out)
    visit.mark(state, "2025-05-05", "Another report stands in its place.")
    visit.change(add_a_sentence)
    capsys.readouterr()
    assert publish(visit, out, "2025-05-06") == 1
    assert "PUB030" in capsys.readouterr().out


def test_a_run_that_died_before_its_step_was_noted_is_finished(visit: Visit, out: Path) -> None:
    states = visit.beside.states.read_bytes()
    publish(visit, out)
    there = contents(out)
    visit.beside.states.write_bytes(states)
    assert publish(visit, out) == 0
    assert contents(out) == there
    assert visit.states()["steps"][-1]["version"] == 1


def test_two_at_once_make_one_version(visit: Visit, out: Path) -> None:
    with ThreadPoolExecutor(2) as people:
        codes = list(people.map(lambda _: publish(visit, out), range(2)))
    assert 0 in codes
    assert [one.name for one in sorted((out / ID).iterdir())] == ["v1", "verify.html"]
    made = [one["state"] for one in visit.states()["steps"]]
    assert made.count("published") == 1


def test_one_refusal_stops_no_other(visit: Visit, out: Path) -> None:
    other = Visit.of(visit.path.parent / "other", "sccif-rfc-full/good-outstanding")
    assert main(["publish", str(visit.path.parent), "--out", str(out), "--date", "2025-04-28"]) == 1
    assert sorted(one.name for one in out.iterdir()) == ["register.jsonl", ID]
    assert not other.beside.states.exists()


def test_an_anonymous_report_is_published_under_its_number(tmp_path: Path, out: Path) -> None:
    visit = Visit.of(tmp_path / "team", "sccif-childrens-home-full/good-requires-improvement")
    name = json.loads(visit.path.read_bytes())["id"]
    for state in ("checked", "with-provider", "comments-answered"):
        visit.mark(state, "2025-12-01")
    visit.approve("Jo Sample", "manager", "2025-12-01")
    visit.approve("Max Muster", "editor", "2025-12-01")
    assert publish(visit, out, "2025-12-01", "--reason", "The office was closed.") == 0
    published = [one.name for one in out.iterdir() if one.is_dir()]
    assert all(one.startswith("SC") for one in published), published
    assert all(name.encode() not in content for content in contents(out).values())


def test_the_register_and_the_page_say_what_is_out_of_use(visit: Visit, out: Path) -> None:
    publish(visit, out)
    version = contents(out / ID / "v1")
    more = ("--date", "2025-05-05", "--reason", "A name was in it.", "--out", str(out))
    assert visit.do("mark", "withdrawn", *KIM, *more) == 0
    last = json.loads((out / "register.jsonl").read_text("utf-8").splitlines()[-1])
    assert (last["event"], last["version"], last["day"]) == ("withdrawn", 1, "2025-05-05")
    assert "Withdrawn" in (out / ID / "verify.html").read_text("utf-8")
    assert contents(out / ID / "v1") == version


def test_a_folder_where_it_was_never_published(visit: Visit, out: Path, tmp_path: Path) -> None:
    publish(visit, out)
    states = visit.beside.states.read_bytes()
    more = ("--reason", "A name was in it.", "--out", str(tmp_path / "elsewhere"))
    assert visit.do("mark", "withdrawn", *KIM, "--date", "2025-05-05", *more) == 3
    assert visit.beside.states.read_bytes() == states


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--reason", "late"), "--reason needs --as NAME and --role ROLE"),
        (("--as", "Kim"), "--as and --role go together"),
    ],
)
def test_what_goes_together(
    visit: Visit, out: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert visit.do("publish", "--out", str(out), *words) == 2
    assert said in capsys.readouterr().err


def test_a_day_to_come_is_refused(visit: Visit, out: Path) -> None:
    assert publish(visit, out, "2999-01-01") == 3
    assert not out.exists()


def test_where_the_bundles_lie_nothing_is_published(visit: Visit) -> None:
    assert publish(visit, visit.path.parent) == 3


def test_a_bundle_of_a_jsonl_file_has_no_state(tmp_path: Path, out: Path) -> None:
    file = tmp_path / "many.jsonl"
    bundle = json.loads(Visit.of(tmp_path / "one").path.read_bytes())
    file.write_text(json.dumps(bundle) + "\n", "utf-8")
    assert main(["mark", str(file), "checked", *KIM]) == 2
    assert main(["publish", str(file), "--out", str(out)]) == 3


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b'{"schema_version": "1"}', b'{"steps": [{"state": "published"}]}']
)
def test_broken_steps_are_told_with_their_place(
    visit: Visit, out: Path, broken: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    visit.beside.states.write_bytes(broken)
    assert publish(visit, out) == 1
    assert "PUB001" in capsys.readouterr().out
    assert visit.mark("held", reason="A complaint.") == 1
    assert visit.beside.states.read_bytes() == broken


def test_steps_of_another_bundle(
    visit: Visit, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Visit.of(visit.path.parent / "other", "sccif-rfc-full/good-outstanding")
    visit.beside.states.replace(other.beside.states)
    assert publish(other, out) == 1
    assert "PUB002" in capsys.readouterr().out


def test_an_approval_that_was_edited_into_the_file(visit: Visit) -> None:
    states = visit.states()
    states["steps"][-1]["content"] = "0" * 64
    visit.beside.states.write_text(json.dumps(states), "utf-8")
    with pytest.raises(Exception, match="refused"):
        visit.desk()


def test_a_step_cannot_be_before_the_last_one(visit: Visit) -> None:
    assert visit.mark("held", "2025-04-01", "A complaint.") == 1
    desk = visit.desk()
    assert desk.journal.standing.blocked is None
    after = journal.Journal("x", (*desk.journal.steps, Step("held", LATER, reason="r")))
    assert after.standing.blocked == "held"


def listed(**entry: object) -> str:
    """Return the file of comments with one that is answered as given."""
    blank = {"answer": "", "decision": "", "by": "", "answered": ""}
    came = {"id": "0123456789ab", "returned": 1, "kind": "comment", "placed": "nowhere"}
    file = {"file": "back.docx", "sha256": "0" * 64, "document": "report", "form": 0}
    whole = {"schema_version": "1", "bundle": ID, "returned": [file]}
    return json.dumps({**whole, "entries": [{**came, **blank, **entry}]})


ANSWER = {"answer": "We have corrected it.", "decision": "accepted", "by": "Jo Sample"}


@pytest.mark.parametrize("lacks", ANSWER)
def test_a_comment_without_an_answer_holds_it_up(
    visit: Visit, out: Path, lacks: str, capsys: pytest.CaptureFixture[str]
) -> None:
    visit.beside.comments.write_text(listed(**{**ANSWER, lacks: ""}), "utf-8")
    assert publish(visit, out) == 1
    assert "PUB025" in capsys.readouterr().out
    visit.beside.comments.write_text(listed(**ANSWER), "utf-8")
    assert publish(visit, out) == 0


def test_comments_are_not_answered_while_one_waits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = Visit.of(tmp_path)
    visit.mark("checked")
    visit.mark("with-provider")
    visit.beside.comments.write_text(listed(), "utf-8")
    assert visit.mark("comments-answered") == 1
    assert "One comment waits for an answer" in capsys.readouterr().err
    visit.beside.comments.write_text(listed(**ANSWER), "utf-8")
    assert visit.mark("comments-answered") == 0
