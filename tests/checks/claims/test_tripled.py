"""Each measure and series times three: no number of the prose that counts by one is let pass."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.runs.examine import examine
from tests.checks.claims.bundles import bundle
from tests.samples.cases import GOOD, Sample, each

RULES = ("EVD030", "PRP001", "PRP002", "PRP005", "PRP006")
RATIOS = (Kind.PER_CENT, Kind.FRACTION, Kind.RATIO)  # three times both is the same share
OF_MEASURES = {
    "three of the nine": [3, 9, "fathers who came"],
    "Eleven of the 12": [11, 12, "babies who had their check"],
    "one of six": [1, 6, "drills that night staff joined"],
    "nine of ten": [9, 10, "children with a plan"],
    "four of five": [4, 5, "workers with a diploma"],
}


def tripled(whole: Any) -> Any:
    """Return a bundle with each number of its measures and series times three."""
    whole = json.loads(json.dumps(whole))
    for one in whole["evidence"]:
        if measure := one.get("measure"):
            measure["numerator"] *= 3
            measure["denominator"] *= 3
        for point in one.get("series", {}).get("points", []):
            point["value"] *= 3
    return whole


def uncounted(whole: Any) -> Any:
    """Return a bundle without the numbers of its measures and series, but with their words."""
    whole = json.loads(json.dumps(whole))
    for one in whole["evidence"]:
        series = one.pop("series", {})
        labels = [each.get("label", "") for each in (one.pop("measure", {}), series)]
        periods = [point["period"] for point in series.get("points", [])]
        named = (f"For {each}." for each in (*labels, *periods) if each)
        if words := " ".join([one.get("statement", ""), *named]).strip():
            one["statement"] = words
    return whole


def told(whole: Any) -> Iterator[tuple[str, str]]:
    """Yield the fields and words that are told of numbers."""
    for one in examine(RawBundle("bundle.json", json.dumps(whole).encode())).findings:
        if one.rule.id in RULES and one.place.bundle and (words := one.place.words):
            yield one.place.bundle.pointer, words.run[words.start : words.end]


def counting(whole: Any) -> Iterator[tuple[str, str]]:
    """Yield the numbers that only measures and series hold, but those that are ratios."""
    for place, words in set(told(uncounted(whole))) - set(told(whole)):
        if any(not is_ratio(one) for one in amounts(words)):
            yield place, words


def is_ratio(amount: Amount) -> bool:
    is_times = amount.kind is Kind.TIMES and not amount.number  # ‘twice as many’
    return amount.kind in RATIOS or amount.rate or is_times


@pytest.mark.slow
@each(GOOD)
def test_no_number_of_a_sample_stays_right(sample: Sample) -> None:
    whole = json.loads((sample.folder / "bundle.json").read_text("utf-8"))
    found = set(told(tripled(whole)))
    assert [one for one in counting(whole) if not any(is_in(one, each) for each in found)] == []


def is_in(number: tuple[str, str], finding: tuple[str, str]) -> bool:
    return number[0] == finding[0] and number[1] in finding[1]


@pytest.mark.slow
def test_the_samples_have_such_numbers() -> None:
    wholes = (json.loads((one.folder / "bundle.json").read_text("utf-8")) for one in GOOD)
    assert sum(len(set(counting(whole))) for whole in wholes) >= 10


@pytest.mark.parametrize("words", OF_MEASURES)
def test_some_of_so_many_counts_and_is_no_share(words: str) -> None:
    whole = bundle({"text": f"It was so for {words} of them.", "measure": OF_MEASURES[words]})
    assert not [one for one in told(whole) if words in one[1]]
    assert [one for one in told(tripled(whole)) if words in one[1]]
