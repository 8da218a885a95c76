"""What a returned file does to the list beside the bundle."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.exchange.answers import Comments
from pipeline.exchange.comments import CommentsError, open_comments, read
from pipeline.exchange.comments_json import written
from tests.exchange.copies import Desk, sent
from tests.exchange.word import Word, edited, words

FORM = "sccif-rfc-full/good-narrative"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.of(tmp_path)


def commented(*said: str, at: int = 6) -> bytes:
    def edit(word: Word) -> None:
        for one in said:
            word.comment(word.numbered()[at], one)

    return edited(sent(), edit)


def test_each_comment_waits_for_an_answer(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.take_in(commented("There were four families.")) == 0
    (one,) = desk.listed()["entries"]
    assert one["written"] == "There were four families."
    assert (one["placed"], one["number"]) == ("bookmark", 7)
    assert (one["answer"], one["decision"], one["by"], one["answered"]) == ("", "", "", "")
    assert len(open_comments(desk.file, "rfc-assurance-visit-good-no-concerns")) == 1
    said = capsys.readouterr().out
    assert "1 new, 1 without an answer" in said
    assert "four families" not in said
    assert "Pat" not in said


def test_only_its_owner_may_read_the_list(desk: Desk) -> None:
    desk.take_in(commented("No."))
    assert desk.file.stat().st_mode & 0o777 == 0o600


def answer(desk: Desk, at: int = 0) -> None:
    data = desk.listed()
    data["entries"][at] |= {"answer": "Thank you.", "decision": "accepted", "by": "Jo Sample"}
    desk.file.write_text(json.dumps(data), "utf-8")


def test_the_same_file_again_adds_nothing_and_touches_nothing(desk: Desk) -> None:
    desk.take_in(commented("No."))
    answer(desk)
    before = desk.file.read_bytes()
    assert desk.take_in(commented("No.")) == 0
    assert desk.file.read_bytes() == before


def test_a_second_file_adds_and_answers_stay(desk: Desk) -> None:
    desk.take_in(commented("No."))
    answer(desk)
    desk.take_in(commented("No.", "Not that either."), "second.docx")
    first, second = desk.listed()["entries"]
    assert (first["answer"], first["by"], first["returned"]) == ("Thank you.", "Jo Sample", 1)
    assert (second["written"], second["answer"], second["returned"]) == ("Not that either.", "", 2)
    assert [one["file"] for one in desk.listed()["returned"]] == ["returned.docx", "second.docx"]


def test_the_same_comment_made_twice_is_there_twice(desk: Desk) -> None:
    desk.take_in(commented("No.", "No."))
    assert len(desk.listed()["entries"]) == 2


def test_a_decision_alone_is_no_answer(desk: Desk) -> None:
    desk.take_in(commented("No."))
    data = desk.listed()
    data["entries"][0]["decision"] = "not accepted"
    desk.file.write_text(json.dumps(data), "utf-8")
    assert len(open_comments(desk.file, data["bundle"])) == 1
    answer(desk)
    assert open_comments(desk.file, data["bundle"]) == ()


def test_status_counts_what_is_open(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline.cli import main

    desk.take_in(commented("No.", "And no."))
    answer(desk)
    capsys.readouterr()
    main(["status", str(desk.bundle), "--format", "json"])
    assert '"open_comments": 1' in capsys.readouterr().out


def test_a_form_that_was_filled_in_is_listed(tmp_path: Path) -> None:
    def fill(word: Word) -> None:
        control = next(iter(word.body.iter("{*}sdt")))
        for one in list(control.iter("{*}showingPlcHdr")):
            one.getparent().remove(one)
        for one in control.iter("{*}t"):
            one.text = "The manager"
        for one in list(control.iter("{*}rStyle")):
            one.getparent().remove(one)

    desk = Desk.of(tmp_path, FORM)
    assert desk.take_in(edited(sent(FORM, 1), fill)) == 0
    (one,) = desk.listed()["entries"]
    assert (one["kind"], one["written"], one["document"]) == ("edit", "The manager", "action-plan")


def test_a_paragraph_that_was_emptied_is_listed(desk: Desk) -> None:
    def empty(word: Word) -> None:
        at = word.numbered()[3]
        for one in list(at.iter("{*}r")):
            one.getparent().remove(one)

    desk.take_in(edited(sent(), empty))
    (one,) = desk.listed()["entries"]
    assert (one["kind"], one["number"], "written" in one) == ("edit", 4, False)


def test_a_picture_is_listed(desk: Desk) -> None:
    from tests.exchange.word import make

    desk.take_in(edited(sent(), lambda word: word.numbered()[2].append(make("r", make("drawing")))))
    (one,) = desk.listed()["entries"]
    assert (one["kind"], one["number"]) == ("object", 3)


# --- the bundle is another one now ---------------------------------------------------------


def test_what_we_changed_ourselves_is_no_edit_of_theirs(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    text = desk.bundle.read_text("utf-8")
    desk.bundle.write_text(text.replace("Families trust", "All families trust"), "utf-8")

    def edit(word: Word) -> None:
        word.comment(word.numbered()[6], "No.")
        word.type_over(word.numbered()[4], words(word.numbered()[4]) + " So it was.")

    assert desk.take_in(edited(sent(), edit)) == 0
    comment, typed = desk.listed()["entries"]
    assert (comment["placed"], comment["number"], comment["likeness"] < 1) == ("words", 7, True)
    assert (typed["kind"], typed["number"]) == ("edit", 5)
    assert "1 paragraph says something else now" in capsys.readouterr().err


def test_a_copy_of_another_report_is_not_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk.of(tmp_path)
    other = sent("rfc-assurance-visit/good-serious-concerns")
    strange = edited(other, _renamed)
    assert desk.take_in(strange) == 1
    assert not desk.file.exists()
    assert "This is no copy of the report" in capsys.readouterr().err


def _renamed(word: Word) -> None:
    for name in ("word/footer.xml", "word/header.xml"):
        was = word.parts[name]
        word.parts[name] = was.replace(b"Larkspur House", b"Elm Lodge").replace(b"SC002", b"SC9")
    for one in word.body.iter("{*}t"):
        one.text = (one.text or "").replace("Larkspur House", "Elm Lodge").replace("SC002", "SC9")


def test_a_title_that_was_changed_is_told_and_the_rest_taken_in(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.take_in(edited(sent(), _renamed)) == 0
    assert "title and reference are not those" in capsys.readouterr().err
    assert {one["kind"] for one in desk.listed()["entries"]} == {"edit"}


# --- the list itself -----------------------------------------------------------------------

BROKEN = {
    "no JSON": lambda text: text[:-5],
    "another decision": lambda text: text.replace('"decision": ""', '"decision": "perhaps"'),
    "twice": lambda text: text.replace('"entries": [', '"entries": [' + _entry(text) + ","),
    "of another bundle": lambda text: text.replace("good-no-concerns", "good-other"),
    "from no file": lambda text: text.replace('"returned": 1', '"returned": 7'),
}


def _entry(text: str) -> str:
    return json.dumps(json.loads(text)["entries"][0])


@pytest.mark.parametrize("break_", BROKEN.values(), ids=BROKEN)
def test_a_broken_list_is_told_and_left(
    break_: object, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.take_in(commented("No."))
    assert callable(break_)
    desk.file.write_text(break_(desk.file.read_text("utf-8")), "utf-8")
    before = desk.file.read_bytes()
    with pytest.raises(CommentsError):
        read(desk.file, "rfc-assurance-visit-good-no-concerns")
    capsys.readouterr()
    assert desk.take_in(commented("No.")) == 1
    assert "visit.comments.json" in capsys.readouterr().out
    assert desk.file.read_bytes() == before


def test_what_is_written_is_what_is_read(desk: Desk) -> None:
    hostile = "Tab\there, \N{ZERO WIDTH SPACE}nothing, \uf0fc and \N{RIGHT-TO-LEFT OVERRIDE}."
    desk.take_in(commented(hostile, "\N{HEAVY BLACK HEART}"))
    found = read(desk.file, "rfc-assurance-visit-good-no-concerns")
    assert found.entries[0].entry.written == "Tab here, nothing, □ and ."
    assert written(found) == desk.file.read_bytes()


def test_no_list_is_an_empty_list(tmp_path: Path) -> None:
    assert read(tmp_path / "comments.json", "oak") == Comments("oak")
