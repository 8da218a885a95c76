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
from pipeline.runs.synthetic.entries import Entries, leading
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
    written, of_entries = sections(type_), leading(known)
    for at, drawn in enumerate(people(told, number, f"{seed} {type_.id}"), 1):
        name = f"synthetic-{at}"
        seeded = f"{seed} {type_.id} {name}"
        chooser = Drawer(drawn, known, fields, seeded, Entries(of_entries, seeded))
        data = settled(value(view, chooser), type_, chooser, name)
        _name_judgements(data)
        if found := narrative(drawn, written):
            data["narrative"] = found
        yield RawBundle(f"{name}.json", json.dumps(data, ensure_ascii=False).encode())


def _name_judgements(data: Any) -> None:
    """Let each judgement that a requirement or recommendation names be one that is there."""
    there = list(data["judgements"])
    for one in (*data.get("requirements", ()), *data.get("recommendations", ())):
        if one.pop("judgement", None) and there:
            one["judgement"] = there[0]
