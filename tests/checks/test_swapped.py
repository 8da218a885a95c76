"""Two neighbouring paragraphs with each other’s evidence: what only one’s records hold is told."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.runs.examine import examine
from scripts.bundle_edits import data
from tests.samples.cases import GOOD

SAMPLES = [one.name for one in GOOD if "narrative" in data({"base": one.name})]
NUMBER = re.compile(r"(?<![\w.,£-])\d[\d,]*(?:\.\d+)?%?(?![\w/-])")
LINKED = re.compile(r"\[[^\]]*\]\(evidence:[^)]*\)")
QUOTE = re.compile(r"[‘“]([^‘’“”]{25,}?)[.,]?[’”]")
MONTH = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December) 20\d\d\b"
)


def told(bundle: Any) -> Counter[tuple[str, str, str]]:
    """Return the findings of a bundle: rule, place and message, but that a record is unused."""
    raw = RawBundle("bundle.json", json.dumps(bundle, ensure_ascii=False).encode())
    return Counter(
        (one.rule.id, one.place.bundle.pointer if one.place.bundle else "", one.message)
        for one in examine(raw).findings
        if one.rule.id != "EVD003"
    )


def claims(text: str) -> set[str]:
    """Return the numbers from ten, the quotes and the dates of a text, but what it links."""
    text = LINKED.sub("", text)
    numbers = {one for one in NUMBER.findall(text) if float(one.strip("%").replace(",", "")) >= 10}
    return numbers | set(QUOTE.findall(text)) | set(MONTH.findall(text))


def held(records: list[Any]) -> str:
    return json.dumps(records, ensure_ascii=False)


def pairs(bundle: Any) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """Yield neighbours of which one claims what its records hold, and nothing else does."""
    fields = held([bundle[name] for name in ("setting", "event", "facts") if name in bundle])
    known = {one["id"]: one for one in bundle["evidence"]}
    places = [
        ((section, at), one["text"], held([known[id_] for id_ in one["evidence"]]))
        for section, written in bundle["narrative"].items()
        for at, one in enumerate(written["paragraphs"])
        if one.get("evidence")
    ]
    for (here, said, own), (there, words, others) in pairwise(places):
        mine = {one for one in claims(said) if one in own and one not in others}
        theirs = {one for one in claims(words) if one in others and one not in own}
        if any(one not in fields for one in mine | theirs):
            yield here, there


@cache
def swaps(name: str) -> tuple[tuple[str, bool], ...]:
    """Return each pair whose evidence was swapped, and whether that brings a finding."""
    bundle = data({"base": name})
    before = told(bundle)
    found = []
    for here, there in pairs(bundle):
        swapped = copy.deepcopy(bundle)
        one, other = (
            swapped["narrative"][section]["paragraphs"][at] for section, at in (here, there)
        )
        one["evidence"], other["evidence"] = other["evidence"], one["evidence"]
        found.append((f"{here} {there}", bool(told(swapped) - before)))
    return tuple(found)


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_swapped_evidence_is_found(name: str) -> None:
    assert [pair for pair, is_found in swaps(name) if not is_found] == []


@pytest.mark.slow
def test_there_are_enough_pairs_to_swap() -> None:
    assert sum(len(swaps(name)) for name in SAMPLES) >= 20
