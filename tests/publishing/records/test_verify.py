"""`verify` names each difference between a folder and its records, and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model.errors import BrokenError
from pipeline.publishing.records import register
from pipeline.publishing.records.canonical import canonical, digest, line
from pipeline.publishing.records.entry import line_of
from pipeline.publishing.records.verify import NotOursError, verify
from pipeline.publishing.signing import REGISTER, Signers, sign
from tests.publishing.records.publications import NEXT, SECOND, publish, published, tree
from tests.publishing.second_verifier import published as second


@pytest.fixture
def out(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two versions of a report."""
    return published(tmp_path_factory, tmp_path)


def differences(path: Path, head: str = "", known: Signers | None = None) -> tuple[str, ...]:
    return verify(path, head, known).found.differences


def agrees(out: Path) -> bool:
    """Return whether the second verifier has nothing to say about a folder."""
    try:
        return bool(second(out))
    except (AssertionError, ValueError, LookupError, TypeError, OSError, RecursionError):
        return False


@pytest.mark.parametrize("below", ["", "oak-house", "oak-house/v1", "oak-house/v2"])
def test_what_was_published_is_as_recorded(out: Path, below: str) -> None:
    told = verify(out / below)
    assert told.found.differences == told.found.remarks == ()
    assert told.register is not None
    assert told.register.head == register.head(out)
    assert agrees(out)


def test_a_version_alone_can_be_checked_without_a_register(out: Path, tmp_path: Path) -> None:
    shutil.copytree(out / "oak-house/v1", tmp_path / "got by mail")
    told = verify(tmp_path / "got by mail")
    assert (told.found.differences, told.found.files, told.register) == ((), 3, None)


def test_files_and_register_verify_when_the_evidence_is_erased(out: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "team")
    assert differences(out) == ()
    assert agrees(out)


V1 = "oak-house/v1"


