"""The response to the provider’s comments: every comment, as it was sent, said and decided."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.publishing.response.made import made
from pipeline.writers import USUAL
from tests.exchange.copies import VISIT, Desk, sent
from tests.exchange.word import AUTHOR, Word, edited
from tests.publishing.bundles import Visit
from tests.readback import docx, html, pdf
from tests.samples.cases import of

pytestmark = pytest.mark.thorough

ID = "rfc-assurance-visit-good-no-concerns"
ANSWER = {
    "about": "wrong fact",
    "answer": "Thank you. We have looked at it.",
    "decision": "accepted",
    "by": "Jo Sample",
    "answered": "2020-11-05",
}
LETTER = {"kind": "letter", "number": 4, "written": "In paragraph 4 a name is wrong.\nSee below."}
PRIVATE = "the tangerine border"  # of a record that says where it came from


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A bundle with three comments: one in Word, one by letter, one about the whole report."""
    desk = Desk.of(tmp_path)
    desk.take_in(edited(sent(), lambda word: word.comment(word.numbered()[6], "We do not.")))
    change(desk, lambda entries: entries.extend([LETTER, {"kind": "spoken", "written": "Why?"}]))
    assert main(["comments", str(desk.bundle)]) == 0
    return desk


def change(desk: Desk, edit: Callable[[list[dict[str, Any]]], object]) -> None:
    data = desk.listed()
    edit(data["entries"])
    desk.file.write_text(json.dumps(data, ensure_ascii=False, indent=2), "utf-8")


def answer(desk: Desk, **more: object) -> None:
    """Answer all comments alike."""
    change(desk, lambda entries: [one.update(ANSWER | more) for one in entries])


def reword(desk: Desk, start: str, words: str) -> None:
    """Change the paragraph of the bundle that begins so; '' takes it out."""
    bundle = json.loads(desk.bundle.read_text("utf-8"))
    for section in bundle["narrative"].values():
        for one in list(section["paragraphs"]):
            if one["text"].startswith(start):
                one["text"] = words
                if not words:
                    section["paragraphs"].remove(one)
    desk.bundle.write_text(json.dumps(bundle, ensure_ascii=False), "utf-8")


def respond(desk: Desk, *more: str) -> int:
    out = str(desk.folder / "out")
    return main(["comments", str(desk.bundle), "--response", out, "--formats", "outline", *more])


def text(desk: Desk) -> str:
    """Return all words of the response, one space between them."""
    found = (desk.folder / "out" / ID / "response.txt").read_text("utf-8")
    return " ".join(found.split())


def words_of(desk: Desk, at: int) -> str:
    return str(desk.listed()["entries"][at]["paragraph"])


# --- refused -------------------------------------------------------------------------------


