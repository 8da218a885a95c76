"""Whether the pointers that a report type names lead to fields that a bundle may have."""

from __future__ import annotations

from pipeline.evidence.json.pointer import to_tokens
from pipeline.evidence.schema.files import bundle_schema, type_schema
from pipeline.evidence.schema.publishable import mode_of
from pipeline.evidence.schema.view import View
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.definition import Pointer, ReportType
from pipeline.report_type.toml.file import load
from pipeline.resources import remembered


@remembered
def checked_type(id_: str) -> ReportType:
    """Return a report type that agrees with its schema. Raises as `load` does, and BrokenError."""
    type_ = load(id_)
    check_pointers(type_)
    return type_


def check_pointers(type_: ReportType) -> None:
    """Raise BrokenError for the first pointer that leads to no field of the schemas.

    One whose value is printed must lead to a public field, too.
    """
    top = View.of(bundle_schema(), type_schema(type_.id))
    for pointer in type_.pointers:
        view = _led_to(top, pointer)
        if pointer.public and not (mode_of(view) or mode_of(view.below(0))):
            message = f"‘{pointer.at}’ leads to a field that is not public: no report can show it."
            raise BrokenError(message, place=Place(template=pointer.address))


def _led_to(view: View, pointer: Pointer) -> View:
    for name in to_tokens(pointer.at):
        if name == "*" or name.isdecimal():
            view = _any_below(view)
            continue
        if name not in (names := view.names()):
            known = f"Its fields: {', '.join(names)}." if names else ""
            raise BrokenError(
                f"‘{pointer.at}’ leads to no field of a bundle: there is no ‘{name}’.",
                place=Place(template=pointer.address),
                hint=did_you_mean(name, names) or known,
            )
        view = view.below(name)
    return view


def _any_below(view: View) -> View:
    """Return the view of any entry of a list, or of an object."""
    entry = view.below(0)
    return entry if entry.parts else view.below(next(iter(view.names()), "*"))