def linked(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to("/etc/hostname")


def foldered(path: Path) -> None:
    path.unlink()
    path.mkdir()


def recorded(out: Path, **changes: object) -> None:
    path = out / V1 / "record.json"
    path.write_bytes(line({**json.loads(path.read_bytes()), **changes}))


def slipped_in(out: Path) -> None:
    shutil.copytree(out / V1, out / "oak-house/v3")
    path = out / "oak-house/v3/record.json"
    path.write_bytes(line({**json.loads(path.read_bytes()), "version": 3}))


def lines(out: Path, change: Callable[[bytes, bytes], list[bytes]]) -> None:
    path = out / "register.jsonl"
    one, two = path.read_bytes().splitlines()
    path.write_bytes(b"".join(each + b"\n" for each in change(one, two)))


CHANGES: list[tuple[str, Callable[[Path], object], str]] = [
    (
        "a byte",
        lambda out: (out / V1 / "report.pdf").write_bytes(b"%PDF One"),
        "oak-house/v1/report.pdf: altered",
    ),
    (
        "a longer file",
        lambda out: (out / V1 / "report.pdf").write_bytes(b"%PDF one."),
        "oak-house/v1/report.pdf: altered: it has 9 bytes, and had 8",
    ),
    (
        "a file that is gone",
        lambda out: (out / V1 / "report.html").unlink(),
        "oak-house/v1/report.html: missing",
    ),
    (
        "a file more",
        lambda out: (out / V1 / "letter.pdf").write_bytes(b"x"),
        "oak-house/v1/letter.pdf: extra; no record names it",
    ),
    (
        "a hidden file",
        lambda out: (out / V1 / ".part-abcdefgh").write_bytes(b"x"),
        "oak-house/v1/.part-abcdefgh: extra; no record names it",
    ),
    (
        "a folder more",
        lambda out: (out / "oak-house/v2/more").mkdir(),
        "oak-house/v2/more: extra; no record names it",
    ),
    (
        "a link in place of a file",
        lambda out: linked(out / V1 / "report.pdf"),
        "oak-house/v1/report.pdf: altered: it is a link now",
    ),
    (
        "a folder in place of a file",
        lambda out: foldered(out / V1 / "report.pdf"),
        "oak-house/v1/report.pdf: altered: it is no file any more",
    ),
    (
        "half-copied",
        lambda out: (out / V1 / "record.json").unlink(),
        "oak-house/v1: half-copied: it has no record.json",
    ),
    (
        "a record of nobody",
        lambda out: (out / V1 / "record.json").write_bytes(b"[" * 100_000),
        "oak-house/v1: its record.json is none of ours, or was altered",
    ),
    (
        "an altered record",
        lambda out: recorded(out, day="2026-11-27"),
        "oak-house/v1/record.json: altered; the register names another one",
    ),
    (
        "the record of another version",
        lambda out: recorded(out, version=2),
        "oak-house/v1/record.json: this is the record of oak-house, version 2",
    ),
    (
        "a version that is gone",
        lambda out: shutil.rmtree(out / V1),
        "oak-house/v1: missing; the register names it",
    ),
    (
        "a report that is gone",
        lambda out: (out / "oak-house").rename(out.parent / "gone"),
        "oak-house/v1: missing; the register names it",
    ),
    (
        "a version slipped in",
        slipped_in,
        "oak-house/v3/record.json: no line of the register names this version",
    ),
    (
        "an empty version",
        lambda out: (out / "oak-house/v7").mkdir(),
        "oak-house/v7: half-copied: it has no record.json",
    ),
    (
        "a link in place of a version",
        lambda out: (out / "oak-house/v7").symlink_to("v1"),
        "oak-house/v7: this is no folder",
    ),
    (
        "no register",
        lambda out: (out / "register.jsonl").unlink(),
        "register.jsonl: missing",
    ),
    (
        "a register that is a link",
        lambda out: linked(out / "register.jsonl"),
        "register.jsonl: it is a link",
    ),
    (
        "a register that is a folder",
        lambda out: foldered(out / "register.jsonl"),
        "register.jsonl: it is no file",
    ),
    (
        "a line that is gone",
        lambda out: lines(out, lambda one, two: [two]),
        "register.jsonl: the line with the number 1 is missing before line 1",
    ),
    (
        "a line twice",
        lambda out: lines(out, lambda one, two: [one, one, two]),
        "register.jsonl: line 2 is line 1 once more",
    ),
    (
        "lines in another order",
        lambda out: lines(out, lambda one, two: [two, one]),
        "register.jsonl: line 2 has the number 1 and stands too late",
    ),
    (
        "an altered line",
        lambda out: lines(out, lambda one, two: [one.replace(b"11-26", b"11-25"), two]),
        ("register.jsonl: line 2 does not follow from line 1: "
        "one of the two was altered or slipped in"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"), [(change, told) for _, change, told in CHANGES],
    ids=[name for name, _, _ in CHANGES],
)  # fmt: skip
def test_each_difference_is_named(
    out: Path, change: Callable[[Path], object], expected: str
) -> None:
    change(out)
    found = differences(out)
    assert expected in found
    assert all("\n" not in one for one in found)
    assert not agrees(out)


def test_only_what_is_different_is_named(out: Path) -> None:
    (out / V1 / "report.pdf").write_bytes(b"%PDF One")
    assert differences(out) == ("oak-house/v1/report.pdf: altered",)
    assert differences(out / V1) == ("v1/report.pdf: altered",)
    assert differences(out / "oak-house/v2") == ()


@pytest.mark.parametrize("name", ["notes.txt", "verify.html.bak", "oak-house/report.pdf"])
def test_what_no_record_names_is_extra_wherever_it_lies(out: Path, name: str) -> None:
    (out / name).write_bytes(b"x")
    assert differences(out) == (f"{name}: extra; no record names it",)


def test_a_name_cannot_break_the_line_it_is_told_in(out: Path) -> None:
    (out / "a\nb\x1b[31m").write_bytes(b"x")
    (out / ("x" * 250)).write_bytes(b"x")
    assert differences(out) == (
        "a\\x0ab\\x1b[31m: extra; no record names it",
        f"{'x' * 120}…: extra; no record names it",
    )


def test_a_page_that_is_gone_is_missing_and_an_altered_one_is_a_remark(out: Path) -> None:
    page = out / "oak-house/verify.html"
    page.write_bytes(page.read_bytes() + b"<!-- -->")
    told = verify(out).found
    assert told.differences == ()
    assert told.remarks == (
        (
            "oak-house/verify.html was made by another version of this program, or altered; "
            "it is no record"
        ),
    )
    page.unlink()
    assert differences(out) == ("oak-house/verify.html: missing",)


def test_a_report_whose_only_version_was_withdrawn_may_be_taken_away(tmp_path: Path) -> None:
    publish(tmp_path)
    out = tmp_path / "out"
    raw = (out / "oak-house/v1/record.json").read_bytes()
    register.append(out, line_of(NEXT, "withdrawn", "oak-house", 1, raw))
    shutil.rmtree(out / "oak-house/v1")
    assert differences(out) == ()
    second(out)
    (out / "oak-house/verify.html").unlink()
    assert differences(out) == ("oak-house: extra; no record names it",)


def test_a_withdrawn_version_may_be_taken_away(out: Path) -> None:
    raw = (out / V1 / "record.json").read_bytes()
    register.append(out, line_of(NEXT, "withdrawn", "oak-house", 1, raw))
    shutil.rmtree(out / V1)
    assert differences(out) == ()
    assert agrees(out)


# --- the head ----------------------------------------------------------------------------


def test_a_head_that_was_noted_finds_a_shortened_register(out: Path) -> None:
    noted = register.head(out)
    assert differences(out, noted) == ()
    lines(out, lambda one, two: [one])
    shutil.rmtree(out / "oak-house/v2")
    assert differences(out) == ()
    assert differences(out, noted) == (
        "register.jsonl: it was shortened or rebuilt: no line of it has the digest that you noted",
    )


def test_an_earlier_head_still_holds_when_lines_were_added(out: Path) -> None:
    first = digest((out / "register.jsonl").read_bytes().splitlines()[0])
    assert differences(out, first) == ()


def test_a_rebuilt_register_is_found_by_the_head_alone(out: Path) -> None:
    noted = register.head(out)
    rebuilt: list[bytes] = []

    def again(*old: bytes) -> list[bytes]:
        for one in old:
            value = {**json.loads(one), "day": "2026-01-01"}
            value["previous"] = digest(rebuilt[-1]) if rebuilt else "0" * 64
            rebuilt.append(canonical(value))
        return rebuilt

    lines(out, again)
    assert differences(out) == ()
    assert len(differences(out, noted)) == 1


# --- signatures --------------------------------------------------------------------------


def key(folder: Path, name: str) -> Path:
    path = folder / name
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path], check=True
    )
    return path


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs OpenSSH")
def test_signatures_count_if_the_key_is_allowed(tmp_path: Path) -> None:
    mine, other = key(tmp_path, "mine"), key(tmp_path, "other")
    publish(tmp_path, sign=lambda content: sign(content, mine, REGISTER))
    publish(tmp_path, SECOND)
    out, allowed = tmp_path / "out", tmp_path / "allowed"
    allowed.write_text("team@example.org " + mine.with_suffix(".pub").read_text("utf-8"), "utf-8")
    known = Signers(allowed)
    assert differences(out, known=known) == ("register.jsonl: line 2 is not signed",)
    assert b"SHA256:" in (out / "oak-house/verify.html").read_bytes()
    allowed.write_text("team@example.org " + other.with_suffix(".pub").read_text("utf-8"), "utf-8")
    assert differences(out, known=known)[0] == (
        "register.jsonl: line 1: its signature does not count"
    )


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs OpenSSH")
def test_a_signature_for_something_else_does_not_count(tmp_path: Path) -> None:
    mine = key(tmp_path, "mine")
    publish(tmp_path, sign=lambda content: sign(content, mine, "file"))
    allowed = tmp_path / "allowed"
    allowed.write_text("team@example.org " + mine.with_suffix(".pub").read_text("utf-8"), "utf-8")
    assert differences(tmp_path / "out", known=Signers(allowed)) == (
        "register.jsonl: line 1: its signature does not count",
    )


# --- what was made by somebody else ------------------------------------------------------


def test_nothing_of_ours_is_said(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    with pytest.raises(NotOursError):
        verify(tmp_path)


@pytest.mark.parametrize("name", ["record.json", "register.jsonl", "report.pdf"])
def test_a_gigabyte_is_refused_at_once(out: Path, name: str) -> None:
    path = out / name if name == "register.jsonl" else out / V1 / name
    with path.open("wb") as file:
        file.truncate(2**30)
    assert any(name in one for one in differences(out))


def test_a_folder_that_is_shut_is_told(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", shut)
    with pytest.raises(BrokenError, match=r"cannot be read: Permission denied\."):
        verify(out)


def test_a_look_changes_nothing(out: Path) -> None:
    before = tree(out)
    verify(out)
    assert tree(out) == before
