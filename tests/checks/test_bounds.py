"""What a finding says has a bound, however much is wrong: ten names in a list, 1,000 characters."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.model.bounded import LONGEST
from pipeline.model.finding import Finding
from pipeline.runs.examine import examine
from scripts.bundle_edits import SAMPLES, data

MOST = 10
_ITEM = r"(?:‘[^‘’]{1,80}’|/[\w/]+|[A-Za-z]*\d[\w.:-]*|[a-z_-]{2,})"
_LIST = re.compile(rf"{_ITEM}(?:(?:, | and | or |; )(?!\d+ more){_ITEM}){{{MOST},}}")
"""More than ten names, ids, pointers or fields one after another."""

BASES = sorted(one.parent.parent.name for one in SAMPLES.glob("*/good-narrative/bundle.json"))


def many(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return a bundle with 300 records that nothing rests on, each of them wrong in many ways."""
    found = copy.deepcopy(bundle)
    records = []
    for at in range(300):
        record = copy.deepcopy(found["evidence"][at % len(found["evidence"])])
        records.append({**record, "id": f"E9{at:03}", "areas": [f"area-{at}"], "qqzz": at})
    return {**found, "evidence": [*found["evidence"][:2], *records], "qqzz": 1}


def unlinked(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return a bundle whose records are right and used nowhere, with paragraphs that name all."""
    found = copy.deepcopy(bundle)
    first = found["evidence"][0]
    more = [{**copy.deepcopy(first), "id": f"E9{at:03}"} for at in range(100)]
    found["evidence"] += more
    ids = [one["id"] for one in more]
    for section in found["narrative"].values():
        for paragraph in section.get("paragraphs", ()):
            if isinstance(paragraph, dict):
                paragraph["evidence"] = ids
                paragraph["text"] = (paragraph["text"] + " In all, 412 of 7,777 were key.") * 6
    return found


def told(bundle: dict[str, Any]) -> tuple[Finding, ...]:
    return examine(RawBundle("bundle.json", json.dumps(bundle).encode())).findings


@pytest.mark.slow
@pytest.mark.parametrize("spoil", [many, unlinked])
@pytest.mark.parametrize("base", BASES)
def test_no_text_is_long_and_no_list_has_more_than_ten(base: str, spoil: Any) -> None:
    found = told(spoil(data({"base": f"{base}/good-narrative"})))
    assert len(found) >= 3
    for one in found:
        for text in (one.message, one.hint, one.measured, one.limit):
            assert len(text) <= LONGEST
            assert not _LIST.search(text), text


def test_of_many_fields_ten_are_named() -> None:
    (one,) = [one for one in told({"qqzz": 1, "evidence": []}) if one.rule.id == "BND012"]
    assert re.fullmatch(
        r"Fields that may stand here: (?:[\w$]+, ){9}[\w$]+ and \d+ more\.", one.hint
    )


def test_words_of_a_bundle_never_make_a_text_long() -> None:
    bundle = data({"base": "sccif-rfc-full/good-narrative"})
    bundle["report_type"] = "x" * 5_000
    bundle["setting"]["kind"] = "y" * 5_000
    assert all(len(one.message) <= LONGEST and len(one.hint) <= LONGEST for one in told(bundle))
