"""Whatever numbers a text holds, the checks end soon and break nothing."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.runs.examine import examine
from scripts.bundle_edits import data
from tests.timing import grows

BASE = data({"base": "sccif-rfc-full/good-narrative"})
TEXTS = {
    "nothing of nothing": "It was 0 of 0 children. They came 5 out of 0 times, 0% of 0, £0.",
    "a column of numbers": " ".join(str(one) for one in range(100, 3000)),
    "many noughts": "0 " * 5000,
    "a long number": f"It was {'9' * 400} of {'9' * 400} children, or {'9' * 400} per cent.",
    "many quotation marks": '"' * 5000 + " said a parent.",
    "noughts in a row": "0" * 9000,
    "noughts apart": "0 " * 4500,
    "ones and commas": "1," * 4500,
    "ones and strokes": "1/" * 4500,
    "ones and dashes": "1-" * 4500,
    "pounds": "£" * 9000,
    "per cents": "%" * 9000,
    "one one one": "one " * 2250,
    "hours": "9am to " * 1300,
    "no calendar": "On 99/99/9999, 00/00/0000, 31 February 2025 and 32 May 20255.",
}


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.timeout(20)
def test_it_ends_and_breaks_nothing(text: str) -> None:
    bundle = deepcopy(BASE)
    paragraph = {"text": text, "evidence": ["E17", "E19", "E21"]}
    bundle["narrative"]["protection"]["paragraphs"].append(paragraph)
    found = examine(RawBundle("bundle.json", json.dumps(bundle).encode())).findings
    assert sum(one.rule.id == "EVD030" for one in found) <= 51


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["0", "0 ", "1,", "1/", "1-", "£", "%", '"', "one ", "9am to "])
@pytest.mark.timeout(60)
def test_a_repeated_sign_costs_time_in_step_with_the_text(sign: str) -> None:
    assert grows(_examined, (sign * 9000)[:2250], (sign * 9000)[:9000], at_most=6)


def _examined(text: str) -> None:
    bundle = deepcopy(BASE)
    paragraph = {"text": f"Staff help {text} families.", "evidence": ["E17", "E19", "E21"]}
    bundle["narrative"]["protection"]["paragraphs"].append(paragraph)
    examine(RawBundle("bundle.json", json.dumps(bundle).encode()))
