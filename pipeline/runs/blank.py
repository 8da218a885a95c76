"""A new bundle of a report type, with blanks for the fields that its templates print, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pipeline.composition.asked_fields import asked_fields
from pipeline.evidence.blanks import blank_bundle
from pipeline.evidence.schema.publishable import public_names
from pipeline.report_type.definition import Content, Prose, ReportType

_ABOUT: Final = ("/setting/", "/event/")
_APART: Final = ("/event/declared/", "/event/timetable/")
"""What is declared is asked for by rules, and what was done when is written down as it happens."""


def new_bundle(type_: ReportType) -> dict[str, Any]:
    """Return a bundle to fill in, ready for JSON. Raises BrokenError for a broken template."""
    names = public_names(type_.id)
    templates = {one.template for one in _content(type_) if isinstance(one, Prose)}
    printed = frozenset[str]().union(*(asked_fields(one, names) for one in templates))
    return blank_bundle(
        type_,
        frozenset(one for one in printed if one.startswith(_ABOUT) and not one.startswith(_APART)),
    )


def _content(type_: ReportType) -> Iterator[Content]:
    """Yield what stands in the report and the documents beside it."""
    for document in type_.documents:
        yield from document.masthead
    for section in type_.walk():
        yield from section.content
