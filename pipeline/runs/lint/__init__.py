"""Lint: all that is wrong with templates, report types, schemas, rules and style sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.lint.absence import sentences
from pipeline.checks.lint.stale import stale
from pipeline.composition.lint.templates import Templates
from pipeline.composition.lint.told import once
from pipeline.evidence.schema.publishable import public_names
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.report_type.toml.file import ids
from pipeline.runs.lint.common import common
from pipeline.runs.lint.types import of_types


def lint(types: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return what is wrong with some report types; without any, with all files there are."""
    templates = Templates()
    found = list(of_types(types or ids(), templates))
    if not types:
        found += common()
        found += _licences(templates)
    return tuple(sorted(once(found), key=_place))


def _place(finding: Finding) -> tuple[str, int, int]:
    at = finding.place.template
    return (at.file, at.line, at.column) if at else ("", 0, 0)


def _licences(templates: Templates) -> Iterator[Finding]:
    said = [one for seen in templates.seen.values() for one in seen.walk.said]
    said += templates.remarks()
    try:
        names = {name for id_ in ids() for name in public_names(id_)}
        yield from stale({one.text for each in said for one in sentences(each)}, names)
    except BrokenError:
        return  # told already
