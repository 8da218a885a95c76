"""No report is shorter or longer than `budget` says, and some come close to each bound."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

import pytest

from pipeline.composition.budget import DocumentBudget, Extent, Range, SectionBudget, budget_of
from pipeline.composition.compose import compose
from pipeline.evidence.bundle import Bundle
from pipeline.language.measure import SHORT, Counts, SectionCounts, section_counts
from pipeline.model.document import Origin, Section, walk
from pipeline.report_type.toml.file import ids, load
from tests.composition.budget.bundles import Wish, bundle
from tests.composition.budget.loose import LOOSE

_USUAL: Final = 200
_BUNDLES: Final = int(os.environ.get("BUDGET_BUNDLES", _USUAL))
_EXTREMES: Final = 100  # of each kind, with full lists
_FULL_LIST: Final = 100
_NEAR: Final = 0.05


class Bound(NamedTuple):
    """What is bounded: in which section, and which number."""

    document: str
    section: str
    what: str


@cache
def budgets(report_type: str) -> dict[str, DocumentBudget]:
    return {one.id: one for one in budget_of(load(report_type))}


def sections(report_type: str) -> Iterator[tuple[str, SectionBudget]]:
    for document in budgets(report_type).values():
        yield from ((document.id, one) for one in document.sections)


def made(report_type: str) -> Iterator[Bundle]:
    wishes: tuple[Wish, ...] = ("any", "any", "any", "least", "words", "sentences")
    for seed in range(_BUNDLES):
        yield bundle(report_type, seed, wishes[seed % len(wishes)])
    for seed in range(_EXTREMES):
        yield bundle(report_type, seed, "least", often=1)
    for seed in range(_EXTREMES // 33):
        yield bundle(report_type, seed, "words", _FULL_LIST, often=1)


def few(section: SectionCounts) -> dict[str, int]:
    """Return the paragraphs of a single sentence, and those that are short."""
    lengths = [len(one.sentences) for one in section.paragraphs]
    return {"lone": lengths.count(1), "short": sum(one in SHORT for one in lengths)}


def numbers(counts: Counts) -> dict[str, int]:
    return {
        "paragraphs": counts.paragraphs,
        "sentences": counts.sentences,
        "words": counts.words,
        "other": counts.other_words,
        "together": counts.words + counts.other_words,
    }


def without_people(section: Section) -> Section:
    """Return a section with what templates and the report type say, and no more."""
    blocks = section.blocks
    return replace(
        section,
        blocks=tuple(
            one for one in blocks if getattr(one, "origin", Origin.TEMPLATE) is Origin.TEMPLATE
        ),
    )


def ranges(extent: Extent) -> dict[str, Range]:
    return {one: getattr(extent, one) for one in (*numbers(Counts()), "lone", "short")}


@pytest.mark.slow
@pytest.mark.parametrize("report_type", ids())
def test_bounds_are_true_and_near(report_type: str) -> None:
    type_ = load(report_type)
    seen: dict[Bound, tuple[int, int]] = {}
    wrong: list[str] = []
    for one in made(report_type):
        for document in compose(one, type_).documents:
            budget = {each.id: each for each in budgets(report_type)[document.id].sections}
            there = {section.id: section for section in walk(document.sections)}
            wrong += [id_ for id_, each in budget.items() if each.always and id_ not in there]
            for id_, section in there.items():
                own = section_counts(without_people(section))
                counted = numbers(own.totals) | few(own)
                for what, number in counted.items():
                    at = Bound(document.id, id_, what)
                    least, most = seen.get(at, (number, number))
                    seen[at] = (min(least, number), max(most, number))
                wrong += _outside(section, budget[id_])
    wrong += [
        f"{at}: {found} is not in {bounds}"
        for at, found, bounds in _with_bounds(report_type, seen)
        if not (bounds.least <= found[0] and found[1] <= bounds.most)
    ]
    assert wrong == []
    far, loose = set(_far(report_type, seen)), set(LOOSE[report_type])
    assert _BUNDLES < _USUAL or far <= loose
    assert _BUNDLES != _USUAL or far == loose


def _outside(section: Section, budget: SectionBudget) -> list[str]:
    """Return which numbers of a whole section are outside, if it keeps to the limits."""
    found = section_counts(section)
    paragraphs, sentences = budget.limits
    kept = (paragraphs is None or len(found.paragraphs) <= paragraphs) and all(
        sentences is None or len(one.sentences) <= sentences for one in found.paragraphs
    )
    counted = numbers(found.totals) if kept else {}
    if kept and budget.people.paragraphs.most:
        counted |= few(found)
    bounds = ranges(budget.whole)
    return [
        f"{section.id} {what}: {number} is not in {bounds[what]}"
        for what, number in counted.items()
        if not bounds[what].least <= number <= bounds[what].most
    ]


def _with_bounds(
    report_type: str, seen: dict[Bound, tuple[int, int]]
) -> Iterator[tuple[Bound, tuple[int, int], Range]]:
    for document, section in sections(report_type):
        for what, bounds in ranges(section.templates).items():
            if (at := Bound(document, section.id, what)) in seen:
                yield at, seen[at], bounds


def _far(report_type: str, seen: dict[Bound, tuple[int, int]]) -> Iterator[str]:
    """Yield each bound that no bundle came near."""
    for at, (least, most), bounds in _with_bounds(report_type, seen):
        if least > bounds.least * (1 + _NEAR):
            yield f"{at.document} {at.section}: fewest {at.what}"
        if most < bounds.most * (1 - _NEAR):
            yield f"{at.document} {at.section}: most {at.what}"


def test_every_section_has_a_budget() -> None:
    assert set(LOOSE) == set(ids())
    assert all(chain.from_iterable(budgets(one).values() for one in ids()))