def test_all_that_is_missing_is_told_at_once(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(desk)
    change(desk, lambda entries: entries[0].update(about="", answered=""))
    change(desk, lambda entries: entries[1].update(decision=""))
    change(desk, lambda entries: entries.append({"kind": "letter", "number": 99, "written": "No"}))
    capsys.readouterr()
    assert respond(desk) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "lacks a kind (‘about’) and a day (‘answered’)." in out
    assert "PUB068 /entries/0/about" in out
    assert "PUB068 /entries/1/decision" in out
    assert "PUB065 /entries/3/number" in out
    assert not (desk.folder / "out").exists()


@pytest.mark.parametrize("lacks", ANSWER)
def test_each_field_is_needed(desk: Desk, lacks: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer(desk)
    change(desk, lambda entries: entries[2].update({lacks: ""}))
    capsys.readouterr()
    assert respond(desk) == 1
    assert "PUB068" in capsys.readouterr().out
    main(["status", str(desk.bundle)])
    told = " ".join(capsys.readouterr().out.split())
    assert f"the response to the comments waits for ‘{lacks}’ (1)" in told
    assert ("PUB025" in told) == (lacks in ("answer", "decision", "by"))


def test_nobody_says_that_there_was_no_comment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk.of(tmp_path)
    assert respond(desk) == 1
    assert "PUB069" in capsys.readouterr().out


def test_it_does_not_go_where_the_public_looks(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(desk)
    (desk.folder / "out" / "x").mkdir(parents=True)
    (desk.folder / "out" / "register.jsonl").touch()
    assert respond(desk) == 2
    assert "is for what is published" in capsys.readouterr().err


def test_what_came_back_is_taken_in_first(desk: Desk) -> None:
    out = str(desk.folder / "out")
    returned = str(desk.folder / "returned.docx")
    assert main(["comments", returned, str(desk.bundle), "--response", out]) == 2


# --- what it says --------------------------------------------------------------------------


def test_each_comment_has_all_that_a_provider_asks_for(desk: Desk) -> None:
    answer(desk)
    change(desk, lambda entries: entries[1].update(evidence="The rota of that week"))
    change(desk, lambda entries: entries[1].update(decision="partly", about="left out"))
    change(desk, lambda entries: entries[2].update(decision="not accepted", about="other"))
    reword(desk, words_of(desk, 1)[:30], words_of(desk, 1).replace(" the ", " every ", 1))
    assert respond(desk) == 0
    said = text(desk)
    assert "We accepted one, accepted one in part, and did not accept one." in said
    for one in desk.listed()["entries"]:
        assert all(line in said for line in one["written"].splitlines())
        assert one.get("paragraph", "") in said
        assert one.get("section", "") in said
    assert words_of(desk, 1).replace(" the ", " every ", 1) in said
    assert "Comment 2: paragraph 4" in said
    assert "Comment 3: paragraph 7" in said
    assert "Evidence offered | The rota of that week" in said
    assert said.count("Evidence offered") == 1
    assert "Answered by | Jo Sample, 5 November 2020" in said
    assert "Something was left out" in said
    assert "It reads as it did in the draft." in said


def test_it_never_says_who_commented(desk: Desk) -> None:
    answer(desk)
    assert respond(desk) == 0
    assert AUTHOR in desk.file.read_text("utf-8")
    assert AUTHOR not in text(desk)


@pytest.mark.parametrize("decision", ["accepted", "partly", "not accepted"])
def test_a_paragraph_that_is_gone_is_told_and_stands_with_its_words(
    desk: Desk, decision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(desk, decision=decision)
    was = words_of(desk, 0)
    reword(desk, was[:30], "")
    capsys.readouterr()
    assert respond(desk) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "PUB066 /entries/0/paragraph" in out
    assert was not in out
    assert was in text(desk)
    assert "It is not in the report any more." in text(desk)


def test_what_was_rewritten_is_found_by_the_number_that_a_person_gives(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(desk)
    was, new = words_of(desk, 0), "Nothing of what stood here before is left in this sentence."
    reword(desk, was[:30], new)
    assert respond(desk) == 0
    assert "PUB066" in capsys.readouterr().out
    change(desk, lambda entries: entries[0].update(now=7))
    assert respond(desk) == 0
    assert "PUB066" not in capsys.readouterr().out
    assert new in text(desk)
    change(desk, lambda entries: entries[0].update(now=99))
    assert respond(desk) == 0
    assert "PUB066  /entries/0/now" in capsys.readouterr().out


def test_what_was_accepted_and_not_changed_is_told(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(desk, decision="not accepted")
    assert respond(desk) == 0
    assert "PUB067" not in capsys.readouterr().out
    change(desk, lambda entries: entries[0].update(decision="accepted"))
    assert respond(desk) == 0
    assert "PUB067  /entries/0/decision" in capsys.readouterr().out


def changed(word: Word) -> None:
    """Change a copy in each way that is tracked, and in one that is not."""
    numbered = word.numbered()
    word.comment(numbered[4], "First.")
    word.put_in(numbered[5], "Put in by us.")
    word.take_out(numbered[6])


def test_changes_are_told_in_words(tmp_path: Path) -> None:
    desk = Desk.of(tmp_path)
    desk.take_in(edited(sent(), changed))
    kinds = [one["kind"] for one in desk.listed()["entries"]]
    assert {"comment", "insertion", "deletion"} <= set(kinds)
    answer(desk)
    assert respond(desk) == 0
    said = text(desk)
    assert "‘Put in by us.’" in said
    assert "Taken out: ‘" in said
    assert f"The provider made {['no', 'one', 'two', 'three', 'four'][len(kinds)]} comments" in said


# --- what it may hold ----------------------------------------------------------------------


@pytest.mark.parametrize("field", ["answer", "evidence"])
def test_our_own_words_hold_nothing_private(
    desk: Desk, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(desk)
    change(desk, lambda entries: entries[1].update({field: f"See the chart with {PRIVATE}."}))
    bundle = json.loads(desk.bundle.read_text("utf-8"))
    bundle["evidence"][0]["source"]["detail"] = PRIVATE
    desk.bundle.write_text(json.dumps(bundle, ensure_ascii=False), "utf-8")
    capsys.readouterr()
    assert respond(desk) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert f"PUB080 /entries/1/{field}" in out
    assert PRIVATE not in out
    assert not (desk.folder / "out").exists()


DETAIL = "Case file of Ifeoma Brightwater"
FOUND = {
    "The child’s mother, Kelly, told us so.": "PRV006",
    "Brightwater had told us this in May.": "PRV001",
    "Please ring 07911 123456 about it.": "PRV002",
    "See her letter, born 12/03/2014.": "PRV002",
    "We asked I.B. again.": "PRV003",
    "We looked at this.\nSee [insert date].": "PST",
    "The plan was signed. Error! Reference source not found.": "PST",
    "As an AI language model, I cannot say.": "PST",
    "We have **changed** it.": "PST",
}
QUIET = (
    "Thank you. We have looked at the records of May 2025, and the mother agreed.",
    "The plan was signed in time, so we keep the sentence; see paragraph 4.",
    "Jo Sample has read the rota.\nNothing in it is bright, or like water.",
    "We asked again. I, too, find it fair.",
)


@pytest.mark.parametrize("field", ["answer", "evidence"])
def test_our_own_words_are_held_against_the_rules_for_reports(
    desk: Desk, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hold_back(desk)
    for said, rule in FOUND.items():
        answer(desk)
        rewrite(desk, {field: said})
        capsys.readouterr()
        respond(desk)
        out = " ".join(capsys.readouterr().out.split())
        told = [line for line in out.split("comments.json")[1:] if f"/entries/1/{field}" in line]
        assert any(f" {rule}" in one for one in told), (said, out)


def test_other_words_are_not_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    hold_back(desk)
    for said in QUIET:
        answer(desk, decision="not accepted")
        rewrite(desk, {"answer": said, "evidence": said})
        capsys.readouterr()
        assert respond(desk) == 0
        out = capsys.readouterr().out
        assert "PRV" not in out, (said, out)
        assert "PST" not in out, (said, out)


def rewrite(desk: Desk, fields: dict[str, str]) -> None:
    change(desk, lambda entries: entries[1].update(fields))


def hold_back(desk: Desk) -> None:
    """Give the bundle a private name."""
    bundle = json.loads(desk.bundle.read_text("utf-8"))
    bundle["evidence"][0]["source"]["detail"] = DETAIL
    desk.bundle.write_text(json.dumps(bundle, ensure_ascii=False), "utf-8")


def test_what_the_provider_says_itself_is_no_secret_from_it(desk: Desk) -> None:
    answer(desk)
    change(desk, lambda entries: entries[1].update(written=f"We have a chart with {PRIVATE}."))
    bundle = json.loads(desk.bundle.read_text("utf-8"))
    bundle["evidence"][0]["source"]["detail"] = PRIVATE
    desk.bundle.write_text(json.dumps(bundle, ensure_ascii=False), "utf-8")
    assert respond(desk) == 0
    assert PRIVATE in text(desk)


def test_a_private_value_of_the_bundle_reaches_no_response(desk: Desk) -> None:
    answer(desk)
    assert respond(desk) == 0
    bundle = json.loads(of(VISIT).content)
    for record in bundle["evidence"]:
        assert record["source"].get("detail", "\0") not in text(desk)
    assert not any(f" {record['id']} " in text(desk) for record in bundle["evidence"])


# --- the three formats ---------------------------------------------------------------------


@pytest.mark.slow
def test_the_formats_say_the_same_and_bytes_are_the_same_each_time(tmp_path: Path) -> None:
    visit = Visit.of(tmp_path, VISIT)
    desk = Desk(tmp_path)
    desk.take_in(edited(sent(), lambda word: word.comment(word.numbered()[6], "We do not.")))
    answer(desk)
    first, second = made(visit.desk(), USUAL), made(visit.desk(), USUAL)
    assert first.refusals == ()
    assert first.files == second.files
    assert sorted(first.files) == ["response.docx", "response.html", "response.pdf"]
    readers = {"docx": docx.read, "html": html.read, "pdf": pdf.read}
    for ending, read in readers.items():
        said = " ".join(read(first.files[f"response.{ending}"]).report)
        assert "We do not." in said
        assert "Thank you. We have looked at it." in said
        assert "Jo Sample, 5 November 2020" in said


@pytest.mark.slow
def test_what_is_published_has_no_response(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    visit = Visit.ready(tmp_path_factory, tmp_path / "team")
    came = {"kind": "letter", "written": "A word of ours.", **ANSWER}
    whole = {"schema_version": "1", "bundle": visit.desk().bundle.id, "returned": []}
    visit.beside.comments.write_text(json.dumps({**whole, "entries": [came]}), "utf-8")
    assert visit.do("comments", "--response", str(tmp_path / "sent")) == 0
    who = ("--as", "Kim Muster", "--role", "editor", "--date", "2025-04-28")
    assert visit.do("publish", "--out", str(tmp_path / "published"), *who) == 0
    names = [one.name for one in (tmp_path / "published").rglob("*")]
    assert names
    assert not [one for one in names if "response" in one or "comments" in one]


# --- its words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('answer = "', 'reply_to_all = "', "‘answer’ are missing"),
        ('by_on = "{name}, {day}"', 'by_on = "{name}, {place}"', "‘by_on’"),
        ('by_on = "{name}, {day}"', 'by_on = "{name"', "‘by_on’"),
        ('accepted = "Accepted"', "accepted = 1", "‘accepted’"),
        ('label = "', 'extra = "More"\nlabel = "', "‘extra’"),
    ],
)
def test_own_words_must_be_whole(
    desk: Desk, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(desk)
    shipped = (Path(__file__).parents[2] / "templates/response.toml").read_text("utf-8")
    assert f"\n{old}" in shipped
    (desk.folder / "own").mkdir()
    own = shipped.replace(f"\n{old}", f"\n{new}", 1)
    (desk.folder / "own" / "response.toml").write_text(own, "utf-8")
    assert respond(desk, "--templates", str(desk.folder / "own")) == 3
    assert said in capsys.readouterr().err


def test_a_team_has_words_of_its_own(desk: Desk) -> None:
    answer(desk, decision="partly")
    shipped = (Path(__file__).parents[2] / "templates/response.toml").read_text("utf-8")
    (desk.folder / "own").mkdir()
    own = shipped.replace("Accepted in part", "In part")
    (desk.folder / "own" / "response.toml").write_text(own, "utf-8")
    assert respond(desk, "--templates", str(desk.folder / "own")) == 0
    assert "Our decision | In part" in text(desk)
