"""As many synthetic reports have an entry of a kind as reports of the profile have one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pytest

from pipeline.evidence.intake import intake
from pipeline.evidence.shape.seen import Cell, Key, on_grid, seen, share_of
from pipeline.report_type.toml.file import load
from pipeline.runs.profile.making import Counted
from pipeline.runs.profile.weighed import Weights, tilted, weights
from pipeline.runs.synthetic.bundles import synthetic
from pipeline.runs.synthetic.entries import alike, listed
from pipeline.runs.synthetic.people import Drawn
from tests.runs.profile.many import BASE, many
from tests.runs.profile.test_profile import taken

_TYPE = BASE.partition("/")[0]
_BUNDLES, _TIMES = 60, 200
_MADE = 300
Has = Callable[[int, int], bool]
"""Whether an entry of a bundle, by the numbers of both, has a theme."""

EACH_ALIKE: Has = lambda bundle, _entry: bundle % 2 == 0  # noqa: E731
BY_TURNS: Has = lambda bundle, entry: (bundle + entry) % 2 == 0  # noqa: E731
HARDLY: Has = lambda bundle, entry: bundle % 5 == 0 and entry < 2  # noqa: E731


def reports(has: Has, often: int = 1, number: int = 4) -> list[Any]:
    """Return bundles; one in so many has recommendations, so many, the others have none."""
    found = list(many(_BUNDLES))
    for at, bundle in enumerate(found):
        bundle["recommendations"] = [
            {"id": f"C{entry}", "action": "Put dates into plans.", "evidence": []}
            | ({"theme": "Safety"} if has(at // often, entry) else {})
            for entry in range(0 if at % often else number)
        ]
    return found


def told(bundles: Sequence[Any]) -> dict[str, Any]:
    """Return the profile of bundles, each of them there many times, without noise."""
    counted, picked = Counted.of(load(_TYPE)), iter(range(10_000_000))
    for one in map(taken, bundles):
        for _ in range(4):
            counted.add(one, lambda number: next(picked) * 7 % number)
    for table in counted.tables.values():
        table.update({cell: number * (_TIMES // 4 - 1) for cell, number in table.items()})
    for pairs in counted.together.values():
        pairs.update({pair: number * (_TIMES // 4 - 1) for pair, number in pairs.items()})
    counted = replace(counted, bundles=counted.bundles * _TIMES // 4)
    return counted.told(lambda _: 0.0)


def themes(profile: dict[str, Any]) -> list[list[bool]]:
    """Return, for each synthetic bundle with recommendations, which of them have a theme."""
    made = (json.loads(one.raw) for one in synthetic(load(_TYPE), profile, _MADE, "seed"))
    found = (["theme" in one for one in bundle["recommendations"]] for bundle in made)
    return [one for one in found if one]


@pytest.mark.parametrize(("has", "some"), [(EACH_ALIKE, 0.5), (HARDLY, 0.2), (BY_TURNS, 1.0)])
def test_as_many_reports_have_one_as_in_truth(has: Has, some: float) -> None:
    """If each entry went by itself it would be 94 in 100, or 34, where half or a tenth have one."""
    found = themes(told(reports(has)))
    assert sum(map(any, found)) / len(found) == pytest.approx(some, abs=0.05)
    each = [one for entries in found for one in entries]
    share = sum(has(at, entry) for at in range(10) for entry in range(4)) / 40
    assert sum(each) / len(each) == pytest.approx(share, abs=0.06)


def test_one_entry_has_it_or_not() -> None:
    """One report in two has one entry, and half of these have it; of four entries each second."""
    found = themes(told([*reports(EACH_ALIKE, number=1), *reports(BY_TURNS)]))
    assert {1, 4} <= {len(one) for one in found}
    assert {sum(one) for one in found if len(one) == 1} == {0, 1}
    assert all(sum(one) in (0, 2, 4) for one in found if len(one) == 4)
    assert sum(map(any, found)) / len(found) == pytest.approx(0.75, abs=0.05)


def test_what_entries_have_does_not_depend_on_how_many_reports_have_some() -> None:
    """Two reports in three have no recommendation: that is nothing about those that have."""
    profile = told(reports(BY_TURNS, often=3))
    known = weights(profile["tables"], profile["bundles"])
    assert "" not in known[Key("field", "/recommendations/*/theme")]
    found = themes(profile)
    assert len(found) == pytest.approx(_MADE / 3, abs=0.03 * _MADE)
    each = [one for entries in found for one in entries]
    assert sum(each) / len(each) == pytest.approx(0.5, abs=0.06)


def test_fields_of_an_entry_go_together_as_they_do() -> None:
    """Who names a theme gives an urgency, and nobody else does."""
    bundles = reports(EACH_ALIKE)
    for bundle in bundles:
        for one in bundle["recommendations"]:
            one.update({"urgency": "immediate"} if "theme" in one else {})
    made = synthetic(load(_TYPE), told(bundles), _MADE, "seed")
    entries = [one for each in made for one in json.loads(each.raw)["recommendations"]]
    assert all(("theme" in one) == ("urgency" in one) for one in entries)


def test_a_judgement_that_is_named_is_there() -> None:
    bundles = reports(EACH_ALIKE)
    for bundle in bundles:
        for one in bundle["recommendations"]:
            one["judgement"] = next(iter(bundle["judgements"]))
    made = list(synthetic(load(_TYPE), told(bundles), 20, "seed"))
    assert all(b'"judgement"' in one.raw for one in made)
    assert [found.message for one in made for found in intake(one).findings] == []


def test_each_field_is_alike_by_itself() -> None:
    """In half of the reports each entry has a theme, in half each is urgent: in a quarter both."""
    bundles = reports(EACH_ALIKE)
    for at, bundle in enumerate(bundles):
        for one in bundle["recommendations"]:
            one.update({"urgency": "immediate"} if at % 4 < 2 else {})
    made = synthetic(load(_TYPE), told(bundles), _MADE, "seed")
    found = [
        [("theme" in one, "urgency" in one) for one in json.loads(each.raw)["recommendations"]]
        for each in made
    ]
    for has in ((True, True), (True, False), (False, True), (False, False)):
        assert sum(has in one for one in found) / _MADE == pytest.approx(0.25, abs=0.05)
        assert all(set(one) == {has} for one in found if has in one)


THEME: Final = "/recommendations/*/theme"
USUAL: Final[Mapping[Key, Weights]] = {
    Key("field", THEME): {"no": 50.0, "there": 50.0},
    Key("pattern", "/recommendations/*"): {"no": 50.0, "there": 50.0},
    Key("entries", "/recommendations"): {2: 100.0},
}
SHARE: Final = Key("share", f"{THEME}=there")
ALIKE: Final[Mapping[Key, Weights]] = {**USUAL, SHARE: {0: 50.0, 100: 50.0}}


def test_where_each_goes_by_itself_nothing_is_alike() -> None:
    assert alike({**USUAL, SHARE: {0: 26.0, 50: 49.0, 100: 25.0}}) == []
    (one,) = alike({**USUAL, SHARE: {0: 40.0, 50: 20.0, 100: 40.0}})
    assert (one.around, one.name, one.label) == ("/recommendations/*", "theme", "there")


def test_each_entry_is_left_what_fits() -> None:
    people = [{Key("entries", "/recommendations"): number} for number in (0, 1, 2, 2, 3) * 40]
    for one, number in zip(
        listed(people, ALIKE, {"/recommendations/*": ["theme"]}, "a seed"), people, strict=True
    ):
        entries = one["/recommendations"]
        assert len(entries) == number[Key("entries", "/recommendations")]
        assert all(left == entries[0] and len(left) == 1 for left in entries)


def test_of_a_lost_field_and_of_a_list_without_patterns_nothing_is_wanted() -> None:
    people: list[Drawn] = [{Key("entries", "/recommendations"): 2}]
    assert listed(people, ALIKE, {"/recommendations/*": ["other"]}, "a seed") == [{}]
    known = {key: one for key, one in ALIKE.items() if key.what != "pattern"}
    names = {"/recommendations/*": ["theme"]}
    assert listed(people, known, names, "a seed") == [{"/recommendations": []}]


def test_shares_of_a_few_reports_are_as_their_entries_say() -> None:
    """In 60 of 1,000 reports an entry has it, too few for a share; in most of them all have it."""
    around, of = "/recommendations", "/recommendations/*/theme"
    none = [{"at_most": 0, "percent": 99}]
    numbers = [{"at_most": 2, "percent": 50}, {"at_most": 4, "percent": 99}]
    cells = [{"is": "no", "bundles": 950}, {"is": "there", "bundles": 50}]
    tables: list[dict[str, Any]] = [
        {"what": "entries", "of": around, "quantiles": numbers, "bundles": 1_000},
        {"what": "field", "of": of, "cells": cells},
        {"what": "share", "of": f"{of}=there", "quantiles": none, "bundles": 900},
    ]
    known = weights(tables, 1_000)
    shares = known[Key("share", f"{of}=there")]
    having = sum(known[Key("entries", around)].values()) - known[Key("entries", around)].get(0, 0.0)
    assert sum(shares.values()) == pytest.approx(having)
    mean = sum(int(one) * weight for one, weight in shares.items()) / sum(shares.values())
    assert mean == pytest.approx(5, abs=0.6)
    assert sum(shares.get(one, 0.0) for one in (50, 75, 99, 100)) > shares[25]


@pytest.mark.parametrize("mean", [30, 50, 70, 90, 99])
def test_shares_that_slope_have_a_mean(mean: int) -> None:
    found = tilted([25, 50, 75, 99, 100], mean)
    assert sum(found.values()) == pytest.approx(1)
    assert sum(one * share for one, share in found.items()) == pytest.approx(mean, abs=0.1)


def test_shares_are_seen_of_all_entries_and_of_no_list_without() -> None:
    groups, key = Counted.of(load(_TYPE)).groups, Key("share", "/recommendations/*/theme=there")
    found: dict[int, Cell | None] = {}
    for number in range(4):
        bundle = reports(lambda _, entry: entry == 0, number=number)[0]
        found[number] = seen(taken(bundle), groups, lambda _: 0).get(key)
    assert found == {0: None, 1: 100, 2: 50, 3: 50}


def test_numbers_that_share_a_place_of_the_grid_have_every_share() -> None:
    """So a share that is drawn for one of them can be had by each."""
    for number in range(1, 400):
        grid = on_grid(number)
        cells = [{share_of(some, all_) for some in range(all_ + 1)} for all_ in (number, grid)]
        assert cells[0] == cells[1]


@pytest.mark.parametrize(
    ("some", "all_", "share"),
    [
        (0, 9, 0),
        (1, 9, 25),
        (1, 4, 25),
        (1, 3, 50),
        (3, 4, 75),
        (8, 9, 99),
        (149, 150, 99),
        (9, 9, 100),
    ],
)
def test_only_none_is_none_and_only_all_is_all(some: int, all_: int, share: int) -> None:
    assert share_of(some, all_) == share
