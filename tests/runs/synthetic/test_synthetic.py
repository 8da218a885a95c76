"""Synthetic bundles: valid, the same each time, and of the shape of the profile."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random  # noqa: TID251 - from a seed: the same noise each time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.commands import run
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.shape.seen import Cell, Key
from pipeline.language.measure import SHORT
from pipeline.report_type.toml.file import load
from pipeline.runs.profile.file import text
from pipeline.runs.profile.written import Ends, share
from pipeline.runs.synthetic.bundles import synthetic
from pipeline.runs.synthetic.dice import spread
from pipeline.runs.synthetic.fitting import After, following
from pipeline.runs.synthetic.over import cases, shares
from pipeline.runs.synthetic.possible import together
from pipeline.runs.synthetic.weights import Joint, Pair, raked
from pipeline.runs.synthetic.writing import lengths
from tests.runs.profile.many import BASE
from tests.runs.profile.test_profile import counted

pytestmark = pytest.mark.thorough

_TYPE = BASE.partition("/")[0]


@cache
def told() -> dict[str, Any]:
    """Return the profile of 12,000 bundles, of which 40% are of a first inspection."""
    random = Random(13)
    return counted(100).told(lambda deviation: random.gauss(0, deviation))


@cache
def made() -> tuple[RawBundle, ...]:
    return tuple(synthetic(load(_TYPE), told(), 100, "seed"))


def test_they_are_valid_and_the_same_each_time() -> None:
    assert [found.message for one in made() for found in intake(one).findings] == []
    assert tuple(synthetic(load(_TYPE), told(), 100, "seed")) == made()
    assert tuple(synthetic(load(_TYPE), told(), 100, "other")) != made()


def test_what_goes_together_does() -> None:
    """First inspections have three paragraphs, others six or more."""
    seen, odd = Counter[tuple[bool, bool]](), 0
    for one in made():
        bundle = json.loads(one.raw)
        first = bool(bundle["event"].get("declared", {}).get("first_inspection"))
        seen[first, len(bundle["narrative"]["overall"]["paragraphs"]) <= 3] += 1
        odd += first is bool(bundle["event"]["previous"])
    assert abs(seen[True, True] - 40) <= 4
    assert seen[True, False] + seen[False, True] <= 4
    assert odd <= 4


def test_a_field_that_the_schema_gained_or_lost_since_is_passed_over() -> None:
    older = json.loads(json.dumps(told()))
    for table in older["tables"]:
        if table["what"] == "pattern" and table["of"] == "/event/declared":
            table["fields"] = ["once_there", *table["fields"][1:]]
    found = list(synthetic(load(_TYPE), older, 10, "seed"))
    assert all(intake(one).bundle for one in found)
    assert not any(b"once_there" in one.raw for one in found)


def test_a_share_that_is_drawn_is_right_to_within_one() -> None:
    assert sum(one < 0.37 for one in spread(100, "a")) in (36, 37, 38)
    assert spread(100, "a") != spread(100, "b")


def test_pairs_have_the_sums_of_both_tables() -> None:
    cells = [{"one": "a", "other": "x", "bundles": 50}]
    pair = Pair(Key("pattern", "/event"), Key("pattern", "/facts"), cells)
    joint = raked(pair, {"a": 60.0, "b": 40.0}, {"x": 50.0, "y": 50.0})
    assert joint["a"]["x"] == pytest.approx(50, abs=2.5)
    assert sum(joint["b"].values()) == pytest.approx(40, abs=1)
    assert joint["b"]["x"] < 2.5


@pytest.mark.parametrize(
    ("number", "longest", "short", "lone", "expected"),
    [
        (1, 1, 0, True, [1]),
        (3, 2, 100, False, [2, 2, 2]),
        (4, 6, 50, False, [6, 3, 3, 4]),
        (5, 3, 20, True, [3, 1, 1, 1, 1]),
        (5, 5, 60, True, [5, 1, 3, 3, 3]),
    ],
)
def test_paragraphs_are_as_long_as_was_drawn(
    number: int, longest: int, short: int, lone: bool, expected: list[int]
) -> None:
    drawn: dict[Key, Cell] = {
        Key("ends", "overall"): Ends(longest, lone).cell,
        Key("short", "overall"): short,
    }
    assert lengths(number, drawn, "overall") == expected


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_every_section_has_ends_that_are_possible_and_is_written_again(found: list[int]) -> None:
    ends = Ends(max(found), 1 in found)
    cell = share(sum(one in SHORT for one in found), len(found))
    assert Ends.of(ends.cell).lone == ends.lone
    assert ends.cell in together(len(found), cell)
    drawn: dict[Key, Cell] = {Key("ends", "a"): ends.cell, Key("short", "a"): cell}
    again = lengths(len(found), drawn, "a")
    assert len(again) == len(found)
    assert Ends(max(again), 1 in again).cell == ends.cell
    assert share(sum(one in SHORT for one in again), len(again)) == cell


def test_a_column_goes_with_two_others_at_once() -> None:
    """Which of two notes is there, and how bad it was: both say how long a section is."""
    one, other = ["a", "b"] * 500, ["x"] * 300 + ["y"] * 700
    goes: Joint = {"a": {1: 60.0, 9: 40.0}, "b": {1: 20.0, 9: 80.0}}
    too: Joint = {"x": {1: 70.0, 9: 30.0}, "y": {1: 27.0, 9: 73.0}}
    after = [After(one, goes), After(other, too)]
    found = following(Key("paragraphs", "s"), {1: 400.0, 9: 600.0}, after, "seed")
    of = [Counter(zip(column, found, strict=True)) for column in (one, other)]
    assert of[0]["a", 1] == pytest.approx(300, abs=8)
    assert of[0]["b", 1] == pytest.approx(100, abs=8)
    assert of[1]["x", 1] == pytest.approx(210, abs=8)


def test_shares_over_a_limit_are_those_of_the_reports() -> None:
    """A fifth of all have eight paragraphs, so they pass the notice of six and not eight."""
    found = {one.of: share for one, share in shares(cases(made())).over.items()}
    assert found["report", "overall", "LEN001", "warning"] == 0
    assert found["report", "overall", "LEN001", "notice"] == pytest.approx(0.4, abs=0.04)


# --- the command -------------------------------------------------------------------------


def templates(folder: Path, prose: str) -> Path:
    """Return a folder of templates in which a section of a judgement begins with a template."""
    shipped = Path(__file__).parents[3] / "templates/report-types" / _TYPE / "report-type.toml"
    content = (
        '{ judgement = "overall", content = [{ kind = "prose", template = "overall.md.j2" }, '
        '{ kind = "narrative", section = "overall" }] }'
    )
    own = folder / "report-types" / _TYPE
    own.mkdir(parents=True)
    changed = shipped.read_text("utf-8").replace('{ judgement = "overall" }', content)
    assert content in changed
    (own / "report-type.toml").write_text(changed, "utf-8")
    (own / "overall.md.j2").write_text(prose, "utf-8")
    return folder


def test_a_change_is_predicted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.runs.synthetic.predicting.REPORTS", 100)
    base = templates(tmp_path / "base", "Children speak. They are heard.\n")
    head = templates(
        tmp_path / "head",
        "Children speak. They are heard.\n\n{% if event.previous %}\nMore is known now. It is"
        " good.\n\nIt goes on. It does.\n{% endif %}\n",
    )
    profile = tmp_path / "profile.json"
    profile.write_text(text([told()]), "utf-8")
    command = ["compare", "--base", str(base), "--templates", str(head), "--quiet"]
    monkeypatch.chdir(tmp_path)
    run([*command, "--profile", str(profile), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["predictions"]
    (over,) = [one for one in found if one["rule"] == "LEN001" and one["severity"] == "warning"]
    assert over["known"] == pytest.approx(12_000, abs=200)
    assert (over["base"], over["head"]) == (
        pytest.approx(0.2, abs=0.03),
        pytest.approx(0.6, abs=0.03),
    )


def test_a_letter_that_gets_too_long_for_its_page_is_predicted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is one of the whole letter, which every home with children has."""
    monkeypatch.setattr("pipeline.runs.synthetic.predicting.REPORTS", 100)
    base, head = (templates(tmp_path / name, "Children speak.\n") for name in ("base", "head"))
    of_type = head / "report-types" / _TYPE / "report-type.toml"
    of_type.write_text(of_type.read_text("utf-8").replace("words = 260,", "words = 60,"), "utf-8")
    profile = tmp_path / "profile.json"
    profile.write_text(text([told()]), "utf-8")
    monkeypatch.chdir(tmp_path)
    command = ["compare", "--base", str(base), "--templates", str(head), "--quiet"]
    run([*command, "--profile", str(profile), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["predictions"]
    (over,) = [one for one in found if one["rule"] == "LEN007" and one["head"]]
    assert (over["document"], over["section"]) == ("children-letter", "")
    assert (over["limit"], over["base"], over["head"]) == ("60 words", 0, 1)
    run([*command, "--profile", str(profile)])
    said = f"  {_TYPE} children-letter: warning LEN007, limit 60 words: 0.0% to 100.0%"
    assert said in capsys.readouterr().out.splitlines()


def test_a_profile_that_was_edited_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "profile.json"
    profile.write_text(text([told()]).replace('"bundles": 1', '"bundles": 2', 1), "utf-8")
    assert run(["compare", "--base", "HEAD", "--profile", str(profile), "--quiet"]) == 2
    assert "was edited" in capsys.readouterr().err
