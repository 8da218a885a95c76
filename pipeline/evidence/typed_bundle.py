"""From valid JSON to the typed bundle.

Each field is taken by its name, so that a field which a schema gains changes nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pipeline.evidence.bundle import (
    Bundle,
    Enforcement,
    Evidence,
    Improvement,
    Judgement,
    Measure,
    NarrativeParagraph,
    PreviousImprovement,
    PreviousInspection,
    Quote,
    Recipient,
    Waiver,
)
from pipeline.evidence.facts import declared
from pipeline.evidence.json.strict import JsonFile
from pipeline.evidence.public import PublicBundle
from pipeline.evidence.versions import CURRENT
from pipeline.model.months import days_of
from pipeline.report_type.steps import NAMED


def typed_bundle(file: JsonFile, public: PublicBundle, written_as: str = CURRENT) -> Bundle:
    """Return the typed bundle of a file that is valid against both of its schemas.

    `written_as` is the version of the schema that the file names.
    """
    data: Any = file.data
    event = data["event"]
    return Bundle(
        file=file,
        public=public,
        version=written_as,
        id=data["id"],
        report_type=data["report_type"],
        start=date.fromisoformat(event["start"]),
        end=date.fromisoformat(event["end"]),
        judgements=tuple(_judgement(one, id_) for id_, one in _objects(data["judgements"])),
        evidence=tuple(_evidence(one, index) for index, one in enumerate(data["evidence"])),
        narrative={id_: _narrative(one, id_) for id_, one in _objects(data.get("narrative", {}))},
        requirements=_improvements(data, "requirements"),
        recommendations=_improvements(data, "recommendations"),
        facts=declared(data.get("facts", {})),
        waivers=tuple(_waivers(data)),
        previous=tuple(_previous(event)),
        enforcement=tuple(_enforcement(event)),
        previous_improvements=tuple(_previous_improvements(event)),
        names=tuple(_names(data["setting"], event)),
        buildings=tuple(one["id"] for one in data["setting"].get("buildings", [])),
        recipients=tuple(_recipients(event)),
        steps_named=frozenset(
            name.removesuffix(NAMED) for name in event.get("timetable", {}) if name.endswith(NAMED)
        ),
        figures=tuple((one["what"], one["number"]) for one in event.get("figures", [])),
        places=data["setting"].get("places"),
        centres=len(data["setting"].get("centres", [])),
        inspectors=len(event["inspectors"]),
    )


def _objects(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the entries of an object that goes by ids, without any single value beside them."""
    return ((id_, one) for id_, one in data.items() if isinstance(one, dict))


def _judgement(data: Mapping[str, Any], id_: str) -> Judgement:
    return Judgement(
        id=id_,
        pointer=f"/judgements/{id_}",
        grade=data["grade"],
        changed=data.get("provisional_grade", data["grade"]) != data["grade"],
        explained="reason" in data,
    )


def _evidence(data: Mapping[str, Any], index: int) -> Evidence:
    pointer, source = f"/evidence/{index}", data["source"]
    quote, measure = data.get("quote"), data.get("measure")
    return Evidence(
        id=data["id"],
        pointer=pointer,
        area=data["area"],
        source_kind=source["kind"],
        statement=data.get("statement", ""),
        direction=data["direction"],
        weight=data["weight"],
        why_withheld=data.get("withheld", ""),
        quote=_quote(quote) if quote else None,
        measure=_measure(measure, f"{pointer}/measure") if measure else None,
        points=tuple(one["value"] for one in data.get("series", {}).get("points", [])),
        labels=tuple(_labels(measure or {}, data.get("series", {}))),
        recorded=frozenset(source) & {"time", "role", "initials"},
        initials=source.get("initials", ""),
        source_detail=source.get("detail", ""),
        source_role=source.get("role", ""),
        source_time=source.get("time", ""),
        source_date=date.fromisoformat(source["date"]) if "date" in source else None,
    )


