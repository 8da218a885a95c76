"""Bundles of any report types, counted for a profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.errors import BrokenError
from pipeline.runs.profile.chance import Draw, noise
from pipeline.runs.profile.making import LEAST, Counted


@dataclass(slots=True)
class Census:
    """What has been counted. `invalid` bundles are not in it, `broken` files could not be read."""

    types: dict[str, Counted] = field(default_factory=dict)
    invalid: int = 0
    broken: list[BrokenError] = field(default_factory=list)

    @property
    def few(self) -> Mapping[str, int]:
        """Return the report types of which nothing is told, and how many bundles they have."""
        return {id_: one.bundles for id_, one in self.types.items() if one.bundles < LEAST}

    def told(self, draw: Draw = noise) -> Sequence[Mapping[str, Any]]:
        """Return what may be told of each report type that has enough bundles."""
        return [one.told(draw) for id_, one in sorted(self.types.items()) if id_ not in self.few]


def counted(
    sources: Iterable[RawBundle | BrokenError], watch: Callable[[], object] = lambda: None
) -> Census:
    """Return all bundles, counted. `watch` is called for each.

    Raises BrokenError for a broken report type or schema.
    """
    found = Census()
    for source in sources:
        if isinstance(source, BrokenError):
            found.broken.append(source)
            continue
        watch()
        taken = intake(source)
        if taken.bundle is None or taken.report_type is None:
            found.invalid += 1
            continue
        type_ = taken.report_type
        if type_.id not in found.types:
            found.types[type_.id] = Counted.of(type_)
        found.types[type_.id].add(taken.bundle)
    return found
