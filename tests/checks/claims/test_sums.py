"""Numbers that contradict one another are found, and near ones that do not are let pass."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from copy import deepcopy
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.runs.examine import examine
from scripts.bundle_edits import data

SUMS = tomllib.loads(Path(__file__).with_name("sums.toml").read_text("utf-8"))
BASE = data({"base": "sccif-rfc-full/good-narrative"})


@lru_cache
def found() -> Counter[tuple[str, str]]:
    """Return how many amounts each rule tells in each text: all stand in one bundle."""
    bundle = deepcopy(BASE)
    paragraphs = bundle["narrative"]["overall"]["paragraphs"]
    first = len(paragraphs)
    texts = [text for rule in SUMS.values() for kind in rule.values() for text in kind]
    paragraphs += [{"text": text, "evidence": ["E17"]} for text in texts]
    told: Counter[tuple[str, str]] = Counter()
    for one in examine(RawBundle("bundle.json", json.dumps(bundle).encode())).findings:
        path = one.place.bundle.pointer.split("/") if one.place.bundle else []
        if path[1:4] == ["narrative", "overall", "paragraphs"] and int(path[4]) >= first:
            told[one.rule.id, texts[int(path[4]) - first]] += 1
    return told


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in SUMS for t in SUMS[r]["found"]])
def test_a_contradiction_is_told_once(rule: str, text: str) -> None:
    assert found()[rule, text] == 1


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in SUMS for t in SUMS[r]["let_pass"]])
def test_nothing_is_told_of_numbers_that_may_be(rule: str, text: str) -> None:
    assert found()[rule, text] == 0
