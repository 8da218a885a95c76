"""The evidence behind a block: only what the public part of the bundle holds of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.evidence.public import Node, PublicBundle, Record, Value, child, text_of
from pipeline.language.phrasing import number, per_cent, proportion_of
from pipeline.model.document import Block, block_inlines, measured
from pipeline.model.places import rests_on
from pipeline.report_type.definition import ReportType


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of one record. `known` is false where nothing of it may be."""

    id: str
    area: str = ""
    kind: str = ""
    statement: str = ""
    measure: str = ""
    reference: str = ""
    known: bool = True


def shown(public: PublicBundle, type_: ReportType) -> dict[str, Shown]:
    """Return every record that is not withheld, by its id."""
    areas = {area.id: area.label.text for area in type_.areas}
    records = (_shown(record, areas) for record in public.evidence())
    return {one.id: one for one in records if one.id}


def _shown(record: Record, areas: Mapping[str, str]) -> Shown:
    area = text_of(child(record, "area"))
    source = child(record, "source")
    return Shown(
        id=text_of(child(record, "id")),
        area=areas.get(area, area),
        kind=text_of(child(source, "kind")).replace("-", " "),
        statement=text_of(child(record, "statement")),
        measure=measure_of(child(record, "measure")),
        reference=text_of(child(source, "reference")),
    )


def measure_of(node: Node) -> str:
    """Return a measure with its words: `label: most families (37 of 41, 90%)`."""
    label, told = text_of(child(node, "label")), counted_of(node)
    top, bottom = _number(child(node, "numerator")), _number(child(node, "denominator"))
    if top is not None and bottom and 0 <= top <= bottom:
        numbers = f"{number(top)} of {number(bottom)}"
        unit = text_of(child(node, "unit"))
        told = f"{proportion_of(top, bottom, unit)} ({numbers}, {per_cent(top, bottom)}%)"
    return f"{label}: {told}" if label and told else told


def counted_of(node: Node) -> str:
    """Return the numbers of a measure: `37 of 41 families`; '' where there are none."""
    top, bottom = _number(child(node, "numerator")), _number(child(node, "denominator"))
    if top is None or bottom is None:
        return ""
    return f"{number(top)} of {number(bottom)} {text_of(child(node, 'unit'))}"


def _number(node: Node) -> int | None:
    return node.value if isinstance(node, Value) and type(node.value) is int else None


def behind(block: Block, records: Mapping[str, Shown]) -> tuple[Shown, ...]:
    """Return the records that a block rests on or takes a number from, each once, in order."""
    ids = dict.fromkeys((*rests_on(block), *_measured(block)))
    return tuple(records.get(id_, Shown(id_, known=False)) for id_ in ids)


def _measured(block: Block) -> Iterator[str]:
    yield from (one.evidence for run in block_inlines(block) for one in measured(run))
