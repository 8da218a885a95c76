"""Writes `docs/reference/bundle.md` from the schemas and the report types.

Run it when one of them changes: `.venv/bin/python scripts/bundle_pages.py`. A test compares.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.evidence.public import Publish  # noqa: E402
from pipeline.evidence.schema.files import bundle_schema, type_schema  # noqa: E402
from pipeline.report_type.toml.file import ids, load  # noqa: E402  the package of this checkout

TARGET = ROOT / "docs" / "reference" / "bundle.md"

_INTRO = """\
# The evidence bundle, field by field

<!-- Made by scripts/bundle_pages.py from the schemas. Do not edit: change a schema, run it. -->

A bundle is one JSON file in UTF-8: one inspection or visit of one setting. It holds what the
report needs and where it came from. [The tutorial](../tutorial.md) builds one step by step.

- **Required** fields must be there. An object that is left out asks for none of its fields.
- A name such as `source.kind` means the field `kind` inside `source`; `points[].value` means the
  field `value` of each entry of the list `points`.
- **Published** says whether a field may reach a report; the report type decides which of them do.
  *Yes*: as plain words that never act as markup. *Yes, with markup*: a small subset of Markdown,
  see [Markup in narrative](#markup-in-narrative). *With permission*: only if `permission` beside it
  is `true`. *Never*: it stays out of every report. A record with `withheld` stays out whole.
- A field that no schema knows is an error. So is a line break in a field without markup.

Your editor can complete and explain a bundle as you type, by the schema that `new TYPE --out FILE`
puts beside it: see [Write a bundle in your editor](../how-to/write-a-bundle-in-your-editor.md).
"""

_MARKUP = """\
## Markup in narrative

`narrative.<section>.paragraphs[].text` may hold:

| to get | write |
|---|---|
| a new paragraph | an empty line, or a new entry of `paragraphs` |
| stress, or strong importance | `*words*`, `**words**` |
| a bullet list | lines that begin with `- ` |
| a quote set apart | lines that begin with `> ` |
| words that claim a number | `[most families](evidence:E12)`: the link is dropped from the page |
| the number of another paragraph | `[paragraph](paragraph:P3)`: [see below](#references) |
| a link | `[words](https://…)` without a user name, `[words](mailto:name@host)` alone |

A quote or a list item holds words only, no list or quote of its own. Anything else that looks like
markup stays as it was typed. What cannot be read without losing a word is an error (BND026), and
the draft shows the words as they were typed.

### Parts of a long section

A paragraph with a `heading` begins a part of its section, which reaches up to the next `heading` or
the end of the narrative. The heading is one level below that of the section, in every format. It is
no paragraph, and counts to the words of the section. A `subheading` below it begins a part of that
part, another level down; where no `heading` stands above it in its section, a warning says so
(SEC012).

### References

Where the report type numbers paragraphs, `[paragraph](paragraph:P3)` becomes ‘paragraph 12’, as a
link, in every format: 12 is the number of the paragraph with `"id": "P3"`. Words may be left out,
as in `[paragraphs](paragraph:P3) to [](paragraph:P5)`, ‘paragraphs 12 to 14’. A reference that
leads nowhere is an error (BND060), and its number is a question mark.

`action` and `further` of requirements and recommendations may hold such references, and links to a
web address or an address for mail; every other sign in them stays as it was typed. A document
without numbers of its own, such as a form, gives the number in the report, and no link.
"""


def page() -> str:
    """Return the whole page."""
    schema = bundle_schema()
    defs = {name: one for name, one in schema["$defs"].items() if name not in _NAMES}
    parts = [_INTRO, _section("The bundle", _inlined(schema, defs))]
    parts += [
        _section(title, _inlined(schema["$defs"][name], defs)) for name, title in _NAMES.items()
    ]
    parts += [_MARKUP, *(_type_section(id_) for id_ in ids())]
    return "\n".join(parts)


_NAMES = {
    "setting": "`setting`",
    "event": "`event`",
    "judgement": "`judgements.<id>`",
    "evidence": "`evidence[]`",
    "narrative": "`narrative.<section>`",
    "requirement": "`requirements[]`",
    "recommendation": "`recommendations[]`",
    "waiver": "`waivers[]`",
}


def _inlined(part: Any, defs: Mapping[str, Any]) -> Any:
    """Return a part of a schema with these definitions in place of what refers to them."""
    if isinstance(part, list):
        return [_inlined(one, defs) for one in part]
    if not isinstance(part, Mapping):
        return part
    whole = {**defs.get(_ref(part), {}), **part}
    if _ref(part) in defs:
        del whole["$ref"]
    return {key: _inlined(value, defs) for key, value in whole.items() if key != "$defs"}


def _section(title: str, schema: Mapping[str, Any]) -> str:
    return f"## {title}\n\n{_words(schema['description'])}\n\n{_table(schema)}"


def _table(schema: Mapping[str, Any]) -> str:
    head = "| field | meaning | type | required | published |\n|---|---|---|---|---|\n"
    return head + "".join(f"{row}\n" for row in _rows(schema, ""))


def _rows(schema: Mapping[str, Any], prefix: str) -> Iterator[str]:
    fields = schema.get("properties", {})
    if len(fields) > 2 and len({str(one) for one in fields.values()}) == 1:
        fields = {"<id>": {**next(iter(fields.values())), "ids": list(fields)}}
    for name, field in fields.items():
        path = f"{prefix}{name}"
        required = "yes" if name in schema.get("required", ()) else ""
        ref = _ref(field)
        meaning = _words(field.get("description", "")) or (_link(ref, "See") + "." if ref else "")
        yield f"| `{path}` | {meaning} | {_type(field)} | {required} | {_published(field)} |"
        inner = field.get("items", {}) if field.get("type") == "array" else field
        suffix = "[]." if inner is not field else "."
        yield from _rows(inner, f"{path}{suffix}")


def _link(ref: str, see: str) -> str:
    anchor = re.sub(r"[^a-z-]", "", _NAMES[ref].lower())
    return f"{see} [{_NAMES[ref]}](#{anchor})"


def _type(field: Mapping[str, Any]) -> str:
    """Return the type of a field in words."""
    if "ids" in field:
        ids_ = ", ".join(f"`{one}`" for one in field["ids"])
        return f"{_type({k: v for k, v in field.items() if k != 'ids'})}; the ids are {ids_}"
    if "const" in field:
        return f"always `{field['const']}`"
    if "enum" in field:
        return f"one of {', '.join(f'`{one}`' for one in field['enum'])}"
    if field.get("type") == "array":
        return f"list{_range(field, 'minItems', 'maxItems')} of {_entries(field['items'])}"
    if field.get("type") == "integer":
        return f"whole number{_range(field, 'minimum', 'maximum')}"
    if field.get("type") == "boolean":
        return "`true` or `false`"
    if field.get("type") == "string":
        return _DATES.get(field.get("format", "")) or _text(field)
    rest = field.get("additionalProperties")
    if not isinstance(rest, dict):
        return "object"
    return f"object, {_link(_ref(rest), 'see')}" if _ref(rest) else f"object of {_type(rest)}"


def _ref(schema: Mapping[str, Any]) -> str:
    ref = schema.get("$ref", "")  # a field of a bundle may be called so as well
    return ref.removeprefix("#/$defs/") if isinstance(ref, str) else ""


def _text(field: Mapping[str, Any]) -> str:
    words = f"text, at most {field['maxLength']:,} characters"
    return f"{words}, shaped `{_code(field['pattern'])}`" if "pattern" in field else words


def _code(pattern: str) -> str:
    return pattern.strip("^$").replace("|", "\\|")


def _entries(items: Mapping[str, Any]) -> str:
    if "$ref" in items:
        return f"objects, {_link(_ref(items), 'see')}"
    return "texts" if items.get("type") == "string" else "objects"


def _range(field: Mapping[str, Any], least: str, most: str) -> str:
    if least in field and most in field:
        return (
            f", {field[least]:,} to {field[most]:,},"
            if "Items" in least
            else (f", {field[least]:,} to {field[most]:,}")
        )
    return f", at most {field[most]:,}," if most in field else ""


_DATES: Mapping[str, str] = {
    "date": "date, `YYYY-MM-DD`",
    "date-or-month": "date, `YYYY-MM-DD`, or month, `YYYY-MM`",
}
_PUBLISHED: Mapping[Publish, str] = {
    "text": "yes",
    "linked": "yes, with [links](#references)",
    "markdown": "yes, with markup",
    "if-permitted": "with permission",
    "never": "never",
}


def _published(field: Mapping[str, Any]) -> str:
    """Return what a leaf says of itself; an object's fields speak for themselves."""
    rest = field.get("additionalProperties")
    if isinstance(rest, dict) and not _ref(rest):
        return _published(rest)
    if "$ref" in field or field.get("type") == "object":
        return ""
    if field.get("type") == "array":
        items = field["items"]
        return "" if "$ref" in items or items.get("type") == "object" else _published(items)
    return _PUBLISHED[field.get("x-publish", "never")]


def _words(text: str) -> str:
    """Return plain words as Markdown that shows them as they are, in a table too."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


# --- what a report type adds -------------------------------------------------------------


def _type_section(id_: str) -> str:
    type_, schema = load(id_), type_schema(id_)
    properties = _inlined(schema, schema.get("$defs", {}))["properties"]
    parts = [f"## Report type `{id_}`\n\n{type_.title}. {_words(schema['description'])}\n"]
    parts.append(_bullets(properties, [grade.label.text for grade in type_.grades]))
    if alone := _areas(area for area in type_.areas if not type_.judgement(area.judgement)):
        parts.append(f"- Areas of evidence without a judgement: {alone}.\n")
    rows = [
        f"| `{one.id}` | {one.name.text} | {_areas(type_.areas_of(one.id))} |"
        for one in type_.judgements
    ]
    head = "| judgement | name | areas of evidence |\n|---|---|---|\n"
    if rows:
        parts.append(head + "\n".join(rows) + "\n")
    if properties.get("facts", {}).get("properties"):
        parts.append(_table({"properties": {"facts": properties["facts"]}}))
    return "\n".join(parts)


def _areas(areas: Any) -> str:
    return ", ".join(f"`{area.id}`" for area in areas)


def _bullets(properties: Mapping[str, Any], grades: list[str]) -> str:
    lines = [f"- Grades: {', '.join(grades)}." if grades else "- No grades."]
    if narrative := properties.get("narrative", {}).get("properties"):
        lines.append(f"- Narrative sections: {', '.join(f'`{one}`' for one in narrative)}.")
    for name, field in properties.items():
        if field.get("required") and name != "facts":
            asked = ", ".join(f"`{one}`" for one in field["required"])
            lines.append(f"- Also required in `{name}`: {asked}.")
        if field.get("items", {}).get("required"):
            asked = ", ".join(f"`{one}`" for one in field["items"]["required"])
            lines.append(f"- Also required in each entry of `{name}`: {asked}.")
        if field.get("maxItems") == 0:
            lines.append(f"- `{name}` stays empty. {_words(field.get('description', ''))}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
