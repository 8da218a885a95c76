"""What was done to a register: lines taken out, slipped in, doubled, moved or altered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.publishing.records.canonical import digest
from pipeline.publishing.records.entry import START, Entry


def faults(lines: Sequence[bytes], found: Sequence[Entry | None]) -> Iterator[str]:
    """Yield in words where lines were taken out, put in, doubled, moved or altered."""
    seen: dict[bytes, int] = {}
    numbers = {one.n for one in found if one}
    last, before = 0, START
    for at, (raw, entry) in enumerate(zip(lines, found, strict=True), 1):
        if raw in seen:
            yield f"line {at} is line {seen[raw]} once more"
            continue
        seen[raw] = at
        if entry is None:
            yield f"line {at} is no line of a register, or was altered"
            last, before = last + 1, digest(raw)
        elif entry.n <= last:
            yield f"line {at} has the number {entry.n} and stands too late"
        else:
            missing = [n for n in range(last + 1, entry.n) if n not in numbers]
            if missing:
                yield f"{_lines(missing)} missing before line {at}"
            elif entry.n == last + 1 and entry.previous != before:
                yield _does_not_follow(entry.n)
            last, before = entry.n, entry.digest


def _lines(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"the line with the number {numbers[0]} is"
    return f"the lines with the numbers {numbers[0]} to {numbers[-1]} are"


def _does_not_follow(n: int) -> str:
    if n == 1:
        return "line 1 is not the first line of a register"
    return f"line {n} does not follow from line {n - 1}: one of the two was altered or slipped in"


def twice(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield in words which version two different lines bring into being."""
    made: dict[tuple[str, int], Entry] = {}
    for one in entries:
        key = (one.line.id, one.line.version)
        if one.line.made and key in made and made[key].signed != one.signed:
            yield f"lines {made[key].n} and {one.n} both publish {key[0]}, version {key[1]}"
        elif one.line.made:
            made[key] = one


def retired(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield in words which lines put out of use what no line before them publishes."""
    made: set[tuple[str, int, str]] = set()
    for one in entries:
        key = (one.line.id, one.line.version, one.line.record)
        if one.line.made:
            made.add(key)
        elif key not in made:
            told = f"{key[0]}, version {key[1]}"
            yield f"line {one.n} is about {told}, which no line before it publishes"
