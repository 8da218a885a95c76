"""What came by letter or e-mail, or was said: a person adds it, and it gets its paragraph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from tests.exchange.copies import VISIT, Desk, sent
from tests.samples.cases import of

ID = "rfc-assurance-visit-good-no-concerns"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.of(tmp_path)


def add(desk: Desk, *entries: dict[str, Any]) -> int:
    """Add entries as a person types them, and run the command; return its exit code."""
    whole = {"schema_version": "1", "bundle": ID, "returned": [], "entries": list(entries)}
    desk.file.write_text(json.dumps(whole, indent=2, ensure_ascii=False), "utf-8")
    return main(["comments", str(desk.bundle)])


def letter(**fields: object) -> dict[str, Any]:
    return {"kind": "letter", "written": "That is not so.", **fields}


def paragraph(number: int) -> str:
    """Return the words of a paragraph of the copy."""
    from tests.exchange.word import Word, words

    return str(words(Word.of(sent()).numbered()[number - 1]))


def test_a_number_leads_to_its_paragraph(desk: Desk) -> None:
    assert add(desk, letter(number=7)) == 0
    (one,) = desk.listed()["entries"]
    assert (one["placed"], one["document"], one["number"]) == ("number", "report", 7)
    assert one["paragraph"] == paragraph(7)
    assert one["bookmark"].startswith("p7_")
    assert one["section"]
    assert (one["about"], one["evidence"], one["answer"], one["by"]) == ("", "", "", "")


@pytest.mark.parametrize("kind", ["letter", "e-mail", "spoken"])
def test_words_lead_to_their_paragraph_however_they_were_typed(desk: Desk, kind: str) -> None:
    few = "  ".join(paragraph(4).split()[:8]).upper().replace("’", "'")
    assert add(desk, letter(kind=kind, on=few)) == 0
    (one,) = desk.listed()["entries"]
    assert (one["placed"], one["number"], one["kind"]) == ("words", 4, kind)


def test_what_names_no_place_is_about_the_whole_report(desk: Desk) -> None:
    assert add(desk, letter()) == 0
    (one,) = desk.listed()["entries"]
    assert (one["placed"], one.get("number")) == ("nowhere", None)
    assert len(one["id"]) == 12


@pytest.mark.parametrize(
    ("fields", "pointer", "said"),
    [
        ({"number": 99}, "/entries/0/number", "The copy has no paragraph of this number"),
        ({"on": "We have a swimming pool"}, "/entries/0/on", "stand in no paragraph"),
        ({"on": "the"}, "/entries/0/on", "places of the copy"),
        ({"number": 7, "on": "swimming pool"}, "/entries/0/on", "not stand in the paragraph"),
        ({"number": 1, "document": "plan"}, "/entries/0/document", "no document of this id"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_place_and_stays(
    desk: Desk,
    fields: dict[str, Any],
    pointer: str,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert add(desk, letter(**fields)) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert f"PUB065 {pointer}" in out
    assert said in out
    field = pointer.rpartition("/")[2]
    lines = desk.file.read_text("utf-8").splitlines()
    line = next(at for at, one in enumerate(lines, start=1) if f'"{field}":' in one)
    assert f"visit.comments.json:{line}:" in out
    assert "swimming" not in out
    (one,) = desk.listed()["entries"]
    assert one["written"] == "That is not so."
    assert {name: one[name] for name in fields} == fields


def test_a_slip_can_be_corrected_and_answers_stay(desk: Desk) -> None:
    add(desk, letter(number=99, answer="Thank you.", decision="partly", by="Jo", answered=""))
    before = desk.listed()["entries"][0]
    add(desk, before | {"number": 9})
    (one,) = desk.listed()["entries"]
    assert (one["id"], one["answer"], one["number"]) == (before["id"], "Thank you.", 9)
    assert one["paragraph"] == paragraph(9)


def test_numbers_are_those_of_the_copy_that_was_sent(desk: Desk) -> None:
    """The bundle has changed since: a paragraph was put in before."""
    bundle = json.loads(of(VISIT).content)
    first = next(iter(bundle["narrative"].values()))["paragraphs"]
    first.insert(0, {"text": "A new paragraph stands here now.", "evidence": []})
    desk.bundle.write_text(json.dumps(bundle, ensure_ascii=False), "utf-8")
    whole = {"schema_version": "1", "bundle": ID, "returned": []}
    desk.file.write_text(json.dumps({**whole, "entries": [letter(number=7)]}), "utf-8")
    assert desk.take_in(sent(), "sent.docx") == 0
    one = next(one for one in desk.listed()["entries"] if one["kind"] == "letter")
    assert one["paragraph"] == paragraph(7)


def test_an_option_may_stand_between_the_two_files(desk: Desk) -> None:
    (desk.folder / "sent.docx").write_bytes(sent())
    between = [str(desk.folder / "sent.docx"), "--quiet", str(desk.bundle)]
    assert main(["comments", *between]) == 0
    assert main(["comments", "--quiet", between[0], between[2]]) == 0
    with pytest.raises(SystemExit):
        main(["comments", *between, "more"])


def test_to_look_again_changes_nothing(desk: Desk) -> None:
    add(desk, letter(number=7), letter())
    before = desk.file.read_bytes()
    assert main(["comments", str(desk.bundle)]) == 0
    assert desk.file.read_bytes() == before


@pytest.mark.parametrize(
    "entry",
    [
        {"kind": "letter"},
        {"kind": "letter", "written": ""},
        {"kind": "letter", "written": "No.", "returned": 1},
        {"kind": "letter", "written": "No.", "number": 0},
        {"kind": "letter", "written": "No.", "about": "a fact"},
        {"kind": "comment", "written": "No."},
        {"kind": "telegram", "written": "No."},
    ],
)
def test_what_is_no_entry_is_told_and_stays(
    desk: Desk, entry: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(desk, entry) == 1
    assert "PUB063" in capsys.readouterr().out
    assert desk.listed()["entries"] == [entry]


def test_an_entry_of_before_is_as_good_as_ever(desk: Desk) -> None:
    """Files of before have neither ‘about’ nor ‘evidence’."""
    blank = {"answer": "Yes.", "decision": "accepted", "by": "Jo", "answered": ""}
    came = {"id": "0123456789ab", "returned": 1, "kind": "comment", "placed": "nowhere"}
    file = {"file": "back.docx", "sha256": "0" * 64, "document": "report", "form": 0}
    whole = {"schema_version": "1", "bundle": ID, "returned": [file], "entries": [came | blank]}
    desk.file.write_text(json.dumps(whole), "utf-8")
    assert main(["comments", str(desk.bundle)]) == 0
