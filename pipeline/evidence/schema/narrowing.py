"""Whether the schema of a report type narrows that of all bundles, and agrees with its type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.evidence.json.pointer import Path
from pipeline.evidence.schema.files import bundle_schema, type_schema
from pipeline.evidence.schema.lines import at_line
from pipeline.evidence.schema.view import View
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.definition import ReportType


def widened(name: str, id_: str, type_: ReportType | None) -> Iterator[BrokenError]:
    """Yield what a type’s schema has and the bundle schema, or the report type, does not."""
    schema = type_schema(id_)
    yield from _of(schema, View.of(bundle_schema()), (), name)
    named = schema["properties"].get("report_type", {})
    if "const" in named and named["const"] != id_:
        path = ("properties", "report_type", "const")
        yield at_line(name, path, f"‘report_type’ must be that of the file, ‘{id_}’.")
    if type_ is not None:
        judgements = [one.id for one in type_.judgements]
        yield from _agrees(schema, "judgements", judgements, "judgement", name)
        sections = [one.section for _, one in type_.narratives()]
        yield from _agrees(schema, "narrative", sections, "narrative", name)
        yield from _unknown_here(schema, type_)


def _of(part: Any, view: View, path: Path, name: str) -> Iterator[BrokenError]:
    if not isinstance(part, dict):
        return
    known = view.names()
    for field, below in part.get("properties", {}).items():
        inner = (*path, "properties", field)
        if known and field not in known:
            hint = did_you_mean(field, known) or f"Its fields: {', '.join(known)}."
            yield at_line(name, inner, f"No bundle has a field ‘{field}’ here.", hint)
        elif view.below(field).parts and field != "facts":
            yield from _values(below, view.below(field), inner, name)
            yield from _of(below, view.below(field), inner, name)
    yield from _of(part.get("items"), view.below(0), (*path, "items"), name)


def _values(part: Any, view: View, path: Path, name: str) -> Iterator[BrokenError]:
    for known in view.said("enum"):
        for at, one in enumerate(part.get("enum", ())):
            if one not in known:
                hint = did_you_mean(one, known) or f"It may be: {', '.join(known)}."
                yield at_line(name, (*path, "enum", at), f"No bundle may say ‘{one}’ here.", hint)


def _unknown_here(schema: Any, type_: ReportType) -> Iterator[BrokenError]:
    """Yield each narrative of a report type that its schema has not, beside others it alone has.

    One of the two is misspelt, and nobody knows which: so each is told where it stands.
    """
    there = schema["properties"].get("narrative", {}).get("properties", {})
    named = {f"/narrative/{one.section}": one.section for _, one in type_.narratives()}
    lonely = [one for one in there if one not in named.values()]
    for pointer in type_.pointers if lonely else ():
        section = named.get(pointer.at)
        if section is not None and section not in there:
            place = Place(template=pointer.address)
            hint = did_you_mean(section, lonely) or f"It has: {', '.join(there)}."
            yield BrokenError(f"The schema has no narrative ‘{section}’.", place=place, hint=hint)


def _agrees(
    schema: Any, field: str, wanted: Sequence[str], what: str, name: str
) -> Iterator[BrokenError]:
    part = schema["properties"].get(field, {})
    there = part.get("properties", {})
    if part.get("additionalProperties") is not False:
        return
    path = ("properties", field, "properties")
    for one in there:
        if one not in wanted:
            hint = did_you_mean(one, wanted) or f"There are: {', '.join(wanted) or 'none'}."
            yield at_line(name, (*path, one), f"The report type has no {what} ‘{one}’.", hint)
    for one in wanted:
        if one not in there and what == "judgement":
            message = f"The {what} ‘{one}’ of the report type is missing here."
            yield at_line(name, path, message, f"Add it to ‘{field}’.")