def _labels(measure: Mapping[str, Any], series: Mapping[str, Any]) -> Iterator[str]:
    yield from (one[key] for one in (measure, series) for key in ("label", "unit") if key in one)
    yield from (point["period"] for point in series.get("points", []))


def _quote(data: Mapping[str, Any]) -> Quote:
    return Quote(data["text"], data["permission"], data.get("speaker", ""))


def _measure(data: Mapping[str, Any], pointer: str) -> Measure:
    return Measure(pointer, data["label"], data["numerator"], data["denominator"], data["unit"])


def _narrative(data: Mapping[str, Any], section: str) -> tuple[NarrativeParagraph, ...]:
    return tuple(
        NarrativeParagraph(
            pointer=f"/narrative/{section}/paragraphs/{index}/text",
            text=one["text"],
            evidence=tuple(one["evidence"]),
            id=one.get("id", ""),
            follows=tuple(one.get("follows", ())),
            building=one.get("building", ""),
            heading=one.get("heading", ""),
            subheading=one.get("subheading", ""),
        )
        for index, one in enumerate(data["paragraphs"])
    )


def _improvements(data: Mapping[str, Any], key: str) -> tuple[Improvement, ...]:
    return tuple(
        Improvement(
            id=one["id"],
            pointer=f"/{key}/{index}",
            evidence=tuple(one["evidence"]),
            action=one["action"],
            regulation=one.get("regulation", ""),
            standard=one.get("standard", ""),
            addressed_to=one.get("addressed_to", ""),
            due=date.fromisoformat(one["due"]) if "due" in one else None,
            building=one.get("building", ""),
            judgement=one.get("judgement", ""),
            theme=one.get("theme", ""),
            further=len(one.get("further", ())),
        )
        for index, one in enumerate(data.get(key, []))
    )


def _waivers(data: Mapping[str, Any]) -> Iterator[Waiver]:
    for index, one in enumerate(data.get("waivers", [])):
        yield Waiver(
            pointer=f"/waivers/{index}",
            rule=one["rule"],
            at=one.get("pointer", ""),
            finding=one.get("finding", ""),
            words=one.get("words", ""),
            acknowledges=one.get("acknowledges", False),
            dated="date" in one,
        )


def _previous(event: Mapping[str, Any]) -> Iterator[PreviousInspection]:
    for index, one in enumerate(event["previous"]):
        first, last = days_of(one["date"])
        yield PreviousInspection(
            pointer=f"/event/previous/{index}",
            date=first,
            grade="" if "judged" in one else one.get("grade", ""),
            last=last,
        )


def _enforcement(event: Mapping[str, Any]) -> Iterator[Enforcement]:
    for index, one in enumerate(event.get("enforcement", [])):
        yield Enforcement(f"/event/enforcement/{index}", date.fromisoformat(one["date"]))


def _recipients(event: Mapping[str, Any]) -> Iterator[Recipient]:
    for index, one in enumerate(event.get("authorities", [])):
        told, called = (
            date.fromisoformat(one[key]) if key in one else None for key in ("told", "telephoned")
        )
        yield Recipient(f"/event/authorities/{index}", told, called)


def _previous_improvements(event: Mapping[str, Any]) -> Iterator[PreviousImprovement]:
    for index, one in enumerate(event.get("previous_improvements", [])):
        pointer = f"/event/previous_improvements/{index}"
        yield PreviousImprovement(pointer, one["kind"], one["action"], one["met"])


def _names(setting: Mapping[str, Any], event: Mapping[str, Any]) -> Iterator[str]:
    yield setting["name"]
    if "local_authority" in setting:
        yield setting["local_authority"]
    if "registered_provider" in setting:
        yield setting["registered_provider"]["name"]
    yield from (one["name"] for one in setting.get("centres", []))
    yield from (one["name"] for one in event["inspectors"])
