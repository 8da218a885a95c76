"""What to say about a value that its schema refuses: the rule, plain words, the way out.

The words never repeat the value. They may repeat what a schema allows, which is public.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from pipeline.evidence.door import door_rule
from pipeline.evidence.json.reading import Json
from pipeline.evidence.schema.days import hint
from pipeline.evidence.schema.publishable import mode_of
from pipeline.evidence.schema.view import View
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Rule
from pipeline.model.suggestion import did_you_mean

NO_BUNDLE = door_rule(
    "BND009",
    "no-bundle",
    "What is given as a bundle is one.",
    "A Word file, a workbook, a picture or JSON without a single field of a bundle is something "
    "else: to list all that it lacks would help nobody.",
    "‘inspection-reports new TYPE’ writes a bundle to fill in.",
)
TYPE = door_rule(
    "BND010",
    "wrong-type",
    "A value has the type its field asks for.",
    "A number in place of a text, or a list in place of an object, cannot be read.",
)
MISSING = door_rule(
    "BND011",
    "missing-field",
    "Required fields are there.",
    "The report cannot be written without them.",
)
UNKNOWN_FIELD = door_rule(
    "BND012",
    "unknown-field",
    "Only fields of the schema are there.",
    "A misspelt field would be left out of the report without a word.",
)
NOT_ALLOWED = door_rule(
    "BND013",
    "value-not-allowed",
    "A value is one of those its field allows.",
    "Other values have no meaning in the report type.",
)
SHAPE = door_rule(
    "BND014",
    "wrong-shape",
    "A value has the length, range, pattern or number of entries its field asks for.",
    "What does not fit its field would be cut, overflow, or be read as something else.",
)
LINE_BREAK = door_rule(
    "BND015",
    "line-break",
    "A single-line field holds no line break.",
    "Only paragraphs of the narrative may run over several lines.",
)
REPORT_TYPE = door_rule(
    "BND020",
    "unknown-report-type",
    "The report type exists.",
    "Without a report type there is no template, no schema and no rule to check against.",
    "The command ‘inspection-reports types’ lists them.",
)


class Words(NamedTuple):
    """A rule, and what a finding of it says here."""

    rule: Rule
    message: str
    hint: str = ""
    measured: str = ""
    limit: str = ""


Wording: TypeAlias = Callable[[Any, Any, View], Words]

_MOST = 10  # names in a list
_NUMBERED = re.compile(r"\s*([A-Za-z])[A-Za-z]{0,20}[\s.:#_]{1,3}([0-9]{1,9})\s*")
_ID = "^[A-Za-z][A-Za-z0-9-]{0,39}$"
FORMS: Mapping[str, str] = {
    _ID: "An id starts with a letter and goes on with letters, digits and hyphens: E12.",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "A day is written as year, month and day: 2025-03-14, "
    "for example.",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": "A time has two digits, a colon and two digits: 09:30.",
}
"""What each pattern asks for, in words."""
_TYPES = {
    "string": "a text, in quotation marks",
    "integer": "a whole number, without quotation marks or decimal point",
    "number": "a number, without quotation marks",
    "boolean": "true or false, without quotation marks",
    "array": "a list, in square brackets [ ]",
    "object": "an object with named fields, in curly brackets { }",
}


def words(keyword: str, wanted: Any, value: Json, view: View) -> Words:
    """Return what to say when `value` breaks `keyword`, which asks for `wanted`.

    `BrokenError` for a keyword outside our dialect of schemas.
    """
    if keyword not in _WORDINGS:
        raise BrokenError(f"A schema uses a keyword outside our dialect: {keyword}.")
    return _WORDINGS[keyword](wanted, value, view)


def missing(name: str, view: View) -> Words:
    """Return what to say of a field that is not there; `view` is that of the field."""
    return Words(MISSING, f"The field ‘{name}’ is missing.", view.description())


def unknown_field(key: str, names: Sequence[str]) -> Words:
    """Return what to say of a field no schema knows; `names` are those that could stand here."""
    hint = did_you_mean(key, names) or (
        f"Fields that may stand here: {_few(names)}." if names else "Nothing more may stand here."
    )
    return Words(UNKNOWN_FIELD, "No field of this name belongs here.", hint)


def unknown_report_type(value: str, ids: Sequence[str]) -> Words:
    """Return what to say of a report type that does not exist."""
    all_ = "‘inspection-reports types’ lists all with their names."
    hint = did_you_mean(value, ids) or f"Known: {_few(ids)}. {all_}"
    return Words(REPORT_TYPE, "There is no report type of this name.", hint)


def _few(names: Sequence[str]) -> str:
    """Return the first ten of some names, and how many more there are."""
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return f"{', '.join(names[:_MOST])}{more}"


def line_break() -> Words:
    """Return what to say of a line break in a field of one line."""
    hint = "Use a space, or make it two entries where the field is a list."
    return Words(LINE_BREAK, "This field holds one line, and here the line breaks.", hint)


def _type(wanted: str, value: Json, view: View) -> Words:
    hint = "Leave the field out if there is nothing to say." if value is None else ""
    return Words(TYPE, f"This must be {_TYPES[wanted]}.", hint)


def _enum(wanted: Sequence[str], value: Json, view: View) -> Words:
    hint = did_you_mean(value, wanted) if isinstance(value, str) else ""
    return Words(NOT_ALLOWED, f"This must be one of: {_few(wanted)}.", hint)


def _const(wanted: str, value: Json, view: View) -> Words:
    return Words(NOT_ALLOWED, f'This must be "{wanted}", as a text.')


def _pattern(wanted: str, value: Json, view: View) -> Words:
    foreign = isinstance(value, str) and any(one.isalpha() and not one.isascii() for one in value)
    look = "A letter of another alphabet stands here that looks like one of ours: type it again."
    said = (
        _meant(value) if wanted == _ID and mode_of(view) else "",
        view.description(),
        FORMS.get(wanted, ""),
        look if foreign and wanted == _ID else "",
    )
    message = "This is not of the form that its field asks for."
    return Words(SHAPE, message, " ".join(filter(None, said)))


def _meant(value: Json) -> str:
    """Return the id that ‘E 10’ or ‘Evidence 10’ may stand for, as a question."""
    found = _NUMBERED.fullmatch(value) if isinstance(value, str) else None
    return f"Did you mean ‘{found[1].upper()}{found[2]}’?" if found else ""


def _date(wanted: str, value: Json, view: View) -> Words:
    months = wanted == "date-or-month"
    written = value if isinstance(value, str) else ""
    said = hint(written, public=mode_of(view) is not None, months=months)
    or_month = ", or a month, such as 2017-05" if months else ""
    return Words(SHAPE, f"This must be a day of the calendar, such as 2017-05-31{or_month}.", said)


def _min_length(wanted: int, value: str, view: View) -> Words:
    hint = "Leave the field out if there is nothing to say and it is not a required one."
    at_least = f"This must have at least {_count(wanted, 'character')}."
    message = "This must not be empty." if wanted == 1 else at_least
    return Words(SHAPE, message, hint, str(len(value)), str(wanted))


def _max_length(wanted: int, value: str, view: View) -> Words:
    message = f"This must have at most {_count(wanted, 'character')}."
    return Words(SHAPE, message, view.description(), str(len(value)), str(wanted))


def _minimum(wanted: int, value: Json, view: View) -> Words:
    return Words(SHAPE, f"This must be {wanted:,} or more.", view.description())


def _maximum(wanted: int, value: Json, view: View) -> Words:
    return Words(SHAPE, f"This must be {wanted:,} or less.", view.description())


def _min_items(wanted: int, value: Sequence[Json], view: View) -> Words:
    message = f"This list must have at least {_count(wanted, 'entry', 'entries')}."
    return Words(SHAPE, message, view.description(), str(len(value)), str(wanted))


def _max_items(wanted: int, value: Sequence[Json], view: View) -> Words:
    at_most = f"This list must have at most {_count(wanted, 'entry', 'entries')}."
    message = at_most if wanted else "This list must be empty."
    return Words(SHAPE, message, view.description(), str(len(value)), str(wanted))


def _unique(wanted: bool, value: Json, view: View) -> Words:
    return Words(SHAPE, "This is in the list already.", "Delete it.")


def _name(wanted: Any, value: Json, view: View) -> Words:
    form = "A name starts with a letter and goes on with letters, digits and hyphens, at most 40."
    return Words(SHAPE, "No field may have a name of this form.", form)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_WORDINGS: Mapping[str, Wording] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _date,
    "minLength": _min_length,
    "maxLength": _max_length,
    "minimum": _minimum,
    "maximum": _maximum,
    "minItems": _min_items,
    "maxItems": _max_items,
    "uniqueItems": _unique,
    "propertyNames": _name,
}
