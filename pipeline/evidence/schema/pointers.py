"""Whether the pointers that a report type names lead to fields that a bundle may have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.evidence.json.pointer import to_tokens
from pipeline.evidence.schema.publishable import is_public, mode_of
from pipeline.evidence.schema.view import View, bundle_view
from pipeline.evidence.schema.words import check_words
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.definition import ReportType
from pipeline.report_type.pointer import Kind, Pointer
from pipeline.report_type.toml.file import load
from pipeline.resources import remembered

_FACTS = "/facts/"
_ENTRY = re.compile(r"[0-9]+|\*")
_GRADE = re.compile(r"/judgements/[^/]+/grade")
_MUST: Mapping[Kind, str] = {
    "text": "a text or a number",
    "date": "a date",
    "number": "a number",
    "lines": "a list of texts",
    "yes or no": "a yes or no",
    "list": "a list",
    "fields": "an object, whose fields are looked at",
}


@remembered
def checked_type(id_: str) -> ReportType:
    """Return a report type that agrees with its schema. Raises as `load` does, and BrokenError."""
    type_ = load(id_)
    check_pointers(type_)
    check_words(type_)
    return type_


def check_pointers(type_: ReportType) -> None:
    """Raise BrokenError for the first pointer that leads to no field of the schemas."""
    for error in stray_pointers(type_):
        raise error


def stray_pointers(type_: ReportType) -> Iterator[BrokenError]:
    """Yield an error for each pointer that leads to no field of the schemas.

    Nor may it lead to a field that is not public, where that must be, or to one of another kind,
    or be compared with what can never stand there.
    """
    top = bundle_view(type_.id)
    for pointer in type_.pointers:
        try:
            _check(top, pointer, type_)
        except BrokenError as error:
            yield error


def _check(top: View, pointer: Pointer, type_: ReportType) -> None:
    view = _led_to(top, pointer)
    _check_use(view, pointer)
    if not _is(view, pointer.kind):
        must = _MUST[pointer.kind]
        raise _broken(pointer, f"‘{pointer.at}’ must lead to {must}, and it does not.")
    _check_values(view, pointer, type_)


def _led_to(view: View, pointer: Pointer) -> View:
    for name in to_tokens(pointer.at):
        types = set(view.said("type"))
        if (name == "*" and "object" in types) or (_ENTRY.fullmatch(name) and "array" in types):
            view = _any_below(view)
            continue
        if name not in (names := view.names()):
            known = f"Its fields: {', '.join(names)}." if names else ""
            message = f"‘{pointer.at}’ leads to no field of a bundle: there is no ‘{name}’."
            raise _broken(pointer, message, did_you_mean(name, names) or known)
        view = view.below(name)
    return view


def _any_below(view: View) -> View:
    """Return the view of any entry of a list, or of an object."""
    entry = view.below(0)
    fields = [view.below(name) for name in view.names()]
    objects = (one for one in fields if "object" in one.said("type"))
    return entry if entry.parts else next(objects, fields[0] if fields else view.below("*"))


def _check_use(view: View, pointer: Pointer) -> None:
    leads = f"‘{pointer.at}’ leads to a field that is not public"
    match pointer.use:
        case "shown" if not (mode_of(view) or mode_of(view.below(0))):
            raise _broken(pointer, f"{leads}: no report can show it.")
        case "seen" if not is_public(view):
            raise _broken(pointer, f"{leads}: here only public fields are seen.")
        case "fact" if not pointer.at.startswith(_FACTS):
            raise _broken(pointer, f"‘{pointer.at}’ is no declared fact: those are below /facts.")


def _is(view: View, kind: Kind) -> bool:
    """Return whether the schemas ask for values of a kind."""
    types, entries = view.said("type"), view.below(0).said("type")
    match kind:
        case "any":
            return True
        case "text":
            return bool({"string", "integer"} & set(types)) and mode_of(view) != "markdown"
        case "date":
            return not {"date", "date-or-month"}.isdisjoint(view.said("format"))
        case "number":
            return "integer" in types
        case "lines":
            return "array" in types and "string" in entries
        case "yes or no":
            return "boolean" in types
        case "list":
            return "array" in types
        case "fields":
            return "object" in types


def _check_values(view: View, pointer: Pointer, type_: ReportType) -> None:
    if pointer.values and "string" not in view.said("type"):
        raise _broken(pointer, f"‘{pointer.at}’ must lead to a text, and it does not.")
    if (known := _known(view, pointer, type_)) is None:
        return
    for value, at in pointer.values:
        if value not in known:
            hint = did_you_mean(value, known) or f"There are: {', '.join(known)}."
            message = f"‘{pointer.at}’ is never ‘{value}’."
            raise BrokenError(message, place=Place(template=at), hint=hint)


def _known(view: View, pointer: Pointer, type_: ReportType) -> tuple[str, ...] | None:
    """Return the texts that may stand there, or nothing where any may."""
    if lists := view.said("enum"):
        return tuple(one for one in lists[0] if all(one in other for other in lists))
    if _GRADE.fullmatch(pointer.at):
        return tuple(one.label.text for one in type_.grades)
    return None


def _broken(pointer: Pointer, message: str, hint: str = "") -> BrokenError:
    return BrokenError(message, place=Place(template=pointer.address), hint=hint)
