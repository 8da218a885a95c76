"""A publication is written whole: what a killed one has begun, the next one finishes or removes."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from pipeline.model.errors import BrokenError
from pipeline.publishing.records import commitment, private, register
from pipeline.publishing.records.canonical import digest, line
from pipeline.publishing.records.entry import line_of
from pipeline.publishing.records.record import record_of
from pipeline.publishing.records.register import append
from pipeline.publishing.records.version import Put, Version, put_version
from pipeline.runs.workshop import workshop
from tests.publishing.records.publications import (
    DAY,
    FIRST,
    MADE_FROM,
    NEXT,
    SECOND,
    beside,
    publish,
    tree,
)

pytestmark = pytest.mark.thorough

PUBLIC = [
    "oak-house/v1/record.json",
    "oak-house/v1/report.docx",
    "oak-house/v1/report.html",
    "oak-house/v1/report.pdf",
    "oak-house/verify.html",
    "register.jsonl",
]
OWN = [f"visit.versions/1/{name}.json" for name in ("evidence", "manifest", "records", "salts")]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let trees be small: what is tested here does not depend on their size."""
    monkeypatch.setattr(commitment, "LEAVES", 16)


def test_a_publication_has_a_public_and_a_private_side(tmp_path: Path) -> None:
    put = publish(tmp_path)
    assert (put.version, put.new) == (1, True)
    assert sorted(tree(tmp_path / "out")) == PUBLIC
    assert sorted(tree(tmp_path / "team")) == OWN
    assert put.head == register.head(tmp_path / "out")


def test_what_stays_with_the_team_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        publish(tmp_path)
    finally:
        os.umask(before)
    rights = {S_IMODE(one.stat().st_mode) for one in (tmp_path / "team").rglob("*.json")}
    assert rights == {0o600}
    folders = (tmp_path / "team/visit.versions", tmp_path / "team/visit.versions/1")
    assert {S_IMODE(one.stat().st_mode) for one in folders} == {0o700}


def test_the_private_manifest_names_the_record_and_how_the_version_came_to_be(
    tmp_path: Path,
) -> None:
    publish(tmp_path)
    found = private.manifest_of(tmp_path / "team/visit.versions/1")
    assert found == {
        "schema_version": "1",
        "id": "oak-house",
        "version": 1,
        "day": "2026-11-26",
        "event": "published",
        "record": digest((tmp_path / "out/oak-house/v1/record.json").read_bytes()),
        "content": FIRST.content,
        "made_from": MADE_FROM,
    }


def test_the_same_content_again_writes_nothing(tmp_path: Path) -> None:
    first = publish(tmp_path)
    before = tree(tmp_path)
    again = publish(tmp_path, replace(FIRST, day=NEXT))
    assert (again.version, again.new, again.head) == (1, False, first.head)
    assert tree(tmp_path) == before


def test_other_content_is_a_new_version_and_the_old_one_stays(tmp_path: Path) -> None:
    publish(tmp_path)
    before = tree(tmp_path / "out/oak-house/v1")
    assert publish(tmp_path, SECOND).version == 2
    assert tree(tmp_path / "out/oak-house/v1") == before
    entries = register.read(tmp_path / "out").entries
    assert [(one.line.event, one.line.version) for one in entries] == [
        ("published", 1),
        ("corrected", 2),
    ]
    record = record_of((tmp_path / "out/oak-house/v2/record.json").read_bytes())
    assert record is not None
    assert record.replaces == 1


def test_other_evidence_is_a_new_version_with_the_same_files(tmp_path: Path) -> None:
    publish(tmp_path)
    evidence = {**FIRST.evidence, "E1": (FIRST.evidence["E1"][0], {"initials": "CD"})}
    assert publish(tmp_path, replace(FIRST, evidence=evidence)).version == 2


def with_tools(**libraries: str) -> dict[str, Any]:
    return {"made_from": {**MADE_FROM, "libraries": {**MADE_FROM["libraries"], **libraries}}}


def test_other_tools_alone_give_no_new_version_and_it_says_what_changed(tmp_path: Path) -> None:
    publish(tmp_path)
    files = {**FIRST.files, "report.pdf": b"%PDF packed otherwise"}
    packed = replace(FIRST, files=files, about=with_tools(zlib="1.2.13"), replaces=1)
    again = publish(tmp_path, packed)
    assert (again.new, again.differs) == (False, ("zlib: 1.3.1 then, 1.2.13 now",))
    assert publish(tmp_path, replace(packed, corrects=True)).version == 2


def test_another_template_gives_a_new_version_though_the_words_are_the_same(
    tmp_path: Path,
) -> None:
    publish(tmp_path)
    files = {**FIRST.files, "report.html": b"<p class=new>one"}
    source = {"name": "templates/pages/base.css", "sha256": "3" * 64}
    about = {"made_from": {**MADE_FROM, "sources": [source]}}
    assert publish(tmp_path, replace(FIRST, files=files, about=about)).version == 2


