"""A bundle to fill in: every blank is a text that says what belongs there.

JSON has no comments, so the hint stands in the blank itself, between `<<` and `>>`. As long as
one is left, the bundle does not validate (BND028), so no hint can ever reach a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.finding import Finding
from pipeline.json_pointer import to_pointer
from pipeline.jsonfile import Json, JsonFile
from pipeline.report_type import ReportType
from pipeline.rules import bnd
from pipeline.schema import bundle_schema, type_schema
from pipeline.schema_view import View

_ASKED = frozenset({"statement", "notice"})  # optional, yet every bundle should think of them


def blank_bundle(type_: ReportType) -> dict[str, Any]:
    """Return a bundle of this type with a hint in every blank, ready for JSON.

    It has what the schemas require, each judgement, and a record of evidence for each area.
    """
    view = View.of(bundle_schema(), type_schema(type_.id))
    bundle = dict(_blank(view, ()))
    bundle["report_type"] = type_.id
    grades = "; ".join(grade.label.text for grade in type_.grades)
    bundle["judgements"] = {
        one.id: {"grade": f"<<{one.name.text}: {grades}>>"} for one in type_.judgements
    }
    bundle["evidence"] = [
        {"id": f"E{number}", "area": area.id, **_record(view, area.label.text)}
        for number, area in enumerate(type_.areas, 1)
    ]
    return bundle


def blank_findings(file: JsonFile) -> tuple[Finding, ...]:
    """Return a finding for each blank that is still to be filled."""
    return tuple(
        bnd.BLANK.at(file.place(pointer), message, key=file.stable_pointer(pointer))
        for pointer, message in _blanks(file.data, ())
    )


def _blanks(data: Json, path: tuple[str | int, ...]) -> Iterator[tuple[str, str]]:
    """Yield the pointer of each text with a blank or a piece of one, and what to say of it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _blanks(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _blanks(value, (*path, index))
    elif isinstance(data, str) and data.startswith("<<") and data.endswith(">>"):
        yield to_pointer(path), "This blank is not filled in yet."
    elif isinstance(data, str) and ("<<" in data or ">>" in data):
        yield to_pointer(path), "A piece of a blank is left here: << or >>."


def _record(view: View, about: str) -> dict[str, Any]:
    record = dict(_blank(view.below("evidence").below(0), ()))
    record["statement"] = f"<<{about}: {record['statement'].strip('<>')}>>"
    return {name: blank for name, blank in record.items() if name not in ("id", "area")}


def _blank(view: View, path: tuple[str, ...]) -> Any:
    """Return a blank for one value: an object or list of its blanks, or a hint."""
    const = next(iter(view.said("const")), None)
    if const is not None:
        return const
    if "object" in view.said("type"):
        return {name: _blank(view.below(name), (*path, name)) for name in _wanted(view)}
    if "array" in view.said("type"):
        fewest = max(view.said("minItems"), default=0)
        return [_blank(view.below(0), path) for _ in range(fewest)]
    return f"<<{_hint(view)}>>"


def _wanted(view: View) -> list[str]:
    required = {name for names in view.said("required") for name in names}
    return [name for name in view.names() if name in required or name in _ASKED]


def _hint(view: View) -> str:
    allowed = next(iter(view.said("enum")), None)
    choices = f" One of: {', '.join(map(str, allowed))}." if allowed else ""
    shape = " As YYYY-MM-DD." if "date" in view.said("format") else ""
    return f"{view.description()}{choices}{shape}"
