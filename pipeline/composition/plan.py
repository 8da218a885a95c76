"""Which evidence carries which paragraph of a section that nobody has written yet.

The plan covers every area of required evidence that has something publishable, the strongest
first, within the length limits of the report type. What it leaves out it lists, with the
reason. It is a function of the evidence alone: same bundle, same plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias

from pipeline.evidence.bundle import Evidence
from pipeline.language.sentences import spans
from pipeline.report_type.judging import Area
from pipeline.report_type.limits import PlanLimits

_Paragraphs: TypeAlias = tuple[tuple[Evidence, ...], ...]

_LONGEST = 5  # sentences in a paragraph that has to carry two areas

Reason: TypeAlias = Literal["no statement", "withheld", "over the length limit"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that the plan does not use, and why."""

    evidence: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """The paragraphs of one planned section, each a run of records, and what was left out."""

    judgement: str
    paragraphs: _Paragraphs
    left_out: tuple[LeftOut, ...]


def plan_section(
    judgement: str, areas: Sequence[Area], evidence: Sequence[Evidence], limits: PlanLimits
) -> SectionPlan:
    """Return the plan of a judgement's section.

    Areas come in order of their strongest record, then in the framework's order. First each
    area gives its strongest record, so that all are covered, at the most `limits.paragraphs`
    paragraphs. Then the others follow by weight, where a paragraph of their area has room or,
    up to `limits.target` paragraphs, in one of their own. A record is never divided.
    """
    ours = [one for one in evidence if one.area in {area.id for area in areas}]
    runs = _by_area(areas, [one for one in ours if one.publishable])
    paragraphs = _covering([run[0] for run in runs], limits)
    for one in _strongest_first([one for run in runs for one in run[1:]]):
        paragraphs = _with(one, paragraphs, limits)
    used = {one.pointer for paragraph in paragraphs for one in paragraph}
    return SectionPlan(judgement, paragraphs, _left_out(ours, used))


def strongest_of_each(areas: Sequence[Area], evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the heaviest record of each judgement that may be said, in the framework's order."""
    found: list[Evidence] = []
    for judgement in dict.fromkeys(area.judgement for area in areas):
        ids = {area.id for area in areas if area.judgement == judgement}
        usable = [one for one in evidence if one.area in ids and one.publishable]
        found += _strongest_first(usable)[:1]
    return tuple(found)


def _by_area(areas: Sequence[Area], usable: Sequence[Evidence]) -> list[list[Evidence]]:
    runs = [_strongest_first([one for one in usable if one.area == area.id]) for area in areas]
    return sorted((run for run in runs if run), key=lambda run: -run[0].weight)


def _strongest_first(records: Sequence[Evidence]) -> list[Evidence]:
    return sorted(records, key=lambda one: -one.weight)


def _covering(firsts: Sequence[Evidence], limits: PlanLimits) -> _Paragraphs:
    """Return a paragraph for each area, the shortest neighbours joined until they are few enough.

    Where paragraphs would grow past `_LONGEST` sentences, the weakest areas give way.
    """
    paragraphs: _Paragraphs = tuple((one,) for one in firsts)
    while len(paragraphs) > limits.paragraphs:
        at = _shortest_pair(paragraphs)
        if _length(paragraphs[at]) + _length(paragraphs[at + 1]) > _LONGEST:
            return paragraphs[: limits.paragraphs]
        paragraphs = _joined(paragraphs, at)
    while (lone := _lone_pair(paragraphs, limits.sentences)) is not None:
        paragraphs = _joined(paragraphs, lone)
    return paragraphs


def _shortest_pair(paragraphs: _Paragraphs) -> int:
    """Return where the two neighbours stand that are shortest together; the last of equals."""
    lengths = [_length(one) + _length(two) for one, two in pairwise(paragraphs)]
    return max(range(len(lengths)), key=lambda at: (-lengths[at], at))


def _lone_pair(paragraphs: _Paragraphs, most: int) -> int | None:
    """Return where two neighbours stand of which one is a lone sentence and both fit together."""
    for at, (one, two) in enumerate(pairwise(paragraphs)):
        lengths = _length(one), _length(two)
        if 1 in lengths and sum(lengths) <= most:
            return at
    return None


def _joined(paragraphs: _Paragraphs, at: int) -> _Paragraphs:
    """Return the paragraphs with one and the next made one."""
    return *paragraphs[:at], paragraphs[at] + paragraphs[at + 1], *paragraphs[at + 2 :]


def _with(one: Evidence, paragraphs: _Paragraphs, limits: PlanLimits) -> _Paragraphs:
    """Return the paragraphs with a record where its area stands, if there is room for it."""
    last = None
    for at, paragraph in enumerate(paragraphs):
        if any(other.area == one.area for other in paragraph):
            last = at
            if _length([*paragraph, one]) <= limits.sentences:
                return *paragraphs[:at], (*paragraph, one), *paragraphs[at + 1 :]
    if last is not None and len(paragraphs) < limits.target and _length([one]) > 1:
        return *paragraphs[: last + 1], (one,), *paragraphs[last + 1 :]
    return paragraphs


def _length(records: Sequence[Evidence]) -> int:
    return sum(_sentences(one.statement) for one in records)


@lru_cache(maxsize=4096)
def _sentences(statement: str) -> int:
    return len(spans(statement))


def _left_out(ours: Sequence[Evidence], used: set[str]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(one.id, _reason(one)) for one in ours if one.pointer not in used)


def _reason(one: Evidence) -> Reason:
    if one.withheld:
        return "withheld"
    return "over the length limit" if one.statement else "no statement"