def test_the_same_again_in_other_bytes_is_told_and_not_published(tmp_path: Path) -> None:
    publish(tmp_path)
    files = {**FIRST.files, "report.html": b"<p class=new>one"}
    source = {"name": "templates/pages/base.css", "sha256": "3" * 64}
    about = {"made_from": {**MADE_FROM, "sources": [source]}}
    put = publish(tmp_path, replace(FIRST, files=files, about=about, again=True))
    assert (put.version, put.new) == (1, False)
    assert put.differs == ("templates/pages/base.css: changed since",)


def test_what_was_withdrawn_can_be_published_again(tmp_path: Path) -> None:
    publish(tmp_path)
    raw = (tmp_path / "out/oak-house/v1/record.json").read_bytes()
    append(tmp_path / "out", line_of(NEXT, "withdrawn", "oak-house", 1, raw))
    assert publish(tmp_path, replace(FIRST, day=NEXT)).version == 2


def test_a_colleague_without_the_private_side_makes_no_second_version(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "team").rename(tmp_path / "colleague")
    assert publish(tmp_path).new is False


def test_a_number_that_is_taken_anywhere_is_not_used_again(tmp_path: Path) -> None:
    (tmp_path / "team/visit.versions/5").mkdir(parents=True)
    assert publish(tmp_path).version == 6


def no_record(version: Path) -> None:
    (version / "record.json").unlink()


def a_file_less(version: Path) -> None:
    (version / "report.pdf").unlink()


def other_bytes(version: Path) -> None:
    (version / "report.pdf").write_bytes(b"%PDF 1")


def no_register(version: Path) -> None:
    (version.parent.parent / "register.jsonl").unlink()


@pytest.mark.parametrize("damage", [no_record, a_file_less, other_bytes, no_register])
@pytest.mark.parametrize("version", [FIRST, SECOND], ids=["the same again", "the next one"])
def test_beside_a_damaged_version_nothing_is_published(
    tmp_path: Path, damage: Callable[[Path], None], version: Version
) -> None:
    publish(tmp_path)
    damage(tmp_path / "out/oak-house/v1")
    before = tree(tmp_path)
    with pytest.raises(BrokenError, match="v1") as refused:
        publish(tmp_path, version)
    assert "verify" in refused.value.hint
    assert tree(tmp_path) == before


def test_a_version_that_was_withdrawn_may_be_taken_off(tmp_path: Path) -> None:
    publish(tmp_path)
    version = tmp_path / "out/oak-house/v1"
    raw = (version / "record.json").read_bytes()
    append(tmp_path / "out", line_of(NEXT, "withdrawn", "oak-house", 1, raw))
    a_file_less(version)
    assert publish(tmp_path, SECOND).version == 2


def test_another_bundle_of_the_same_name_is_no_next_version(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "team").rename(tmp_path / "others")
    before = tree(tmp_path / "out")
    with pytest.raises(BrokenError, match="not published from this bundle"):
        publish(tmp_path, replace(SECOND, replaces=0))
    assert tree(tmp_path / "out") == before
    assert publish(tmp_path, SECOND).version == 2


def test_the_signature_is_over_the_line(tmp_path: Path) -> None:
    publish(tmp_path, sign=lambda content: f"signed {digest(content)}")
    (entry,) = register.read(tmp_path / "out").entries
    assert entry.signature == f"signed {digest(entry.signed)}"


# --- what is in the way ------------------------------------------------------------------


def test_two_at_once_one_is_refused(tmp_path: Path) -> None:
    with workshop(tmp_path / "out"), pytest.raises(BrokenError, match="Another run"):
        publish(tmp_path)
    with workshop(beside(tmp_path).versions), pytest.raises(BrokenError, match="Another run"):
        publish(tmp_path)
    assert publish(tmp_path).new


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/oak-house").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BrokenError, match="is a link"):
        publish(tmp_path)
    assert tree(tmp_path / "elsewhere") == {}


def test_a_broken_register_stops_it_before_anything_is_written(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "out/register.jsonl").write_bytes(line({"n": 1}))
    before = tree(tmp_path)
    with pytest.raises(BrokenError, match="Nothing can be added"):
        publish(tmp_path, SECOND)
    assert tree(tmp_path) == before


def test_a_signature_that_fails_stops_it_before_anything_is_written(tmp_path: Path) -> None:
    def sign(_: bytes) -> str:
        raise BrokenError("The key has a passphrase.")

    with pytest.raises(BrokenError, match="passphrase"):
        publish(tmp_path, sign=sign)
    assert tree(tmp_path) == {}


