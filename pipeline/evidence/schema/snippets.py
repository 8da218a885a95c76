"""What an editor puts in when one adds a record: its required fields, each a place to type at."""

from __future__ import annotations

from itertools import count
from typing import Any

from pipeline.evidence.schema.merged import Part, below


def add_snippets(part: Part) -> None:
    """Give each object that a list may hold its snippet."""
    entries = part.get("items")
    if entries and entries.get("type") == "object":
        entries["defaultSnippets"] = [_snippet(entries)]
    for one in below(part):
        add_snippets(one)


def _snippet(part: Part) -> Part:
    told = part.get("description", "")
    return {"label": "{ … }", "description": told, "body": _body(part, count(1))}


def _body(part: Part, places: count[int]) -> Any:
    """Return a value to fill in. A `^` before a place says that no text belongs there."""
    match part.get("type"):
        case "object":
            fields = part.get("properties", {})
            return {name: _body(fields[name], places) for name in part.get("required", ())}
        case "array":
            return [_body(part["items"], places)]
        case "integer" | "boolean":
            return f"^${next(places)}"
        case _:
            return part.get("const", f"${next(places)}")
