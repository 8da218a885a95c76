"""All that is wrong with the schemas of a report type, and not the first thing only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from pipeline.evidence.schema.consistent import inconsistent
from pipeline.evidence.schema.dialect import not_ours
from pipeline.evidence.schema.files import Schema, bundle_schema, type_schema
from pipeline.evidence.schema.narrowing import widened
from pipeline.model.errors import BrokenError
from pipeline.model.text_file import decoded
from pipeline.report_type.definition import ReportType
from pipeline.resources import read

BUNDLE: Final = "schemas/bundle.schema.json"


def schema_faults(id_: str, type_: ReportType | None) -> Iterator[BrokenError]:
    """Yield what is wrong with the bundle schema, and with that of a report type.

    `type_` is the report type, None where it is broken itself.
    """
    name = f"schemas/report-types/{id_}.schema.json"
    found = [*_of_file(BUNDLE, bundle_schema), *_of_file(name, partial(type_schema, id_))]
    yield from found
    if not found:
        yield from widened(name, id_, type_)


def _of_file(name: str, load: Callable[[], Schema]) -> Iterator[BrokenError]:
    try:
        schema = load()
    except BrokenError as error:
        yield from _dialect(name) or [error]
    else:
        yield from inconsistent(schema, name)


def _dialect(name: str) -> list[BrokenError]:
    """Return all that makes a file no schema of ours; nothing where it is no JSON at all."""
    try:
        raw = read(name)
        schema = json.loads(decoded(raw, name))
    except (OSError, ValueError, RecursionError, BrokenError):
        return []
    return list(not_ours(schema, name, raw))
