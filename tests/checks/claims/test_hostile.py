"""Whatever numbers a text holds, the checks end soon and break nothing."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.runs.examine import examine
from scripts.bundle_edits import data

BASE = data({"base": "sccif-rfc-full/good-narrative"})
TEXTS = {
    "nothing of nothing": "It was 0 of 0 children. They came 5 out of 0 times, 0% of 0, £0.",
    "a column of numbers": " ".join(str(one) for one in range(100, 3000)),
    "many noughts": "0 " * 5000,
    "a long number": f"It was {'9' * 400} of {'9' * 400} children, or {'9' * 400} per cent.",
    "many quotation marks": '"' * 5000 + " said a parent.",
    "no calendar": "On 99/99/9999, 00/00/0000, 31 February 2025 and 32 May 20255.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.timeout(20)
def test_it_ends_and_breaks_nothing(text: str) -> None:
    bundle = deepcopy(BASE)
    paragraph = {"text": text, "evidence": ["E17", "E19", "E21"]}
    bundle["narrative"]["protection"]["paragraphs"].append(paragraph)
    found = examine(RawBundle("bundle.json", json.dumps(bundle).encode())).findings
    assert sum(one.rule.id == "EVD030" for one in found) <= 51
