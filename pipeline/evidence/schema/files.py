"""The schema files: the bundle's, and one for each report type."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from pipeline.evidence.json.strict import Refused, parse
from pipeline.evidence.schema.dialect import check_dialect
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.model.text_file import decoded
from pipeline.resources import aside, home, names, read, remembered, using

Schema: TypeAlias = Mapping[str, Any]
_BUNDLE = "schemas/bundle.schema.json"
_TYPES = "schemas/report-types/*.schema.json"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def bundle_schema() -> Schema:
    """Return the schema of all evidence bundles. Read-only: it is shared."""
    return _load(_BUNDLE)


def type_schema(report_type: str) -> Schema:
    """Return what a report type asks beyond the bundle schema. Read-only: it is shared.

    `BrokenError` if the type has no schema file.
    """
    name = _TYPES.replace("*", report_type)
    if not _ID.fullmatch(report_type) or not home().path(name).is_file():
        file = TemplateAddress(f"report-types/{report_type}/report-type.toml", 1)
        raise BrokenError(
            "This report type has no schema.",
            place=Place(template=file),
            hint=f"Add {name}.",
        )
    return _load(name)


class SafeKeys(Collection[str]):
    """The names of all fields that any schema knows: a message may say these.

    The schemas are read when something is said of a bundle: of most there is nothing to say.
    """

    def __init__(self) -> None:
        self._home = home()

    @cached_property
    def _keys(self) -> frozenset[str]:
        with using(self._home):
            return safe_keys()

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def safe_keys() -> frozenset[str]:
    """Return these names. The schemas of other types only say what is wrong with a bundle."""
    with aside():
        return _safe_keys()


@remembered
def _safe_keys() -> frozenset[str]:
    return frozenset(key for name in (_BUNDLE, *names(_TYPES)) for key in _keys_of(name))


def _keys_of(name: str) -> Iterator[str]:
    """Yield the names of a schema’s fields; none of one that is broken: it is told when used."""
    try:
        schema = _load(name)
    except BrokenError:
        return
    yield from _keys(schema)


def _keys(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _keys(one)
    elif isinstance(part, Mapping):
        yield from part.get("properties", ())
        for one in part.values():
            yield from _keys(one)


@remembered
def _load(name: str) -> Schema:
    try:
        raw = read(name)
    except OSError as error:
        raise _broken(name, 1, f"A schema cannot be read: {error.strerror}.") from error
    try:
        schema: Schema = json.loads(decoded(raw, name), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        refused = parse(raw, name)
        found = refused.findings[0] if isinstance(refused, Refused) else None
        line = found.place.bundle.line if found and found.place.bundle else 1
        message = found.message if found else "This is no schema."
        raise _broken(name, line, message) from error
    check_dialect(schema, name, raw)
    return schema


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object. Raises ValueError for a key that stands twice: one would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _broken(name: str, line: int, message: str) -> BrokenError:
    return BrokenError(message, place=Place(template=TemplateAddress(name, line)))