def test_the_private_side_never_lies_below_the_public_one(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    inside = beside(tmp_path / "out")
    with pytest.raises(BrokenError, match="would lie here, too"):
        put_version(tmp_path / "out", inside, FIRST)


# --- killed, and a disk that refuses -----------------------------------------------------


STEPS = ("open", "rename", "replace", "mkdir", "fsync", "unlink", "rmdir", "chmod")


def until_killed(work: Callable[[], object], at: int) -> bool:
    """Do something in a process that dies at its call number `at`; return whether it did."""
    child = os.fork()
    if not child:
        left = [at]

        def dying(call: Callable[..., Any]) -> Callable[..., Any]:
            def one(*given: Any, **named: Any) -> Any:
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
                return call(*given, **named)

            return one

        for name in STEPS:
            setattr(os, name, dying(getattr(os, name)))
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.slow
def test_killed_at_any_moment_the_next_one_finishes(tmp_path: Path) -> None:
    at, were_public = 0, 0
    while True:
        folder = tmp_path / str(at)
        folder.mkdir()
        publish(folder)
        first = tree(folder / "out/oak-house/v1")
        if not until_killed(lambda folder=folder: publish(folder, SECOND), at):  # type: ignore[misc]
            break
        assert tree(folder / "out/oak-house/v1") == first
        were_public += (folder / "out/oak-house/v2").exists()
        put = publish(folder, SECOND)
        assert put.version == 2
        assert sorted(tree(folder / "out")) == [
            *PUBLIC[:4], *(one.replace("v1", "v2") for one in PUBLIC[:4]), *PUBLIC[4:]
        ]  # fmt: skip
        assert sorted(tree(folder / "team")) == [*OWN, *(one.replace("/1/", "/2/") for one in OWN)]
        assert len(register.read(folder / "out").entries) == 2
        assert b"version 2" in (folder / "out/oak-house/verify.html").read_bytes().lower()
        assert private.can_prove(folder / "team/visit.versions/2")
        at += 1
    assert at > 60
    assert were_public > 5


@pytest.mark.slow
def test_a_killed_one_leaves_room_for_other_content(tmp_path: Path) -> None:
    third = replace(SECOND, files={"report.html": b"<p>three"}, content="3" * 20, day=NEXT)
    for at in range(0, 120, 7):
        folder = tmp_path / str(at)
        folder.mkdir()
        publish(folder)
        until_killed(lambda folder=folder: publish(folder, SECOND), at)  # type: ignore[misc]
        was_public = (folder / "out/oak-house/v2").exists()
        assert publish(folder, third).version == (3 if was_public else 2)
        numbers = [one.line.version for one in register.read(folder / "out").entries]
        assert numbers == ([1, 2, 3] if was_public else [1, 2])
        assert {one.name for one in (folder / "team/visit.versions").iterdir()} == {
            str(one) for one in numbers
        }


def test_the_same_content_after_a_kill_has_the_same_salts(tmp_path: Path) -> None:
    begun, at = tmp_path / "team/visit.versions/1.unfinished", 0
    while not begun.exists():
        until_killed(lambda: publish(tmp_path), at)
        at += 1
    salts = (begun / "salts.json").read_bytes()
    publish(tmp_path)
    assert (tmp_path / "team/visit.versions/1/salts.json").read_bytes() == salts


def test_a_disk_that_refuses_at_any_step_leaves_the_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path)
    first = tree(tmp_path / "out/oak-house/v1")
    refused = 0
    for at in range(200):
        left = [at]

        def full(call: Callable[..., Any], left: list[int] = left) -> Callable[..., Any]:
            def one(*given: Any, **named: Any) -> Any:
                left[0] -= 1
                if left[0] == -1:
                    raise OSError(28, "No space left on device")
                return call(*given, **named)

            return one

        with monkeypatch.context() as patch:
            for name in ("rename", "replace", "fsync"):
                patch.setattr(os, name, full(getattr(os, name)))
            with contextlib.suppress(BrokenError):
                publish(tmp_path, SECOND)
        assert tree(tmp_path / "out/oak-house/v1") == first
        if left[0] >= 0:
            break
        refused += 1
    assert refused > 5
    assert publish(tmp_path, SECOND) == Put(2, new=False, head=register.head(tmp_path / "out"))
    assert len(register.read(tmp_path / "out").entries) == 2


def test_a_full_disk_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    publish(tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BrokenError, match=r"cannot be written: No space left on device\.$"):
        publish(tmp_path, SECOND)


def test_what_went_into_another_folder_is_finished_there(tmp_path: Path) -> None:
    at = 0
    while not (tmp_path / "out/oak-house/v1").exists():
        until_killed(lambda: publish(tmp_path), at)
        at += 1
    (tmp_path / "out").rename(tmp_path / "first")
    note = tmp_path / "team/visit.versions/1.unfinished/unfinished.json"
    value = json.loads(note.read_bytes())
    note.write_bytes(line({**value, "out": str(tmp_path / "first")}))
    with pytest.raises(BrokenError, match="was not finished") as told:
        publish(tmp_path)
    assert f"--out {tmp_path / 'first'}" in told.value.hint


def test_the_day_of_a_finished_one_is_the_day_of_its_record(tmp_path: Path) -> None:
    at = 0
    while not (tmp_path / "out/oak-house/v1").exists():
        until_killed(lambda: publish(tmp_path), at)
        at += 1
    publish(tmp_path, replace(FIRST, day=NEXT))
    (entry,) = register.read(tmp_path / "out").entries
    assert entry.line.day == DAY.isoformat()
