"""Synthetic bundles of a report type: valid, of the shape of a profile, the same for a seed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.evidence.made_up.maker import value
from pipeline.evidence.made_up.settled import settled
from pipeline.evidence.schema.view import bundle_view
from pipeline.evidence.shape.places import groups, sections
from pipeline.report_type.definition import ReportType
from pipeline.runs.profile.weighed import weights
from pipeline.runs.synthetic.choosing import Drawer
from pipeline.runs.synthetic.entries import listed
from pipeline.runs.synthetic.people import people
from pipeline.runs.synthetic.writing import narrative


def synthetic(
    type_: ReportType, told: Mapping[str, Any], number: int, seed: str
) -> Iterator[RawBundle]:
    """Yield so many bundles of a report type, from what a profile tells of it.

    A field that the profile does not know is left out, or as usual where it is required.
    """
    view, known = bundle_view(type_.id), weights(told["tables"], told["bundles"])
    fields = {one.pointer: [each.name for each in one.told] for one in groups(type_)}
    fields |= {one["of"]: one["fields"] for one in told["tables"] if "fields" in one}
    written, drawn = sections(type_), people(told, number, f"{seed} {type_.id}")
    seeded = f"{seed} {type_.id}"
    grades = [one.label.text for one in type_.grades]
    drawers = [
        Drawer(one, known, fields, grades, f"{seeded} synthetic-{at}")
        for at, one in enumerate(drawn, 1)
    ]
    entries = listed(drawn, known, fields, seeded, [_lacking(one) for one in drawers])
    for at, (one, drawer) in enumerate(zip(drawn, drawers, strict=True)):
        drawer.entries = entries[at]
        name = f"synthetic-{at + 1}"
        data = settled(value(view, drawer), type_, drawer, name)
        if found := narrative(one, written):
            data["narrative"] = found
        yield RawBundle(f"{name}.json", json.dumps(data, ensure_ascii=False).encode())


def _lacking(drawer: Drawer) -> tuple[str, ...]:
    """Return which fields no entry of a bundle has: none names a building where none is listed."""
    return () if drawer.has(("setting", "buildings")) else ("building",)
