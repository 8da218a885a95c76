"""From many bundles to their profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.shape.places import Group, groups, sections
from pipeline.evidence.shape.seen import Cell, Key, Pick, What, seen, share_key
from pipeline.report_type.definition import ReportType
from pipeline.runs.profile.chance import Draw, Part, Veil, deviations, noise, pick, rounded
from pipeline.runs.profile.links import Link, Pairs, across, chosen, within
from pipeline.runs.profile.tables import (
    WRITTEN,
    coarse,
    grid,
    is_number,
    labelled,
    pairs,
    part,
    quantiles,
)
from pipeline.runs.profile.weighed import Weights, weights
from pipeline.runs.profile.written import shapes

LEAST: Final = 100
"""Bundles of a type from which a profile of them is made."""
_OF_A_SECTION: Final[tuple[What, ...]] = (*WRITTEN, "words")


@dataclass(slots=True)
class Counted:
    """The bundles of one report type, counted."""

    type_: ReportType
    groups: tuple[Group, ...]
    sections: tuple[str, ...]
    bundles: int = 0
    tables: dict[Key, Counter[Cell]] = field(default_factory=dict)
    together: dict[Link, Pairs] = field(default_factory=dict)

    @classmethod
    def of(cls, type_: ReportType) -> Counted:
        """Return the counts of no bundle yet: all tables are there, whatever bundles have."""
        known = groups(type_)
        found = cls(type_, known, sections(type_))
        found.tables = {one: Counter() for one in _keys(known, found.sections)}
        links = (*within(found.sections), *across(found.tables, found.sections))
        found.together = {one: Counter() for one in links}
        return found

    def add(self, bundle: Bundle, pick: Pick = pick) -> None:
        """Count a bundle: once in each table, at the most."""
        cells = {**seen(bundle, self.groups, pick), **shapes(bundle, self.sections)}
        self.bundles += 1
        for key, cell in cells.items():
            self.tables[key][cell] += 1
        for one, other in self.together:
            if one in cells and other in cells:
                pair = coarse(one, cells[one]), coarse(other, cells[other])
                self.together[one, other][pair] += 1

    def told(self, draw: Draw = noise) -> dict[str, Any]:
        """Return what may be told of the bundles."""
        veils = {of: Veil(one, draw) for of, one in deviations(self._parts()).items()}
        bundles = rounded(veils["asked"].hidden(self.bundles))
        tables = list(self._tables(veils))
        return {
            "id": self.type_.id,
            "version": self.type_.version,
            "bundles": bundles,
            "tables": tables,
            "together": list(self._together(veils, weights(tables, bundles))),
        }

    def _parts(self) -> Mapping[Part, int]:
        """Return how many tables there are of each part: by the schemas, not by the bundles.

        A score is a table of one cell. How many pairs they choose is known when they are.
        """
        of = Counter(part(one) for one in self.tables)
        of["asked"] += 1  # the number of bundles
        of["within"] = len(list(within(self.sections)))
        of["chosen"] = len(self.together) - of["within"]
        return of

    def _tables(self, veils: Mapping[Part, Veil]) -> Iterator[dict[str, Any]]:
        for key, counts in self.tables.items():
            veil = veils[part(key)]
            if is_number(key):
                steps, number = quantiles(counts, grid(key), veil)
                found: dict[str, Any] = {"quantiles": steps, "bundles": number}
            else:
                found = {"cells": labelled(counts, veil)}
            if any(found.values()):
                if key.what == "pattern":
                    found["fields"] = [one.name for one in self._group(key.of).told]
                yield {"what": key.what, "of": key.of, **found}

    def _group(self, pointer: str) -> Group:
        return next(one for one in self.groups if one.pointer == pointer)

    def _together(
        self, veils: Mapping[Part, Veil], known: Mapping[Key, Weights]
    ) -> Iterator[dict[str, Any]]:
        always = list(within(self.sections))
        may = {link: one for link, one in self.together.items() if link not in set(always)}
        found = chosen(may, known, veils["chosen"])
        told = deviations({"together": len(found)})
        for links, veil in (
            (always, veils["within"]),
            (found, Veil(told.get("together", 0.0), veils["within"].draw)),
        ):
            for one, other in links:
                if cells := pairs(self.together[one, other], other, veil):
                    yield {"one": list(one), "other": list(other), "cells": cells}


def _keys(known: Sequence[Group], written: Sequence[str]) -> Iterator[Key]:
    for group in known:
        if group.told:
            yield Key("pattern", group.pointer)
        for one in group.fields:
            at = f"{group.pointer}/{one.name}"
            if one in group.told:
                yield Key("field", at)
                if group.is_entry:
                    yield from (share_key(group, one, label) for label in one.counted)
            if one.kind == "list":
                yield Key("entries", at)
            if one.kind == "text":
                yield Key("length", at)
    for section in written:
        yield from (Key(what, section) for what in _OF_A_SECTION)
