"""A bundle to fill in: every blank is a text that says what belongs there.

JSON has no comments, so the hint stands in the blank itself, between `<<` and `>>`. As long as
one is left, the bundle does not validate (BND028), so no hint can ever reach a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.evidence.door import door_rule
from pipeline.evidence.json.pointer import to_pointer, to_tokens
from pipeline.evidence.json.reading import Json
from pipeline.evidence.json.rules import first_faults
from pipeline.evidence.json.strict import JsonFile
from pipeline.evidence.schema.view import View, bundle_view
from pipeline.model.finding import Finding

if TYPE_CHECKING:
    from pipeline.report_type.definition import ReportType

BLANK = door_rule(
    "BND028",
    "blank-not-filled",
    "No blank is left.",
    "‘new’ writes a hint between << and >> into every blank. It is for the person who fills the "
    "bundle in, and must not reach a report.",
    "Put the value in place of the hint, or remove an optional field.",
)

# Optional fields that every bundle should think of: the object they belong to, their name.
_ASKED = frozenset(
    {
        ("evidence", "statement"),
        ("event", "notice"),
        ("event", "enforcement"),
        ("inspectors", "role"),
    }
)


def blank_bundle(type_: ReportType) -> dict[str, Any]:
    """Return a bundle of this type with a hint in every blank, ready for JSON.

    It has what the schemas require, each judgement, and a record of evidence for each area.
    """
    view = bundle_view(type_.id)
    bundle = dict(_blank(view, ()))
    bundle["report_type"] = type_.id
    grades = "; ".join(grade.label.text for grade in type_.grades)
    bundle["judgements"] = {
        one.id: {"grade": f"<<{one.name.text}: {grades}>>"} for one in type_.judgements
    }
    if facts := _facts(type_, view):
        bundle["facts"] = bundle.get("facts", {}) | facts
    for one in type_.rules.declarations:
        _put(bundle, view, tuple(to_tokens(one.at)))
    bundle["evidence"] = [
        {"id": f"E{number}", "area": area.id, **_record(view, area.label.text)}
        for number, area in enumerate(type_.areas, 1)
    ]
    return bundle


def blank_findings(file: JsonFile) -> tuple[Finding, ...]:
    """Return a finding for each blank that is still to be filled."""
    return first_faults(
        BLANK.at(file.place(pointer), message, key=file.stable_pointer(pointer))
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


def _facts(type_: ReportType, view: View) -> dict[str, Any]:
    """Return blanks for the facts that a rule counts with: without them it finds an error."""
    names = [to_tokens(rule.fact)[-1] for rule in type_.rules.evidence if rule.least]
    return {name: _blank(view.below("facts").below(name), ()) for name in names}


def _put(bundle: dict[str, Any], view: View, path: tuple[str, ...]) -> None:
    """Put a blank for a declaration where it belongs."""
    inner = bundle
    for step in path[:-1]:
        view, inner = view.below(step), inner.setdefault(step, {})
    inner[path[-1]] = _blank(view.below(path[-1]), ())


def _record(view: View, about: str) -> dict[str, Any]:
    record = dict(_blank(view.below("evidence").below(0), ("evidence",)))
    record["statement"] = f"<<{about}: {record['statement'].strip('<>')}>>"
    return {name: blank for name, blank in record.items() if name not in ("id", "area")}


def _blank(view: View, path: tuple[str, ...]) -> Any:
    """Return a blank for one value: an object or list of its blanks, or a hint."""
    const = next(iter(view.said("const")), None)
    if const is not None:
        return const
    if "object" in view.said("type"):
        return {name: _blank(view.below(name), (*path, name)) for name in _wanted(view, path)}
    if "array" in view.said("type"):
        fewest = max(view.said("minItems"), default=0)
        return [_blank(view.below(0), path) for _ in range(fewest)]
    return f"<<{_hint(view)}>>"


def _wanted(view: View, path: tuple[str, ...]) -> list[str]:
    """Return the fields to ask for: those required, and a few more by the name of their parent."""
    required = {name for names in view.said("required") for name in names}
    around = path[-1] if path else ""
    return [name for name in view.names() if name in required or (around, name) in _ASKED]


def _hint(view: View) -> str:
    allowed = next(iter(view.said("enum")), None)
    choices = f" One of: {', '.join(map(str, allowed))}." if allowed else ""
    if "boolean" in view.said("type"):
        choices = " Write true, or leave the field out."
    shape = " As YYYY-MM-DD." if "date" in view.said("format") else ""
    return f"{view.description()}{choices}{shape}"
