"""The folder of a response: whole or not at all, and nothing that is not ours is written over."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline.cli import main
from pipeline.resources import SCHEMAS
from pipeline.runs.lock import FOLDER
from pipeline.runs.workshop import workshop
from tests import in_process
from tests.exchange.copies import Desk, sent
from tests.exchange.word import edited
from tests.publishing.test_response import ID, answer, respond
from tests.runs.engines.running import tree


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A bundle with one comment, and its answer."""
    desk = Desk.of(tmp_path)
    desk.take_in(edited(sent(), lambda word: word.comment(word.numbered()[6], "We do not.")))
    answer(desk)
    return desk


def out(desk: Desk) -> Path:
    return desk.folder / "out" / ID


def names(desk: Desk) -> set[str]:
    return {path.name for path in out(desk).iterdir()}


def test_only_its_owner_may_read_it_and_its_manifest_tells_nothing_of_the_bundle(
    desk: Desk,
) -> None:
    assert respond(desk) == 0
    assert names(desk) == {"response.txt", "manifest.json"}
    assert {path.stat().st_mode & 0o777 for path in out(desk).iterdir()} == {0o600}
    told = json.loads((out(desk) / "manifest.json").read_bytes())
    schema = json.loads((SCHEMAS / "response.schema.json").read_bytes())
    Draft202012Validator(schema).validate(told)
    assert [one.name for one in (desk.folder / "out").iterdir()] == [ID]
    assert main(["verify", str(out(desk))]) == 0


def test_the_same_answers_give_the_same_folder(desk: Desk) -> None:
    respond(desk)
    before = tree(out(desk))
    assert respond(desk) == 0
    assert tree(out(desk)) == before


def test_of_an_older_response_nothing_stays_beside_a_newer_one(desk: Desk) -> None:
    respond(desk, "--formats", "outline,html")
    answer(desk, answer="We have looked once more.")
    respond(desk)
    assert names(desk) == {"response.txt", "manifest.json"}


@pytest.mark.parametrize("name", ["response.txt", "manifest.json"])
def test_what_somebody_edited_is_told_and_kept(
    name: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    respond(desk)
    before = tree(out(desk))
    (out(desk) / name).write_bytes(b"mine")
    capsys.readouterr()
    assert respond(desk) == 0
    kept = name.replace(".", ".edited-1.")
    assert f"{out(desk) / kept}: this was not as it had been written" in capsys.readouterr().err
    assert tree(out(desk)) == {**before, kept: b"mine"}


def test_files_of_others_stay(desk: Desk) -> None:
    out(desk).mkdir(parents=True)
    (out(desk) / "response.txt").write_bytes(b"not ours")
    (out(desk) / "notes.txt").write_bytes(b"mine")
    assert respond(desk) == 0
    assert (out(desk) / "response.edited-1.txt").read_bytes() == b"not ours"
    assert (out(desk) / "notes.txt").read_bytes() == b"mine"


def test_a_draft_stays_what_it_is(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process.use(monkeypatch)
    given = ["render", str(desk.bundle), "--out", str(desk.folder / "out"), "--formats", "outline"]
    main(given)
    before = tree(out(desk))
    assert respond(desk) == 3
    assert f"{out(desk)}: A draft lies here." in capsys.readouterr().err
    assert tree(out(desk)) == before


def test_a_draft_takes_no_word_of_a_response_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process.use(monkeypatch)
    respond(desk)
    before = tree(out(desk))
    given = ["render", str(desk.bundle), "--out", str(desk.folder / "out"), "--formats", "outline"]
    assert main([*given, "--prune"]) == 0
    assert main([*given, "--force"]) == 0
    assert tree(out(desk))["response.txt"] == before["response.txt"]
    assert {"report.txt", "manifest.edited-1.json"} <= names(desk)


def test_the_folder_of_the_bundle_stays_where_it_is(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would be moved aside for a moment, with the list and whoever waits for it."""
    named = desk.folder.rename(desk.folder.with_name(ID))
    bundle = named / desk.bundle.relative_to(desk.folder)
    before = tree(named)
    given = ["comments", str(bundle), "--response", str(named.parent), "--formats", "outline"]
    assert main(given) == 2
    assert f"the bundle itself lies in {named}" in capsys.readouterr().err
    assert tree(named) == before


def test_nothing_is_written_through_a_link(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = desk.folder / "elsewhere"
    elsewhere.mkdir()
    out(desk).parent.mkdir()
    out(desk).symlink_to(elsewhere)
    assert respond(desk) == 3
    assert "This folder is a link" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []


def test_a_full_disk_leaves_the_response_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    respond(desk, "--formats", "outline,html")
    before = tree(out(desk))
    answer(desk, answer="We have looked once more.")
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert respond(desk, "--formats", "outline,html") == 3
    assert "No space left on device" in capsys.readouterr().err
    assert tree(desk.folder / "out") == {f"{ID}/{name}": one for name, one in before.items()}


def test_it_does_not_write_into_the_folder_of_another_run(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.folder / "out").mkdir()
    with workshop(desk.folder / "out"):
        assert respond(desk) == 3
        assert [one.name for one in (desk.folder / "out").iterdir()] == [FOLDER]
    assert "Another run is writing into this folder." in capsys.readouterr().err


@pytest.mark.parametrize("command", ["render", "comments"])
def test_nothing_goes_where_the_public_looks_not_even_through_a_link(
    command: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.folder / "published" / "inner").mkdir(parents=True)
    (desk.folder / "published" / "register.jsonl").touch()
    (desk.folder / "link").symlink_to(desk.folder / "published" / "inner")
    before = sorted(map(str, (desk.folder / "published").rglob("*")))
    option = {"render": "--out", "comments": "--response"}[command]
    for name in ("published", "published/inner", "link", "link/new"):
        given = [command, str(desk.bundle), option, str(desk.folder / name)]
        assert main(given) == 2
        assert "is for what is published" in capsys.readouterr().err
    assert sorted(map(str, (desk.folder / "published").rglob("*"))) == before
