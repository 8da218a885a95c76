"""Lint: all that is wrong with templates, report types, schemas, rules and style sheets."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.composition.lint.told import once
from pipeline.model.finding import Finding
from pipeline.report_type.toml.file import ids
from pipeline.runs.lint.common import common
from pipeline.runs.lint.types import of_types


def lint(types: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return what is wrong with some report types; without any, with all files there are."""
    found = of_types(types or ids())
    return once((*found, *(() if types else common())))
