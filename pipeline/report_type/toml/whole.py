"""A report type whole, in one file: its framework and its shared parts are put in.

What comes out is TOML that could stand in place of the report type's own file. Comments at its
top say which files it was put together from, and whether each is a team’s own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.report_type.definition import DEFAULT_STYLE
from pipeline.report_type.toml.content import template_of
from pipeline.report_type.toml.file import COMMON, OWN, top
from pipeline.report_type.toml.table import Table
from pipeline.resources import Source, home, noting

_ORDER = (
    *OWN, *COMMON[:7], "coverage", "caps", "limits", "plan", "forbidden", "grade_words",
    "said", "evidence_rules", "contradictions", "proportions", "timetable", "order", "needed",
    "declarations", *COMMON[7:],
)  # fmt: skip
_WIDTH = 100
_SCHEMA = "#:schema ../../../schemas/report-type.schema.json\n"


def whole(table: Table) -> dict[str, Any]:
    """Return the data of a table with every shared part in its place."""
    return {key: _value(table, key, value) for key, value in table.data.items()}


def _value(table: Table, key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return whole(table.table(key))
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [whole(one) for one in table.tables(key)]
    return value


def resolved(id_: str) -> str:
    """Return the text of a report type as it comes out. The same type gives the same text."""
    with noting() as sources:
        data = whole(top(id_))
    data.pop("framework", None)
    keys = sorted(data, key=_ORDER.index)
    pairs = "".join(f"{_pair(key, data[key], '')}\n" for key in keys)
    return f"{_SCHEMA}{''.join(_origins(id_, data, sources))}\n{pairs}"


def _origins(id_: str, data: Mapping[str, Any], sources: Iterable[Source]) -> Iterator[str]:
    """Yield a comment for each file: those put together, then what else makes the type."""
    folder = f"report-types/{id_}"
    written = [data.get("house_style", DEFAULT_STYLE)]
    written += [one["house_style"] for one in data.get("documents", ()) if "house_style" in one]
    others = (
        *(f"templates/house-styles/{one}.toml" for one in dict.fromkeys(written)),
        f"schemas/report-types/{id_}.schema.json",
        *sorted(f"templates/{name}" for name in templates_of(data, folder)),
    )
    yield "# From:\n"
    for name in (*(one.name for one in sorted(sources)), *others):
        yield f"#   {'own' if home().is_own(name) else 'shipped'}: {name}\n"


def templates_of(data: Mapping[str, Any], folder: str) -> set[str]:
    """Return the files of all section templates that a whole report type names."""
    return {template_of(one, folder) for one in _templates(data)}


def with_templates(value: Any, folder: str, said: Callable[[str], str]) -> Any:
    """Return a whole report type with what each section template says in place of its name."""
    if isinstance(value, str) and value.endswith(".md.j2"):
        return said(template_of(value, folder))
    if isinstance(value, dict):
        return {key: with_templates(one, folder, said) for key, one in value.items()}
    return (
        [with_templates(one, folder, said) for one in value] if isinstance(value, list) else value
    )


def _templates(value: Any) -> Iterator[str]:
    """Yield the name of each section template, wherever it stands."""
    if isinstance(value, str) and value.endswith(".md.j2"):
        yield value
    elif isinstance(value, dict | list):
        for below in value.values() if isinstance(value, dict) else value:
            yield from _templates(below)


def _pair(key: str, value: Any, indent: str) -> str:
    name = key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _text(key)
    return f"{name} = {_written(value, indent)}"


def _written(value: Any, indent: str) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case str():
            return _text(value)
        case Mapping():
            pairs = ", ".join(_pair(key, one, indent) for key, one in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case _:
            return _list(value, indent)


def _list(value: Sequence[Any], indent: str) -> str:
    """Return a list on one line, or with a line for each entry where there are tables in it."""
    flat = f"[{', '.join(_written(one, indent) for one in value)}]"
    if "\n" not in flat and (len(flat) <= _WIDTH or not isinstance(value[0], dict)):
        return flat
    below = f"{indent}  "
    entries = "".join(f"{below}{_written(one, below)},\n" for one in value)
    return f"[\n{entries}{indent}]"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
