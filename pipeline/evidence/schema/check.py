"""Data and schema become findings; and the other things schemas are for, gathered here.

This module alone knows jsonschema. It never fetches a reference and never uses the library's
own messages, which hold the data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend
from referencing import Registry

from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.json.reading import Json
from pipeline.evidence.json.rules import EXACTLY, MAX_FAULTS, first_faults
from pipeline.evidence.json.strict import JsonFile
from pipeline.evidence.schema import wording as schema_words
from pipeline.evidence.schema.days import is_day, is_day_or_month
from pipeline.evidence.schema.descent import KEYWORDS, others, ready
from pipeline.evidence.schema.elsewhere import elsewhere
from pipeline.evidence.schema.files import (
    SafeKeys,
    Schema,
    bundle_schema,
    safe_keys,
    type_schema,
)
from pipeline.evidence.schema.publishable import mode_of, public_names, publishable
from pipeline.evidence.schema.view import View, bundle_view, leaves
from pipeline.evidence.schema.wording import (
    NO_BUNDLE,
    Words,
    line_break,
    missing,
    unknown_field,
    words,
)
from pipeline.model.finding import Finding

__all__ = [
    "NO_BUNDLE",
    "SafeKeys",
    "bundle_schema",
    "check",
    "no_bundle",
    "public_names",
    "publishable",
    "report_type_of",
    "safe_keys",
    "type_schema",
    "unknown_report_type",
]


class _Complaint(NamedTuple):
    """One thing to say, and of what: a value, a code point in it, or one of its keys."""

    path: Path
    keyword: str
    words: Words
    about: str = ""
    offset: int | None = None
    key: int | None = None


_ANYBODY_HAS = frozenset({"$schema", "id"})  # fields that do not make a bundle
_OTHERS_HAVE = frozenset({"schema_version", "report_type", "evidence", "facts"})
"""Fields of a bundle that other files of this program have, too."""


def report_type_of(file: JsonFile, ids: Sequence[str]) -> str | None:
    """Return the report type that a bundle names, if it is one of `ids`."""
    named = file.data.get("report_type") if isinstance(file.data, dict) else None
    return named if isinstance(named, str) and named in ids else None


def unknown_report_type(file: JsonFile, ids: Sequence[str]) -> tuple[Finding, ...]:
    """Return the finding that a bundle names a report type that is not in `ids`, if it does.

    A bundle that names none, or not as a text, is told so by `check`.
    """
    named = file.data.get("report_type") if isinstance(file.data, dict) else None
    if not isinstance(named, str) or named in ids:
        return ()
    complaint = _Complaint(("report_type",), "", schema_words.unknown_report_type(named, ids))
    return (_finding(file, complaint),)


def no_bundle(file: JsonFile) -> tuple[Finding, ...]:
    """Return the finding that something is no bundle at all, and what it is where that is known."""
    data = file.data
    ours = bundle_schema()["properties"].keys() - _ANYBODY_HAS
    if other := elsewhere(data, ours - _OTHERS_HAVE):
        return (NO_BUNDLE.at(file.start(), other.says, hint=other.hint or None),)
    if isinstance(data, dict) and not data.keys().isdisjoint(ours):
        return ()
    said = "Nothing of a bundle is here: no field of it stands at the top."
    return (NO_BUNDLE.at(file.start(), said),)


def check(file: JsonFile, report_type: str | None) -> tuple[Finding, ...]:
    """Return all that the schemas find in a bundle, in the order of its lines.

    `report_type` is the id of a type that exists, or None to ask only the bundle schema. The
    same fault, found by both schemas, is told once. `BrokenError` if a schema leaves our dialect.
    """
    schemas = (bundle_schema(),) + ((type_schema(report_type),) if report_type else ())
    view = bundle_view(report_type)
    found = [*_complaints(file.data, schemas, view), *_line_breaks(file.data, view)]
    findings = dict.fromkeys(_finding(file, one) for one in _told_once(found))
    return first_faults(sorted(findings, key=_order))


def _complaints(data: Json, schemas: Sequence[Schema], view: View) -> Iterator[_Complaint]:
    for schema in schemas:
        validator = ready(_Validator(schema, registry=Registry(), format_checker=_FORMATS))
        for error in islice(validator.iter_errors(data), MAX_FAULTS + 1):
            path = tuple(error.absolute_path)
            yield from _said(error, path, view.at(path), _at(data, path))


def _said(error: ValidationError, path: Path, view: View, value: Any) -> Iterator[_Complaint]:
    """Yield what to say of one error of the library; one error may be about several fields."""
    keyword, wanted = str(error.validator), _known(error.validator_value)
    if _known(error.instance) is not value:  # a name was refused, not a value
        said, index = (
            words("propertyNames", None, None, view),
            list(value).index(_known(error.instance)),
        )
        yield _Complaint(path, "propertyNames", said, key=index)
    elif keyword == "required":
        for name in (name for name in wanted if name not in value):
            yield _Complaint(path, keyword, missing(name, view.below(name)), name)
    elif keyword == "additionalProperties":
        known = set(_known(error.schema).get("properties", ()))
        yield from islice(_unknown_fields(path, view, value, known), MAX_FAULTS + 1)
    elif keyword == "uniqueItems":
        yield _Complaint(
            (*path, _known(_repeated(value))), keyword, words(keyword, wanted, value, view)
        )
    else:
        yield _Complaint(path, keyword, words(keyword, wanted, value, view))


def _known(value: Any) -> Any:
    """Return what the library gives, whose types allow that it is not set: it always is."""
    return value


def _unknown_fields(
    path: Path, view: View, value: Mapping[str, Json], known: set[str]
) -> Iterator[_Complaint]:
    free = [name for name in view.names() if name not in value]
    for index, key in enumerate(value):
        if key not in known:
            said = unknown_field(key, free)
            yield _Complaint(path, "additionalProperties", said, str(index), key=index)


def _repeated(entries: Sequence[Json]) -> int | None:
    """Return the index of the first entry that was there before, if there is one."""
    before: set[str] = set()
    for index, entry in enumerate(entries):
        written = json.dumps(entry, sort_keys=True)
        if written in before:
            return index
        before.add(written)
    return None


def _line_breaks(data: Json, view: View) -> Iterator[_Complaint]:
    room = EXACTLY
    for path, value, leaf in leaves(data, view):
        if isinstance(value, str) and "\n" in value and mode_of(leaf) != "markdown":
            room -= len(value)
            at = value.index("\n") if room > 0 else None
            yield _Complaint(path, "line break", line_break(), offset=at)


_HIDES: Mapping[str, frozenset[str]] = {
    "type": frozenset({"const", "enum"}),
    "const": frozenset({"line break", "format", "pattern", "minLength", "maxLength"}),
    "enum": frozenset({"line break", "format", "pattern", "minLength", "maxLength"}),
    "line break": frozenset({"format", "pattern"}),
    "minLength": frozenset({"format", "pattern"}),
    "maxLength": frozenset({"line break", "pattern"}),
    "format": frozenset({"pattern", "maxLength"}),
    "additionalProperties": frozenset({"propertyNames"}),
}
"""Of several complaints about one value, which say nothing that another does not say better."""


def _told_once(complaints: Sequence[_Complaint]) -> Iterator[_Complaint]:
    told: dict[tuple[Path, int | None], set[str]] = {}
    for one in complaints:
        told.setdefault((one.path, one.key), set()).add(one.keyword)
    for one in complaints:
        others = told[one.path, one.key]
        if not any(one.keyword in _HIDES.get(other, ()) for other in others):
            yield one


def _finding(file: JsonFile, one: _Complaint) -> Finding:
    pointer = to_pointer(one.path)
    named = one.key is not None
    place = file.place_of_key(pointer, one.key or 0) if named else file.place(pointer, one.offset)
    return one.words.rule.at(
        place,
        one.words.message,
        hint=one.words.hint or None,
        measured=one.words.measured,
        limit=one.words.limit,
        key=f"{file.stable_pointer(pointer)} {one.keyword} {one.about}",
    )


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _order(finding: Finding) -> tuple[int, int, str, str]:
    at = finding.place.bundle
    return (at.line, at.column, finding.rule.id, finding.message) if at else (0, 0, "", "")


def _is_integer(_: object, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _pattern(_: Any, pattern: str, value: Json, schema: Schema) -> Iterator[ValidationError]:
    """Match to the very end: in Python `$` lets a line break after it pass."""
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield ValidationError("")


def _unique(_: Any, wanted: bool, value: Json, schema: Schema) -> Iterator[ValidationError]:
    """Find what is there twice by what is written: the library compares each with each other."""
    if wanted and isinstance(value, list) and _repeated(value) is not None:
        yield ValidationError("")


def _others(validator: Any, wanted: Any, value: Json, schema: Schema) -> Iterator[ValidationError]:
    """Let the library say that there may be no others; what others must be is as for all fields."""
    say = _CLOSED if wanted is False else others
    yield from say(validator, wanted, value, schema)


_CLOSED: Any = Draft202012Validator.VALIDATORS["additionalProperties"]
_FORMATS = FormatChecker([])
_FORMATS.checks("date")(is_day)
_FORMATS.checks("date-or-month")(is_day_or_month)
_FEW = 5
_Validator: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    validators={
        "pattern": _pattern,
        "uniqueItems": _unique,
        "additionalProperties": _others,
        **KEYWORDS,
    },
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


def fits(data: object, schema: Schema) -> bool:
    """Return whether data is as a schema says: any schema, not only one in our dialect."""
    validator = Draft202012Validator(schema, registry=Registry(), format_checker=_FORMATS)
    return validator.is_valid(_known(data))


def misfits(data: object, schema: Schema) -> tuple[str, ...]:
    """Return where data is not as a schema says, as pointers: any schema; a few are enough.

    An entry that lacks something, or has too much, is named itself.
    """
    validator = Draft202012Validator(schema, registry=Registry(), format_checker=_FORMATS)
    errors = islice(validator.iter_errors(_known(data)), _FEW)
    return tuple(dict.fromkeys(to_pointer(tuple(one.absolute_path)) for one in errors))
