"""How much personal data is found, and what is told without cause.

`python -m tests.gate.personal.score` prints Markdown: totals, tables by kind, and each miss and
false alarm of the open half. `--show-held` lists those of the held half, too: it is not for those
who are to mend them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.evidence.find import RawBundle
from pipeline.model.finding import Finding, Severity
from pipeline.runs.examine import examine
from tests.gate.personal.lists import HALVES, Sentence, bundle, pointer, read

LINK: Final = re.compile(r"\[[^\]]*\]\([^)]*\)")
SEVERITIES: Final = tuple(reversed(Severity))  # the mildest first


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence, and the new privacy findings that count: over its span, or any if innocent."""

    sentence: Sentence
    told: tuple[Finding, ...]

    @property
    def worst(self) -> Severity | None:
        """Return the worst severity of what is told."""
        return max((one.severity for one in self.told), key=SEVERITIES.index, default=None)


def score(sentence: Sentence) -> Scored:
    """Return what `examine` makes of the base bundle with this sentence as a paragraph."""
    source = bundle(sentence.text)
    new = tuple(_new(_privacy(source)))
    if not sentence.span:
        return Scored(sentence, new)
    first, last = _columns(sentence, source)
    return Scored(sentence, tuple(one for one in new if _overlaps(one, first, last)))


def _privacy(source: bytes) -> tuple[Finding, ...]:
    findings = examine(RawBundle("bundle.json", source)).findings
    return tuple(one for one in findings if one.rule.family == "PRV")


@cache
def _base() -> Counter[tuple[str, str]]:
    return Counter((one.rule.id, one.message) for one in _privacy(bundle(None)))


def _new(found: Iterable[Finding]) -> Iterator[Finding]:
    before = _base().copy()
    for one in found:
        before[one.rule.id, one.message] -= 1
        if before[one.rule.id, one.message] < 0:
            yield one


def _columns(sentence: Sentence, source: bytes) -> tuple[int, int]:
    """Return the first column of the span in the file, and the one after its last.

    What stands in a link may be told at any part of that link.
    """
    start = sentence.text.index(sentence.span)
    end = start + len(sentence.span)
    for link in LINK.finditer(sentence.text):
        if link.start() <= start and end <= link.end():
            start, end = link.span()
    written = _written(sentence.text)
    line = next(one for one in source.decode().splitlines() if written in one)
    before = line.index(written) + 1  # columns count from 1
    first, last = (len(_written(sentence.text[:to])) for to in (start, end))
    return before + first, before + last


def _written(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _overlaps(one: Finding, first: int, last: int) -> bool:
    at, words = one.place.bundle, one.place.words
    if at is None or not at.pointer.startswith(pointer()):
        return False
    end = at.end_column or at.column + (words.end - words.start if words else 1)
    return at.column < last and first < end


# --- tables ------------------------------------------------------------------------------


def page(found: list[Scored], innocent: list[Scored], halves: Iterable[str]) -> Iterator[str]:
    """Yield the lines of totals and tables, and of the misses and false alarms of these halves."""
    yield from _totals(found, innocent)
    yield from ("", "### Found, by kind", "", *_table(found))
    yield from ("", "### Innocent, by kind: told", "", *_table(innocent))
    for half in halves:
        misses = [one for one in found if one.sentence.half == half and not one.told]
        yield from ("", f"### Missed, {half}", "", *map(_line, misses))
        alarms = [one for one in innocent if one.sentence.half == half and one.told]
        yield from ("", f"### False alarms, {half}", "", *map(_line, alarms))


def _totals(found: list[Scored], innocent: list[Scored]) -> Iterator[str]:
    yield "| half | must be found | found | share | innocent | told |"
    yield "|---|---|---|---|---|---|"
    for half in HALVES:
        keys, calm = _half(found, half), _half(innocent, half)
        hit, alarms = _told(keys), _told(calm)
        share = f"{hit / len(keys):.1%}"
        yield f"| {half} | {len(keys)} | {hit} | {share} | {len(calm)} | {alarms} |"


def _table(results: list[Scored]) -> Iterator[str]:
    yield "| kind | open | told | held | told | worst severities | rules |"
    yield "|---|---|---|---|---|---|---|"
    for kind in dict.fromkeys(one.sentence.kind for one in results):
        ours = [one for one in results if one.sentence.kind == kind]
        halves = [_half(ours, half) for half in HALVES]
        sums = " | ".join(f"{len(one)} | {_told(one)}" for one in halves)
        worst = Counter(one.worst.value for one in ours if one.worst)
        rules = Counter(id_ for one in ours for id_ in {each.rule.id for each in one.told})
        yield f"| {kind} | {sums} | {_counts(worst)} | {_counts(rules)} |"


def _half(results: list[Scored], half: str) -> list[Scored]:
    return [one for one in results if one.sentence.half == half]


def _told(results: list[Scored]) -> int:
    return sum(bool(one.told) for one in results)


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counter.items()))


def _line(one: Scored) -> str:
    said = "; ".join(f"{each.rule.id} {each.severity.value}: {each.message}" for each in one.told)
    wanted = f" Wanted: {one.sentence.span!a}." if one.sentence.span else ""
    return f"- `{one.sentence.id}`: {one.sentence.text!r}{wanted} {said}".rstrip()


def main() -> None:
    """Score both lists."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.personal.score")
    parser.add_argument("--show-held", action="store_true", help="list what the held half misses")
    halves = tuple(HALVES) if parser.parse_args().show_held else ("open",)
    found, innocent = ([score(one) for one in read(name)] for name in ("found", "innocent"))
    print("\n".join(page(found, innocent, halves)))


if __name__ == "__main__":
    main()
