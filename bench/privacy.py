"""How the cost of the rules about privacy grows: ten times the records, ten times the words."""

from __future__ import annotations

import copy
import gc
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.checks.case.case import Case
from pipeline.checks.registry import every_check
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "sccif-rfc-full" / "good-narrative" / "bundle.json"
SIZES = ((100, 2_000), (1_000, 20_000))
"""Records of evidence, and words of narrative."""

TRIES = 3
A_PARAGRAPH = 40  # words
_WORDS = (
    "staff parents children family worker record plan centre week support help know listen review "
    "report risk meeting day night home room care court order visit call play sleep feed write "
    "read share learn keep make give take safe clear kind late early well often still again with "
    "from for"
).split()
_SYLLABLES = "ba do ke li mu na po ri sa tu ve wo ya zo fe gi ha je".split()


def main() -> None:
    """Print the milliseconds of each rule for both sizes, and the ratio."""
    small, large = (_times(_bundle(records, words)) for records, words in SIZES)
    print(f"{'':<8}{SIZES[0][0]:>9} records{SIZES[1][0]:>9} records   ratio")
    for name in sorted(small):
        ratio = large[name] / small[name]
        print(f"{name:<8}{small[name]:12.1f} ms{large[name]:15.1f} ms {ratio:7.1f}")


def _bundle(records: int, words: int) -> bytes:
    """Return a bundle in which each record names somebody, and one name in ten stands in a text."""
    chance = random.Random(records)
    bundle = json.loads(SAMPLE.read_bytes())
    first = bundle["evidence"][0]
    names = [_name(chance) for _ in range(records)]
    bundle["evidence"] = [_record(first, number, name) for number, name in enumerate(names)]
    bundle.pop("requirements", None)
    bundle.pop("recommendations", None)
    paragraphs = list(_paragraphs(chance, words, names))
    for number, section in enumerate(bundle["narrative"].values()):
        section["paragraphs"] = paragraphs[number :: len(bundle["narrative"])]
    return json.dumps(bundle, ensure_ascii=False).encode()


def _record(first: dict[str, Any], number: int, name: str) -> dict[str, Any]:
    record = copy.deepcopy(first)
    initials = "".join(word[0] for word in name.split())
    detail = f"Case file of {name}, read on the {number}th chair beside the teal cupboard"
    record["source"] |= {"detail": detail, "initials": f"{initials[0]}.{initials[1]}."}
    return {
        **record,
        "id": f"E{number + 1:04}",
        "statement": f"Statement {number} says what it says.",
    }


def _paragraphs(chance: random.Random, words: int, names: list[str]) -> Iterator[dict[str, Any]]:
    for number in range(words // A_PARAGRAPH):
        said = [chance.choice(_WORDS) for _ in range(A_PARAGRAPH)]
        said[0] = said[0].title()
        if number % 10 == 0:
            said[5] = chance.choice(names).split()[1]
        if number % 10 == 5:
            said[7] = f"{chance.randrange(2, 90)} of {chance.randrange(90, 200)}"
        yield {"text": f"{' '.join(said)}.", "evidence": ["E0001"]}


def _name(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(_SYLLABLES, k=3)).title() for _ in range(2))


def _times(source: bytes) -> dict[str, float]:
    taken = intake(RawBundle("bundle.json", source))
    assert taken.bundle, taken.findings[:3]
    assert taken.report_type
    composition = compose(taken.bundle, taken.report_type)
    best: dict[str, float] = {}
    for _ in range(TRIES):
        case = Case(taken.bundle, taken.report_type, composition)
        assert case.passages  # all rules share them
        spent = {"all": 0.0, "PRV": 0.0}
        for rule, check in every_check():
            gc.collect()
            start = time.process_time()
            for _ in check(case):
                pass
            took = 1000 * (time.process_time() - start)
            spent["all"] += took
            if rule.family == "PRV":
                spent[rule.id] = took
                spent["PRV"] += took
        best = {name: min(took, best.get(name, took)) for name, took in spent.items()}
    return best


if __name__ == "__main__":
    main()
