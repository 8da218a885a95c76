"""Templates that no section prints, and public fields that no report of a type ever shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import NEVER_PRINTED, NEVER_USED
from pipeline.composition.lint.templates import Templates
from pipeline.evidence.schema.files import type_schema
from pipeline.evidence.schema.lines import line_of
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType
from pipeline.resources import home

_DEFS: Final = "#/$defs/"


def unused(type_: ReportType, templates: Templates) -> Iterator[Finding]:
    """Yield each template in the folder of a report type that no section of it prints."""
    folder = type_.file.rpartition("/")[0]
    for name in home().names(f"templates/{folder}/*.md.j2"):
        file = name.removeprefix("templates/")
        if file not in templates.seen:
            yield Fault(NEVER_USED, 1, f"This template is printed by no section of {type_.id}.").at(
                file
            )


def never_printed(type_: ReportType, named: set[str]) -> Iterator[Finding]:
    """Yield each public field that the schema of a type adds, and nothing of the type uses.

    `named` are the pointers that its templates name.
    """
    schema = type_schema(type_.id)
    used = named | {one.at.replace("/0/", "/*/") for one in type_.pointers}
    whole = [one.at for one in type_.pointers if one.kind in ("fields", "lines")]
    for pointer, path in _public(schema, schema, "", ()):
        if pointer not in used and not any(pointer.startswith(f"{one}/") for one in whole):
            file = f"schemas/report-types/{type_.id}.schema.json"
            line = line_of(file, path)
            message = f"‘{pointer}’ is public, and no report of this type shows it or rests on it."
            yield Fault(NEVER_PRINTED, line, message, word=f'"{path[-1]}"').at(file)


def _public(
    part: Any, whole: Any, pointer: str, path: tuple[str, ...], depth: int = 0
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each field that a schema says is public: its pointer, and its path in the schema."""
    if not isinstance(part, dict) or depth > 20:
        return
    if isinstance(ref := part.get("$ref"), str):
        name = ref.removeprefix(_DEFS)
        below = whole.get("$defs", {}).get(name)
        yield from _public(below, whole, pointer, ("$defs", name), depth + 1)
    if part.get("x-publish", "never") != "never":
        yield pointer, path
    for name, below in part.get("properties", {}).items():
        inner = (*path, "properties", name)
        yield from _public(below, whole, f"{pointer}/{name}", inner, depth + 1)
    if isinstance(part.get("items"), dict):
        yield from _public(part["items"], whole, f"{pointer}/*", (*path, "items"), depth + 1)
