"""What the checks of one report cost, and how their cost grows: `python bench/checks.py [FOLDER]`.

Prints the milliseconds of CPU of all checks of the SCCIF sample, warm and with the collector off,
as a worker runs them; these beside a fixed piece of work of plain Python, which machines have in
common; the same for a report whose sentences were never seen, of which nothing is remembered but
single words; and what a report of 22,000 words costs beside one of 2,200. With FOLDER, a checkout
of another version of this program, both are measured in turns, each in a process of its own.
"""

from __future__ import annotations

import copy
import gc
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "sccif-rfc-full" / "good-narrative" / "bundle.json"
TURNS, TRIES = 5, 15
WORDS = (2_200, 22_000)


def main() -> None:
    """Print the figures; with `--once` those of this process alone, as JSON."""
    if sys.argv[1:] == ["--once"]:
        print(json.dumps(_figures()))
        return
    folders = {"here": ROOT, **{Path(one).name: Path(one).resolve() for one in sys.argv[1:]}}
    found: dict[str, list[dict[str, float]]] = {name: [] for name in folders}
    for _ in range(TURNS):
        for name, folder in folders.items():
            found[name].append(_of(folder))
    for name, turns in found.items():
        middle = {key: statistics.median(one[key] for one in turns) for key in turns[0]}
        print(f"{name:<12}checks of one report{middle['checks']:8.1f} ms")
        print(f"{'':<12}beside fixed work   {middle['checks'] / middle['fixed']:8.2f}")
        print(f"{'':<12}never seen before   {middle['first']:8.1f} ms")
        print(f"{'':<12}22,000 words / 2,200 {middle['growth']:8.2f}")


def _of(folder: Path) -> dict[str, float]:
    command = [sys.executable, str(Path(__file__).resolve()), "--once"]
    told = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    figures: dict[str, float] = json.loads(told.stdout)
    return figures


def _figures() -> dict[str, float]:
    whole = SAMPLE.read_bytes()
    checks, fixed = _median(_checks(whole), TRIES), _median(_fixed, TRIES)
    small, large = (_median(_checks(_long(words)), 3) for words in WORDS)
    first = statistics.median(_once(_checks(_reordered(turn))) for turn in range(TRIES))
    return {"checks": checks, "fixed": fixed, "first": first, "growth": large / small}


def _checks(source: bytes) -> Callable[[], object]:
    from pipeline.checks import registry
    from pipeline.checks.case.case import Case
    from pipeline.composition.compose import compose
    from pipeline.evidence.find import RawBundle
    from pipeline.evidence.intake import intake

    taken = intake(RawBundle("bundle.json", source))
    assert taken.bundle, taken.findings[:3]
    assert taken.report_type
    bundle, type_ = taken.bundle, taken.report_type
    composition = compose(bundle, type_)
    return lambda: registry.run(Case(bundle, type_, composition))


def _fixed() -> object:
    """Do a piece of work that no change of the program changes: words, lists, a dictionary."""
    words = [f"word{number % 997}" for number in range(40_000)]
    return {word: sorted(word) for word in words}


def _long(words: int) -> bytes:
    """Return a bundle whose narrative has so many words: its own, in another order each time."""
    chance = random.Random(words)
    bundle = json.loads(SAMPLE.read_bytes())
    paragraphs = [one for section in bundle["narrative"].values() for one in section["paragraphs"]]
    times = max(1, round(words / sum(len(one["text"].split()) for one in paragraphs)))
    for section in bundle["narrative"].values():
        section["paragraphs"] = [
            _mixed(one, chance, number) for number in range(times) for one in section["paragraphs"]
        ]
    return json.dumps(bundle, ensure_ascii=False).encode()


def _reordered(turn: int) -> bytes:
    """Return the bundle with the words of each paragraph in an order of this turn."""
    chance, bundle = random.Random(turn), json.loads(SAMPLE.read_bytes())
    for section in bundle["narrative"].values():
        section["paragraphs"] = [_mixed(one, chance, 1) for one in section["paragraphs"]]
    return json.dumps(bundle, ensure_ascii=False).encode()


def _mixed(paragraph: dict[str, Any], chance: random.Random, number: int) -> dict[str, Any]:
    if not number:
        return paragraph
    mixed, said = copy.deepcopy(paragraph), paragraph["text"].split(" ")
    plain = [at for at, word in enumerate(said) if word.isalpha() and word.islower()]
    for at, word in zip(plain, chance.sample([said[at] for at in plain], len(plain)), strict=True):
        said[at] = word
    return {
        **mixed,
        "text": " ".join(said),
        **({"id": f"{mixed['id']}-{number}"} if "id" in mixed else {}),
    }


def _median(run: Callable[[], object], tries: int) -> float:
    run(), run()
    return statistics.median(_once(run) for _ in range(tries))


def _once(run: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    run()
    took = 1000 * (time.process_time() - start)
    gc.enable()
    return took


if __name__ == "__main__":
    main()
