"""The schemas that describe the files of report types to an editor."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from pipeline.resources import SCHEMAS

NAMES = {"report-types": "report-type", "frameworks": "framework", "shared": "shared"}


@cache
def schema(name: str) -> dict[str, Any]:
    """Return one of the three schemas."""
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return found


@cache
def _validator(name: str) -> Draft202012Validator:
    files = {f"{one}.schema.json": schema(one) for one in NAMES.values()}
    resources = [(file, DRAFT202012.create_resource(one)) for file, one in files.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    whole = {**schema(name), "$id": f"{name}.schema.json"}  # as an editor knows it: by its file
    return Draft202012Validator(whole, registry=registry)


def refused(file: str, data: Any) -> list[str]:
    """Return what the schema of a file, by its path below `templates/`, has against its data."""
    name = NAMES[file.partition("/")[0]]
    return [error.message for error in _validator(name).iter_errors(data)]
