"""An index: what it holds, what it does not, how it grows, and what is wrong with others."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.checks.copies import meetings
from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.everywhere import OTHERS
from pipeline.checks.copies.search import Query, search
from pipeline.checks.copies.shelf import Card
from pipeline.checks.copies.told import words
from pipeline.cli import main
from pipeline.runs.copies.index import opened, save
from pipeline.runs.copies.layout import LINE, PAGE
from pipeline.runs.copies.shelving import Shelving, written_card
from scripts.bundle_edits import raw

BASE = "sccif-rfc-full/good-narrative"
TEXT = "/narrative/overall/paragraphs/1/text"
COPIED = "Swimming on Thursdays has given two quiet fathers the courage to join the group."
PLAIN = "Nothing of this stands in any other report that was ever written by anybody here."


class Run(NamedTuple):
    """What a command came to."""

    code: int
    said: str
    complained: str


Check = Callable[..., Run]


@pytest.fixture
def check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Check:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Run:
        code = main(["check", *arguments, "--format", "json", "--fail-on", "COP"])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return Run(code, told.out, told.err)

    return run


def bundle(name: str, text: str, setting: str = "SC000009", only: bool = True) -> str:
    """Write a bundle that has a paragraph, and little else that another one has."""
    edits: dict[str, object] = {"/id": name, "/setting/reference": setting, TEXT: text}
    content = json.loads(raw({"base": BASE, "set": edits}))
    if only:
        for section, one in content["narrative"].items():
            for number, paragraph in enumerate(one["paragraphs"]):
                if f"/narrative/{section}/paragraphs/{number}/text" != TEXT:
                    paragraph["text"] = f"This is {name}{section}{number}."
        for one in (*content["requirements"], *content["recommendations"]):
            one["action"] = f"Do {name}{one['id']} by {name}day."
    file = Path(f"{name}.bundle.json")
    file.write_text(json.dumps(content), "utf-8")
    return file.name


def copies(run: Run) -> list[tuple[str, str]]:
    findings = json.loads(run.said)["findings"]
    return [
        (one["rule"], one["message"])
        for one in findings
        if one["rule"] < "COP003" and one["family"] == "COP"
    ]


INDEX = ("--save-index", "kept/index", "--index-key", "keys/key")
AGAINST = ("--against", "kept/index", "--index-key", "keys/key")


def test_an_index_finds_what_its_reports_said(check: Check) -> None:
    assert check(bundle("first", COPIED), *INDEX).code == 0
    run = check(bundle("second", COPIED.replace("quiet", "shy"), "SC000002"), *AGAINST)
    assert run.code == 1
    [(rule, message)] = copies(run)
    assert rule == "COP001"
    assert "bundle first, section ‘overall’, paragraph 2 (first.bundle.json)" in message


def test_a_bundle_folder_and_lines_do_as_well(check: Check) -> None:
    first = bundle("first", COPIED)
    second = bundle("second", COPIED, "SC000002")
    Path("folder").mkdir()
    Path("folder/bundle.json").write_bytes(Path(first).read_bytes())
    Path("lines.jsonl").write_bytes(Path(first).read_bytes() + b"\n")
    for path in (first, "folder", "lines.jsonl"):
        assert len(copies(check(second, "--against", path))) == 1
    assert copies(check(second)) == []


def test_reports_of_one_run_are_compared(check: Check) -> None:
    run = check(bundle("first", COPIED), bundle("second", COPIED, "SC000002"))
    assert [rule for rule, _ in copies(run)] == ["COP001", "COP001"]


def test_the_same_setting_may_say_the_same(check: Check) -> None:
    assert copies(check(bundle("first", COPIED), bundle("second", COPIED))) == []


def test_the_same_report_under_another_name_is_told_once(check: Check) -> None:
    run = check(bundle("first", COPIED, only=False), bundle("second", COPIED, "SC2", only=False))
    assert [rule for rule, _ in copies(run)] == ["COP002", "COP002"]


def test_an_index_holds_no_readable_text(check: Check) -> None:
    check(bundle("first", COPIED), *INDEX)
    content = Path("kept/index").read_bytes()
    assert content.startswith(LINE)
    assert b"no readable text" in LINE
    shown = {word for word in words(content.decode("latin-1")) if len(word) > 5}
    assert not {word for word in words(COPIED) if len(word) > 5} & shown
    assert b"SC000009" not in content


def test_the_same_words_look_different_with_another_key(check: Check) -> None:
    check(bundle("first", COPIED), *INDEX)
    check("first.bundle.json", "--save-index", "kept/other", "--index-key", "keys/other")
    one, other = (Path(f"kept/{name}").read_bytes()[PAGE:] for name in ("index", "other"))
    size = next(iter(opened(Path("kept/index"), key()).sizes))
    assert one[: 8 * size.entries] != other[: 8 * size.entries]


def key(name: str = "keys/key") -> Key:
    return Key(bytes.fromhex(Path(name).read_text("ascii")))


def test_words_of_a_file_are_masked_report_by_report(check: Check) -> None:
    check(bundle("first", COPIED), bundle("second", PLAIN, "SC2"), *INDEX)
    [shelf] = opened(Path("kept/index"), key()).shelves
    plain = b"".join(shelf.report(number).tobytes() for number in range(len(shelf)))
    assert bytes(shelf.words) != plain
    assert len(shelf.words) == len(plain)


def test_an_index_is_added_to_and_a_bundle_takes_its_own_place(check: Check) -> None:
    check(bundle("first", COPIED), *INDEX)
    check(bundle("second", PLAIN, "SC2"), *INDEX)
    third = bundle("third", f"{COPIED} {PLAIN}", "SC3")
    assert len(copies(check(third, *AGAINST))) == 2
    check(bundle("first", "Now it says something else that is quite its own.", "SC1"), *INDEX)
    assert [message for _, message in copies(check(third, *AGAINST)) if "first" in message] == []
    shelves = opened(Path("kept/index"), key()).shelves
    assert sum(len(one) - len(one.hidden) for one in shelves) == 2


def test_a_large_shelf_stays_when_a_small_one_is_added(check: Check) -> None:
    many = [bundle(f"b{number}", COPIED, f"SC{number}") for number in range(6)]
    check(*many, *INDEX)
    check(bundle("first", PLAIN), *INDEX)
    index = opened(Path("kept/index"), key())
    assert [len(one) for one in index.shelves] == [6, 1]
    assert index.shelves[0].card(3).bundle == "b3"


def test_the_key_and_the_index_are_for_their_owner_alone(check: Check) -> None:
    check(bundle("first", COPIED), *INDEX)
    for name in ("keys/key", "kept/index"):
        assert stat.S_IMODE(Path(name).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--save-index", "kept/index"), "needs its key"),
        (("--save-index", "kept/index", "--index-key", "kept/key"), "beside the index"),
        (("--against", "kept/index"), "needs its key"),
        (("--against", "kept/index", "--index-key", "keys/none"), "There is no key"),
        (("--against", "kept/index", "--index-key", "first.bundle.json"), "is no key"),
        (("--against", "kept/index", "--index-key", "keys/other"), "another key"),
        (("--save-index", "first.bundle.json", "--index-key", "keys/key"), "is no index"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    check: Check, arguments: tuple[str, ...], said: str
) -> None:
    first = bundle("first", COPIED)
    check(first, *INDEX)
    check(first, "--save-index", "kept/other", "--index-key", "keys/other")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    run = check(first, *arguments)
    assert run.code == 2
    assert said in run.complained
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def spoilt(content: bytes) -> dict[str, bytes]:
    page, rest = content[:PAGE], content[PAGE:]
    line, data, _ = page.split(b"\n", 2)

    def with_page(text: bytes) -> bytes:
        return (line + b"\n" + text + b"\n").ljust(PAGE) + rest

    huge = data.replace(b'"entries": ', b'"entries": 9999999999')
    return {
        "cut": content[:-9],
        "cut in the page": content[:300],
        "longer": content + bytes(64),
        "no JSON": with_page(b"{"),
        "a list": with_page(b"[]"),
        "later": with_page(data.replace(b'"version": 1', b'"version": 2')),
        "huge": with_page(huge),
        "below nothing": with_page(data.replace(b'"entries": ', b'"entries": -')),
        "tables": page + bytes(len(rest)),
        "tables of ones": page + b"\xff" * len(rest),
    }


@pytest.mark.parametrize("how", spoilt(LINE + b"{}\n" + bytes(PAGE)))
def test_a_damaged_index_is_told_and_stops_nothing_else(check: Check, how: str) -> None:
    first = bundle("first", COPIED)
    check(first, *INDEX)
    Path("kept/index").write_bytes(spoilt(Path("kept/index").read_bytes())[how])
    run = check(first, *AGAINST)
    assert run.code == 3
    assert "kept/index" in run.complained
    assert "index" in run.complained.split("kept/index", 1)[1]


@pytest.mark.parametrize("part", ["entries", "words", "cards", "nonces", "settings", "ids"])
def test_garbage_within_an_index_breaks_nothing(check: Check, part: str) -> None:
    check(bundle("first", COPIED), bundle("other", PLAIN, "SC8"), *INDEX)
    path = Path("kept/index")
    content = bytearray(path.read_bytes())
    [sizes] = opened(path, key()).sizes
    first, last = next((a, b) for name, a, b in sizes.places(PAGE) if name == part)
    content[first:last] = bytes(255 - one for one in content[first:last])
    path.write_bytes(content)
    run = check(bundle("second", COPIED, "SC2"), *AGAINST)
    assert run.code in (0, 1)


def test_a_link_is_replaced_and_never_written_through(check: Check) -> None:
    first = bundle("first", COPIED)
    Path("kept").mkdir()
    Path("target").write_text("precious", "utf-8")
    Path("kept/index").symlink_to(Path("target").resolve())
    assert check(first, *INDEX).code == 2
    Path("kept/index").unlink()
    check(first, *INDEX)
    Path("kept/index").rename("kept/real")
    Path("kept/index").symlink_to(Path("kept/real").resolve())
    before = Path("kept/real").read_bytes()
    assert check(bundle("second", PLAIN, "SC2"), *INDEX).code == 0
    assert Path("kept/real").read_bytes() == before
    assert not Path("kept/index").is_symlink()


def test_what_is_compared_with_and_cannot_be_read_is_told(check: Check) -> None:
    first = bundle("first", COPIED)
    Path("broken.json").write_text("{", "utf-8")
    for path in ("nowhere", "broken.json"):
        run = check(first, "--against", path)
        assert run.code == 3
        assert path in run.complained


def test_a_copy_may_be_waived(check: Check) -> None:
    first, second = bundle("first", COPIED), bundle("second", COPIED, "SC000002")
    findings = json.loads(check(first, second).said)["findings"]
    mine = next(
        one
        for one in findings
        if one["rule"] == "COP001" and one["place"]["bundle"]["file"] == second
    )
    content = json.loads(Path(second).read_text("utf-8"))
    content["waivers"] = [
        {
            "rule": "COP001",
            "finding": mine["fingerprint"],
            "reason": "Both work with the same pool.",
            "name": "A. Person",
        }
    ]
    Path(second).write_text(json.dumps(content), "utf-8")
    run = check(first, second)
    assert len(copies(run)) == 1
    alone = json.loads(check(second).said)["findings"]
    assert [one for one in alone if one["rule"] == "BND030"] == []


def test_of_very_many_reports_that_say_the_same_it_says_at_least(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [bundle(f"b{at:02}", COPIED, f"SC0001{at:02}") for at in range(OTHERS + 5)]
    few, all_ = check(*names[:5]), check(*names)
    assert "They stand in three more reports, too." in few.said
    assert f"They stand in {len(names) - 2} more reports, too." in all_.said
    monkeypatch.setattr(meetings, "_FOLLOWED", 0)
    monkeypatch.setattr(meetings, "_AT_LEAST", 0)
    assert "They stand in at least 24 more reports, too." in check(*names).said


def test_an_index_finds_what_a_shelf_in_memory_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "_FOLLOWED", 0)
    monkeypatch.setattr(meetings, "_AT_LEAST", 0)
    key, shelving = Key(b"a key"), Shelving(Key(b"a key"))
    said = [f"word{at}" if at % 12 else "" for at in range(1, 120)]
    for number in range(1, 3 * OTHERS):
        turned = [*said[number:], "", *said[:number], ""]
        shelving.add(key.words(turned), number, number, written_card(Card("b", "f", [(0, "/id")])))
    save(tmp_path / "index", key, shelving)
    query = Query.of(key.words(said), key, frozenset(), 0)
    in_memory = list(search([query], shelving.shelf()))
    [shelf] = opened(tmp_path / "index", key).shelves
    assert list(search([query], shelf)) == in_memory
    assert any(one.more for one in in_memory)
