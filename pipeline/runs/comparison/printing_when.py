"""Which templates a bundle may print: told by the conditions of its report type alone.

The bundle is read loosely, so that one which cannot print what has changed costs little. In doubt
it may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from pipeline.evidence.json.typed import usual
from pipeline.report_type import definition as rt
from pipeline.report_type.demands import Condition

When: TypeAlias = tuple[Condition, ...]
"""Conditions that must all hold."""

_ENTRY: Final = re.compile(r"/(?:[0-9]+|\*)(?:/|$)")


def printed_when(type_: rt.ReportType) -> Mapping[str, list[When]]:
    """Return each template below `templates/` with the conditions under which it is printed."""
    found: dict[str, list[When]] = {}
    for document in type_.documents:
        outer = _when(document.when)
        masthead = ((one, outer) for one in document.masthead)
        sections = (pair for one in document.sections for pair in _contents(one, outer))
        for content, when in (*masthead, *sections):
            for template in _templates(content):
                found.setdefault(f"templates/{template}", []).append((*when, *_when(content.when)))
    return found


def may_print(data: Any, ways: list[When]) -> bool:
    """Return whether a bundle, as plain data, may print a template."""
    return any(all(_may_hold(one, data) for one in way) for way in ways)


def _contents(section: rt.SectionType, outer: When) -> Iterator[tuple[rt.Content, When]]:
    when = (*outer, *_when(section.when))
    yield from ((one, when) for one in section.content)
    for inner in section.sections:
        yield from _contents(inner, when)


def _templates(content: rt.Content) -> Iterator[str]:
    if isinstance(content, rt.Prose):
        yield content.template
    elif isinstance(content, rt.Narrative) and content.plan.endswith(".md.j2"):
        yield content.plan


def _when(condition: Condition | None) -> When:
    return () if condition is None else (condition,)


def _may_hold(condition: Condition, data: Any) -> bool:
    """Return whether a condition may hold. What is not public is absent, so anything may be."""
    if not condition.present or _ENTRY.search(condition.at):
        return True
    for step in condition.at.split("/")[1:]:
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    if condition.one_of:
        return isinstance(data, str) and usual(data) in condition.one_of
    return data is not False and data is not None and data not in ([], {})
