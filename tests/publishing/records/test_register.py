"""A register is a chain: what is taken out, slipped in, doubled or moved is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.model.errors import BrokenError
from pipeline.publishing.records.canonical import canonical, digest
from pipeline.publishing.records.entry import START, Event, line_of
from pipeline.publishing.records.register import MAX_BYTES, append, head, read, register_of
from pipeline.publishing.records.register_file import NAME

DAY = date(2026, 11, 26)


def of_reports(out: Path, number: int) -> list[bytes]:
    """Write a register with so many reports, and return its lines."""
    for at in range(number):
        append(out, line_of(DAY, "published", f"house-{at}", 1, b"record %d" % at))
    return (out / NAME).read_bytes().splitlines()


def faults(*lines: bytes) -> tuple[str, ...]:
    return register_of(b"".join(one + b"\n" for one in lines)).faults


def test_each_line_is_bound_to_the_one_before(tmp_path: Path) -> None:
    first, second = of_reports(tmp_path, 2)
    assert json.loads(first) == {
        "n": 1,
        "previous": START,
        "day": "2026-11-26",
        "event": "published",
        "id": "house-0",
        "version": 1,
        "record": digest(b"record 0"),
    }
    assert json.loads(second)["previous"] == digest(first)
    assert head(tmp_path) == digest(second)
    assert read(tmp_path).faults == ()


def test_a_signature_is_over_the_line_without_it(tmp_path: Path) -> None:
    signed: list[bytes] = []

    def sign(content: bytes) -> str:
        signed.append(content)
        return "-----BEGIN SSH SIGNATURE-----\nabc\n"

    append(tmp_path, line_of(DAY, "published", "oak", 1, b"record"), sign)
    (entry,) = read(tmp_path).entries
    assert (entry.signed, entry.signature[:5]) == (signed[0], "-----")
    assert canonical({**json.loads(signed[0]), "signature": entry.signature}) == (
        (tmp_path / NAME).read_bytes().rstrip(b"\n")
    )


def test_no_register_is_an_empty_one(tmp_path: Path) -> None:
    assert (head(tmp_path), read(tmp_path).entries) == (START, ())


def test_what_happened_to_a_register_is_named(tmp_path: Path) -> None:
    a, b, c, d = of_reports(tmp_path, 4)
    changed = b.replace(b"house-1", b"house-7")
    assert faults(a, b, c, d) == ()
    assert faults(a, c, d) == ("the line with the number 2 is missing before line 2",)
    assert faults(a, d) == ("the lines with the numbers 2 to 3 are missing before line 2",)
    assert faults(b, c, d) == ("the line with the number 1 is missing before line 1",)
    assert faults(a, b, b, c, d) == ("line 3 is line 2 once more",)
    assert faults(a, c, b, d) == ("line 3 has the number 2 and stands too late",)
    assert faults(a, changed, c, d) == (
        "line 3 does not follow from line 2: one of the two was altered or slipped in",
    )
    assert faults(a, b"{}", c, d) == (
        "line 2 is no line of a register, or was altered",
        "line 3 does not follow from line 2: one of the two was altered or slipped in",
    )
    assert register_of(a + b"\n" + b[:-9]).faults == ("its last line is not whole",)


def test_a_line_at_the_end_can_be_cut_off_unseen_but_for_the_head(tmp_path: Path) -> None:
    a, b, _ = of_reports(tmp_path, 3)
    assert faults(a, b) == ()
    assert register_of(a + b"\n" + b + b"\n").head != head(tmp_path)


def test_two_lines_cannot_publish_the_same_version(tmp_path: Path) -> None:
    (first,) = of_reports(tmp_path, 1)
    second = {**json.loads(first), "n": 2, "previous": digest(first), "record": "0" * 64}
    assert faults(first, canonical(second)) == ("lines 1 and 2 both publish house-0, version 1",)


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 100_000,
        b"\xff",
        b"null",
        b"{" + b" " * 70_000 + b"}",
        b'{"n":1}',
        b'{"n":1.5}',
    ],
)
def test_what_is_no_line_is_one_clear_fault(raw: bytes) -> None:
    assert faults(raw) == ("line 1 is no line of a register, or was altered",)


@pytest.mark.parametrize("change", [{"id": "../x"}, {"event": "burnt"}, {"n": True}, {"x": 1}])
def test_a_line_has_what_it_has_to_have(tmp_path: Path, change: dict[str, object]) -> None:
    (first,) = of_reports(tmp_path, 1)
    assert faults(canonical({**json.loads(first), **change})) != ()


# --- nothing is added to what does not hold ----------------------------------------------


@pytest.mark.parametrize(
    ("event", "id_", "version", "why"),
    [
        ("published", "house-0", 1, "it has house-0, version 1 already"),
        ("withdrawn", "house-0", 2, "it does not know house-0, version 2"),
        ("superseded", "house-9", 1, "it does not know house-9, version 1"),
    ],
)
def test_a_line_must_fit_those_before(
    tmp_path: Path, event: Event, id_: str, version: int, why: str
) -> None:
    of_reports(tmp_path, 1)
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(BrokenError, match=why):
        append(tmp_path, line_of(DAY, event, id_, version, b"record"))
    assert (tmp_path / NAME).read_bytes() == before


def test_a_version_can_be_withdrawn(tmp_path: Path) -> None:
    of_reports(tmp_path, 1)
    append(tmp_path, line_of(DAY, "withdrawn", "house-0", 1, b"record 0"))
    assert [one.line.event for one in read(tmp_path).entries] == ["published", "withdrawn"]


def test_nothing_is_added_to_a_broken_register(tmp_path: Path) -> None:
    a, _, c = of_reports(tmp_path, 3)
    (tmp_path / NAME).write_bytes(a + b"\n" + c + b"\n")
    with pytest.raises(BrokenError, match="number 2 is missing") as told:
        append(tmp_path, line_of(DAY, "published", "house-9", 1, b"record"))
    assert "verify" in told.value.hint


@pytest.mark.parametrize("what", ["link", "folder", "huge"])
def test_a_register_that_is_no_file_of_ours_is_refused(tmp_path: Path, what: str) -> None:
    path = tmp_path / NAME
    if what == "link":
        path.symlink_to("/etc/hostname")
    if what == "folder":
        path.mkdir()
    if what == "huge":
        with path.open("wb") as file:
            file.truncate(MAX_BYTES + 1)
    with pytest.raises(BrokenError, match="Nothing can be added to this register"):
        append(tmp_path, line_of(DAY, "published", "house-9", 1, b"record"))
    with pytest.raises(BrokenError):
        read(tmp_path)
