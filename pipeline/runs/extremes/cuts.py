"""Which lists of the longest bundle have fewer entries than a bundle may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.composition.budget import DocumentBudget
from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.schema.view import View, bundle_view
from pipeline.report_type.definition import ReportType
from pipeline.reporters.budget import Cut
from pipeline.runs.extremes.choosing import WHOLE


def cuts(type_: ReportType, documents: Sequence[DocumentBudget], longest: Any) -> tuple[Cut, ...]:
    """Return the lists that stop at `WHOLE`, or that no schema bounds, of those a report shows."""
    shown = [
        cause.what
        for document in documents
        for section in document.sections
        for cause in section.causes
        if cause.kind == "list"
    ]
    found = {one.pointer: one for one in _cut(longest, bundle_view(type_.id), ())}
    return tuple(one for at, one in sorted(found.items()) if _is_among(at, shown))


def _is_among(pointer: str, shown: Sequence[str]) -> bool:
    return any(one == pointer or one.startswith(f"{pointer}/") for one in shown)


def _cut(value: Any, view: View, path: Path) -> Iterator[Cut]:
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _cut(below, view.below(name), (*path, name))
    elif isinstance(value, list) and value:
        allowed = min(view.said("maxItems"), default=None)
        if allowed is None or len(value) == WHOLE.entries < allowed:
            yield Cut(to_pointer(path), len(value), allowed)
        yield from _cut(value[0], view.below(0), (*path, "*"))
