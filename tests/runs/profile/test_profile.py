"""A profile has no word of any bundle, nothing of a few, and hides each single one."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from math import isclose, sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest

from pipeline.commands import run
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.schema.check import misfits
from pipeline.evidence.shape.seen import Cell, Key
from pipeline.report_type.toml.file import ids, load
from pipeline.resources import SCHEMAS
from pipeline.runs.profile.chance import FEWEST, HIDDEN, Veil, deviations
from pipeline.runs.profile.file import ProfileError, read, text
from pipeline.runs.profile.links import chosen, score
from pipeline.runs.profile.making import Counted
from pipeline.runs.profile.tables import labelled, pairs, quantiles
from pipeline.runs.profile.weighed import Weights, weights
from tests.runs.profile.many import BASE, many

pytestmark = pytest.mark.thorough

_TYPE = BASE.partition("/")[0]
_NUMBER = 120
_QUIET = Veil(0.0, lambda deviation: 0.0)


def taken(bundle: Any) -> Bundle:
    found = intake(RawBundle("bundle.json", json.dumps(bundle).encode())).bundle
    assert found
    return found


@cache
def bundles() -> tuple[Bundle, ...]:
    return tuple(map(taken, many(_NUMBER)))


def counted(times: int = 1) -> Counted:
    found = Counted.of(load(_TYPE))
    for one in bundles():
        found.add(one)
    for one_way in found.tables.values():
        one_way.update({cell: number * (times - 1) for cell, number in one_way.items()})
    for both in found.together.values():
        both.update({cell: number * (times - 1) for cell, number in both.items()})
    found.bundles *= times
    return found


# --- what is told ------------------------------------------------------------------------


def test_it_tells_how_often_how_many_and_what_goes_together() -> None:
    told = counted(100).told()
    tables = {(one["what"], one["of"]): one for one in told["tables"]}
    first = tables["field", "/event/declared/first_inspection"]["cells"]
    assert [one["is"] for one in first] == ["no", "true"]
    assert abs(first[1]["bundles"] - 4_800) < 400
    steps = tables["paragraphs", "overall"]["quantiles"]
    assert [one["at_most"] for one in steps][-5:] == [3, 5, 6, 7, 8]
    assert any(
        {"one": "paragraphs", "of": "overall"}.items() <= {"one": one, "of": of}.items()
        for pair in told["together"]
        for one, of in (pair["one"], pair["other"])
    )


def test_it_is_as_its_schema_says() -> None:
    schema = json.loads((SCHEMAS / "profile.schema.json").read_text("utf-8"))
    assert misfits(json.loads(text([counted(100).told()])), schema) == ()


# --- what is not told --------------------------------------------------------------------


def with_canaries(at: int, bundle: Any) -> Any:
    """Return a bundle with words that stand nowhere else, where words may be anything."""
    word = f"Canary{at}"
    bundle["setting"] |= {"reference": f"ZQ{at:06}", "address": [f"{word} Wombat Lane"]}
    bundle["setting"]["registered_provider"] = {"name": f"{word} Wombat Trust"}
    bundle["event"]["inspectors"] = [{"name": f"{word} Zanzibar", "role": f"{word} quokka"}]
    bundle["judgements"]["overall"] |= {"reason": f"{word} bilby", "grade": f"{word} bilby"}
    for record in bundle["evidence"]:
        record["statement"] = f"{word} numbat was seen."
        record["source"] |= {"detail": f"{word} numbat", "role": f"{word} bilby"}
    for section in bundle["narrative"].values():
        section["paragraphs"] = [{"text": f"{word} ran. A dingo slept.", "evidence": []}] * 3
    for one in (*bundle["requirements"], *bundle["recommendations"]):
        one["action"] = f"{word} must rest."
    return bundle


def test_no_word_of_any_bundle_is_in_it(tmp_path: Path) -> None:
    lines = [with_canaries(at, one) for at, one in enumerate(many(_NUMBER))]
    source, out = tmp_path / "all.jsonl", tmp_path / "profile.json"
    source.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert run(["profile", str(source), "--out", str(out), "--quiet"]) == 0
    told = out.read_text("utf-8").casefold()
    words = "canary zanzibar quokka wombat numbat bilby dingo zq0 home-1 all.jsonl 2021-03"
    assert [one for one in words.split() if one in told] == []
    assert '"paragraphs"' in told


def test_nothing_is_told_of_fewer_than_ten() -> None:
    few = Counter[Cell]({"often": 500, "seldom": FEWEST - 1})
    assert [one["is"] for one in labelled(few, _QUIET)] == ["often"]
    loud = Veil(1.0, lambda deviation: 1_000.0)
    assert [one["is"] for one in labelled(few, loud)] == ["often"]


def test_with_noise_too_no_cell_is_of_fewer_than_ten() -> None:
    found = counted(3)
    for _ in range(5):
        told = found.told()
        for one in told["tables"]:
            of = next(t for key, t in found.tables.items() if list(key) == [one["what"], one["of"]])
            assert all(of[cell["is"]] >= FEWEST for cell in one.get("cells", ()))


def test_neither_the_least_nor_the_most_is_told() -> None:
    counts = Counter[Cell]({1: 1, 3: 400, 6: 300, 8: 300, 30: 2})
    steps = quantiles(counts, range(40), Veil(0.5, lambda deviation: 0.0)).steps
    assert all(1 <= one["percent"] <= 99 for one in steps if "at_most" in one)
    assert 30 not in [one.get("at_most") for one in steps]


def test_counts_are_rounded_to_ten() -> None:
    told = counted(100).told()
    numbers = [cell["bundles"] for one in told["tables"] for cell in one.get("cells", ())]
    numbers += [cell["bundles"] for one in told["together"] for cell in one["cells"]]
    assert numbers
    assert all(one % 10 == 0 for one in numbers)


def test_a_name_that_is_no_field_of_a_schema_is_never_told() -> None:
    """A section or judgement may have any name in the schema of all bundles."""
    found = Counted.of(load(_TYPE))
    keys = {of for _, of in found.tables}
    bundle = next(many(1))
    bundle["narrative"] = {"overall": bundle["narrative"]["overall"]}
    found.add(taken(bundle))
    assert {of for _, of in found.tables} == keys


# --- what hides one bundle ---------------------------------------------------------------


@pytest.mark.parametrize("report_type", ids())
def test_all_tables_together_shift_by_no_more_than_is_said(report_type: str) -> None:
    """One bundle is one more in a cell of each table: that is the length of a vector of ones."""
    parts = {**Counted.of(load(report_type))._parts(), "together": 40}
    shift = sqrt(sum(parts[part] / of**2 for part, of in deviations(parts).items()))
    assert isclose(shift, HIDDEN, rel_tol=1e-9)


def test_one_bundle_shifts_a_score_by_one_at_the_most() -> None:
    """Scores choose which pairs are told; what is told of each table alone is known before."""
    found = counted(10)
    told = found.told(lambda deviation: 0.0)
    known = weights(told["tables"], told["bundles"])
    before = {link: score(pairs, link, known) for link, pairs in found.together.items()
              if set(link) <= set(known)}  # fmt: skip
    found.add(bundles()[0])
    after = {link: score(found.together[link], link, known) for link in before}
    assert max(abs(after[link] - one) for link, one in before.items()) <= 1 + 1e-9
    assert any(after[link] != one for link, one in before.items())


def test_what_goes_together_is_chosen_and_what_does_not_is_not_told() -> None:
    first, length = Key("pattern", "/event/declared"), Key("paragraphs", "overall")
    alone: Weights = {"a": 500.0, "b": 500.0}
    other: Weights = {3: 500.0, 6: 500.0}
    known = {first: alone, length: other}
    tied = Counter[tuple[Cell, Cell]]({("a", 3): 500, ("b", 6): 500})
    loose = Counter[tuple[Cell, Cell]]({(a, b): 250 for a in alone for b in other})
    veil = Veil(20.0, lambda deviation: 0.0)
    assert chosen({(first, length): tied}, known, veil) == [(first, length)]
    assert chosen({(first, length): loose}, known, veil) == []


def test_a_few_below_many_do_not_share_with_them() -> None:
    """They are told as one step; whoever reads it does not divide it by halves."""
    counts = Counter[Cell]({80: 300, 70: 4, 100: 900})
    numbers_ = (70, 80, 90, 100)
    found = quantiles(counts, numbers_, Veil(0.5, lambda deviation: 0.0))
    assert [(one["at_most"], one["percent"]) for one in found.steps] == [
        (70, 1.0),
        (80, 25.2),
        (90, 25.2),
        (100, 99.0),
    ]


def test_short_and_other_shares_are_never_told_together() -> None:
    row = {("a", 40): 8, ("a", 50): 9, ("a", 60): 9}
    (told,) = pairs(Counter(row), Key("short", "a"), Veil(0.5, lambda deviation: 0.0))
    assert (told["down_to"], told["other"], told["bundles"]) == (50, 60, 20)


def test_cells_beside_each_other_are_told_together_where_one_has_too_few() -> None:
    row = {("a", 3): 500, ("a", 4): 6, ("a", 5): 8, ("a", 6): 300, ("a", 7): 4}
    told = pairs(Counter(row), Key("paragraphs", "overall"), Veil(0.5, lambda deviation: 0.0))
    assert [(one.get("down_to"), one["other"], one["bundles"]) for one in told] == [
        (None, 3, 500),
        (4, 5, 10),
        (None, 6, 300),
    ]


def test_a_bundle_is_at_most_once_in_each_table() -> None:
    found = Counted.of(load(_TYPE))
    found.add(bundles()[0])
    assert max(table.total() for table in found.tables.values()) == 1
    assert max(table.total() for table in found.together.values()) == 1


def test_the_best_guess_from_what_is_told_is_hardly_better_than_a_coin() -> None:
    """Who knows all others, and each hidden count before it is rounded, is right 60 times in 100.

    The guess adds up every count, each by what it may tell: no test of them is better.
    """
    parts = counted()._parts()
    tables = [of for part, of in deviations(parts).items() for _ in range(parts[part])]
    right, tries = 0, 3_000
    for at in range(tries):
        there = at % 2
        shift = sum((Veil(of).hidden(there) - 0.5) / of**2 for of in tables)
        right += (shift > 0) == bool(there)
    assert right / tries < NormalDist().cdf(HIDDEN / 2) + 0.03
    assert right / tries > 0.53  # the guess is a guess


def test_two_profiles_of_the_same_bundles_differ_as_those_of_other_bundles_do() -> None:
    found = counted(10)
    one, other = (found.told() for _ in range(2))
    assert one != other


# --- the file ----------------------------------------------------------------------------


def profile(tmp_path: Path) -> Path:
    path = tmp_path / "profile.json"
    path.write_text(text([counted(100).told()]), "utf-8")
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    assert read(profile(tmp_path))["report_types"][0]["id"] == _TYPE


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda one: one["report_types"][0].update(bundles=990), "was edited"),
        (lambda one: one.update(schema_version="1"), "version '1'"),
        (lambda one: one["report_types"][0].update(note="x"), "see /report_types/0"),
        (lambda one: one.pop("schema_version"), "is no profile"),
    ],
)
def test_another_version_or_an_edit_is_told(tmp_path: Path, edit: Any, said: str) -> None:
    path = profile(tmp_path)
    content = json.loads(path.read_text("utf-8"))
    edit(content)
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(ProfileError, match=said):
        read(path)


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00binary", b"[" * 100_000, b"[]", b""])
def test_noise_is_no_profile(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "profile.json"
    path.write_bytes(raw)
    with pytest.raises(ProfileError, match="is no profile"):
        read(path)


def test_too_few_bundles_give_no_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "all.jsonl", tmp_path / "profile.json"
    source.write_text("\n".join(map(json.dumps, many(12))), "utf-8")
    assert run(["profile", str(source), "--out", str(out), "--quiet"]) == 2
    assert "12 bundles are too few" in capsys.readouterr().err
    assert not out.exists()


def test_a_file_that_is_no_profile_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "one.bundle.json"
    source.write_text(json.dumps(next(many(1))), "utf-8")
    assert run(["profile", str(source), "--out", str(source), "--quiet"]) == 2
    assert "is no profile" in capsys.readouterr().err
    assert json.loads(source.read_text("utf-8"))["id"] == "home-0"


@pytest.mark.parametrize(
    "edit",
    [
        lambda one: one.update(schema_version="1", report_types=[{"id": "an older shape"}]),
        lambda one: one["report_types"][0].update(bundles=990),
    ],
    ids=["older", "edited"],
)
def test_a_profile_of_an_older_version_or_that_was_edited_may_be_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], edit: Any
) -> None:
    """Who is told to write it again can: all that stops this run is how few bundles there are."""
    out, source = profile(tmp_path), tmp_path / "all.jsonl"
    content = json.loads(out.read_text("utf-8"))
    edit(content)
    out.write_text(json.dumps(content), "utf-8")
    source.write_text(json.dumps(next(many(1))), "utf-8")
    assert run(["profile", str(source), "--out", str(out), "--quiet"]) == 2
    said = capsys.readouterr().err
    assert "1 bundle is too few" in said
    assert "choose another name" not in said
