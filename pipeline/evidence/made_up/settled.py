"""What the schemas cannot ask for: ids that are unique, days in order, areas and grades that are.

Days count back from the first day of the inspection; no two of a list are alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from pipeline.evidence.json.pointer import Path
from pipeline.evidence.made_up.maker import Chooser
from pipeline.report_type.definition import ReportType

_FIRST_DAY: Final = date(2025, 3, 6)
_BETWEEN: Final = timedelta(days=61)
_LAST_VISIT: Final = _FIRST_DAY - timedelta(days=180)


def settled(made: Mapping[str, Any], type_: ReportType, chooser: Chooser, id_: str) -> Any:
    """Return a bundle of a report type whose parts agree with each other."""
    data = {**made, "schema_version": "2", "id": id_, "report_type": type_.id}
    data["event"] = _event(made["event"], chooser)
    data["setting"] = _setting(made["setting"])
    data["judgements"] = _judgements(type_, chooser)
    data["evidence"] = _evidence(made["evidence"], type_)
    there = {
        "judgement": tuple(data["judgements"]),
        "building": tuple(one["id"] for one in data["setting"].get("buildings", ())),
    }
    for name, letter in (("requirements", "R"), ("recommendations", "C")):
        if name in made:
            data[name] = [
                {**_naming(one, there, at), "id": f"{letter}{at}", "evidence": []}
                for at, one in enumerate(made[name], 1)
            ]
    if visit := made.get("facts", {}).get("last_visit"):
        data["facts"] = {**made["facts"], "last_visit": {**visit, "date": str(_LAST_VISIT)}}
    return data


def _naming(one: Mapping[str, Any], there: Mapping[str, Sequence[str]], at: int) -> dict[str, Any]:
    """Return a requirement or recommendation that names what there is, or nothing."""
    named = {name: ids[at % len(ids)] for name, ids in there.items() if name in one and ids}
    return {name: value for name, value in one.items() if name not in there} | named


def _setting(made: Mapping[str, Any]) -> dict[str, Any]:
    buildings = made.get("buildings", ())
    own = [{**one, "id": f"B{at}"} for at, one in enumerate(buildings, 1)]
    return {**made, "buildings": own} if own else dict(made)


def _event(made: Mapping[str, Any], chooser: Chooser) -> dict[str, Any]:
    event = {**made, "start": str(_FIRST_DAY), "end": str(_FIRST_DAY + timedelta(days=2))}
    for name in ("previous", "enforcement"):
        if name in made:
            days = [str(_FIRST_DAY - _BETWEEN * at) for at in range(1, len(made[name]) + 1)]
            event[name] = [{**one, "date": day} for one, day in zip(made[name], days, strict=True)]
    for at, one in enumerate(event.get("previous", ())):
        path: Path = ("event", "previous", at, "date")
        one["date"] = chooser.among(path, (one["date"], one["date"][: len("2025-03")]))
    return event


def _judgements(type_: ReportType, chooser: Chooser) -> dict[str, Any]:
    labels = tuple(one.label.text for one in type_.grades)
    found: dict[str, Any] = {}
    for one in type_.judgements:
        path: Path = ("judgements", one.id, "grade")
        if labels and (not one.optional or chooser.yes(path[:2])):
            found[one.id] = {"grade": chooser.among(path, labels)}
    return found


def _evidence(made: list[Any], type_: ReportType) -> list[Any]:
    areas = [one.id for one in type_.areas]
    found = []
    for at, one in enumerate(made):
        record = {**one, "id": f"E{at + 1}", "area": areas[at % len(areas)]}
        if measure := one.get("measure"):
            whole = max(measure["denominator"], 1)
            least = min(measure["numerator"], whole)
            record["measure"] = {**measure, "denominator": whole, "numerator": least}
        found.append(record)
    return found
