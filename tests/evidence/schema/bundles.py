"""A valid bundle as text, and its parts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.evidence.json.strict import JsonFile, Refused, parse
from pipeline.evidence.schema.check import safe_keys

GOOD = Path(__file__).with_name("good.json").read_text("utf-8")
TYPE = "sccif-rfc-full"

Steps: TypeAlias = tuple[str | int, ...]


def read(text: str) -> JsonFile:
    file = parse(text.encode(), "b.json", safe_keys())
    assert not isinstance(file, Refused)
    return file


def parts(value: Any, path: Steps = ()) -> Iterator[Steps]:
    """Yield the path of a value and of every value in it."""
    yield path
    pairs = value.items() if isinstance(value, dict) else ()
    for step, inner in [*pairs, *(enumerate(value) if isinstance(value, list) else ())]:
        yield from parts(inner, (*path, step))


def changed(path: Steps, value: Any) -> Any:
    """Return the good bundle with another value at a path."""
    if not path:
        return value
    bundle: Any = json.loads(GOOD)
    inner = bundle
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return bundle


PATHS = tuple(parts(json.loads(GOOD)))
