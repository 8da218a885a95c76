"""The schema of a report type’s bundles for an editor, which completes and explains by it.

It is made of both schemas and of what the report type alone knows: its grades, its areas of
evidence, the sections that inspectors write. So it refuses a grade, an area or a blank that
`check` refuses, and nothing that `check` lets pass. Beside JSON Schema it holds words that editors
built on VS Code’s language service show: `enumDescriptions`, `errorMessage`, `defaultSnippets`.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pipeline.evidence.json.pointer import to_tokens
from pipeline.evidence.schema.files import bundle_schema
from pipeline.evidence.schema.merged import Part, below, merged
from pipeline.evidence.schema.snippets import add_snippets
from pipeline.evidence.schema.view import bundle_view
from pipeline.evidence.schema.wording import FORMS
from pipeline.model.finding import Citation
from pipeline.report_type.definition import ReportType

_FILLED: Part = {"not": {"pattern": "<<|>>"}, "errorMessage": "This blank is not filled in yet."}
_NEVER = "Never published."
_ABOUT_THE_FILE = {"$schema", "schema_version"}


def editor_schema(type_: ReportType) -> dict[str, Any]:
    """Return one self-contained schema of a report type’s bundles. Raises as its schemas do."""
    whole = merged(bundle_view(type_.id))
    fields = whole["properties"]
    _tell_judgements(fields["judgements"], type_)
    _tell_areas(fields["evidence"]["items"]["properties"]["area"], type_)
    _tell_sections(fields["narrative"], type_)
    _tell_exceptions(whole, type_)
    for name in fields.keys() - _ABOUT_THE_FILE:
        _explain(fields[name])
    add_snippets(whole)
    bundle = bundle_schema()
    whole["description"] = bundle["description"]
    about = {
        "$schema": bundle["$schema"],
        "$id": f"{bundle['$id']}:{type_.id}",
        "title": f"Evidence bundle: {type_.title}",
    }
    return about | whole


def _tell_judgements(part: Part, type_: ReportType) -> None:
    others, fields = part.get("additionalProperties"), part.setdefault("properties", {})
    if isinstance(others, dict):
        fields |= {one.id: deepcopy(others) for one in type_.judgements if one.id not in fields}
        _tell_grades(others["properties"]["grade"], type_)
    known = [one for one in type_.judgements if one.id in fields]  # a schema may leave one out
    for one in known:
        fields[one.id]["description"] = f"{one.name.text}{_source(one.citation)}"
        _tell_grades(fields[one.id]["properties"]["grade"], type_)
    part["required"] = [one.id for one in known if not one.optional]


def _tell_grades(part: Part, type_: ReportType) -> None:
    meanings = {one.grade: one.says.text for one in type_.meanings}
    told = [meanings.get(one.label.text, str(one.citation)) for one in type_.grades]
    part.pop("examples", None)
    part |= {"enum": [one.label.text for one in type_.grades], "enumDescriptions": told}


def _tell_areas(part: Part, type_: ReportType) -> None:
    names = {one.id: one.name.text for one in type_.judgements}
    part["enum"] = [one.id for one in type_.areas]
    part["enumDescriptions"] = [
        f"{one.label.text}{_source(one.citation)}"
        + (f". For: {names[one.judgement]}" if one.judgement in names else "")
        for one in type_.areas
    ]
    part.pop("pattern", None)


def _tell_sections(part: Part, type_: ReportType) -> None:
    fields = part.get("properties", {})
    for section, narrative in type_.narratives():
        if narrative.section in fields:
            title = f"‘{section.title.text}’{_source(section.citation)}"
            must = " The report must have it." if section.required or section.written else ""
            fields[narrative.section]["description"] = f"The words of the section {title}.{must}"


def _tell_exceptions(whole: Part, type_: ReportType) -> None:
    """Say of each area that may be left out what it is about."""
    part: Any = whole
    for token in to_tokens(type_.rules.coverage.exceptions if type_.rules.coverage else ""):
        part = part.get("properties", {}).get(token, {})
    for area in type_.areas:
        if isinstance(field := part.get("properties", {}).get(area.id), dict):
            field["description"] = f"{area.label.text}: {field.get('description', '')}"


def _explain(part: Part) -> None:
    """Add to a part, and to all below it, what an editor says of a wrong value, and of privacy."""
    if part.get("type") == "string" and not {"enum", "const"} & part.keys():
        if pattern := part.get("pattern"):
            part["patternErrorMessage"] = FORMS.get(pattern, part.get("description", ""))
        else:
            part.setdefault("allOf", []).append(_FILLED)
    said = part.get("description", "")
    if part.get("x-publish") == "never" and "publish" not in said:
        part["description"] = f"{said} {_NEVER}".lstrip()
    for one in below(part):
        _explain(one)


def _source(citation: Citation) -> str:
    return f" ({citation})" if citation.seed else ""
