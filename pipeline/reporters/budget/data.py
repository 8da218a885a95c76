"""What `budget` found, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import isinf
from typing import Any

from pipeline.composition.budget import (
    Amount,
    DocumentBudget,
    Extent,
    Gap,
    Range,
    SectionBudget,
)
from pipeline.reporters.budget import Told, pages


def data(types: Sequence[Told]) -> str:
    """Return everything as JSON. What has no bound is null."""
    content = {"schema_version": "1", "report_types": [_type(one) for one in types]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _type(told: Told) -> dict[str, Any]:
    return {
        "id": told.report_type.id,
        "version": told.report_type.version,
        "documents": [
            _document(one, told.measured.get(one.id), first=not at)
            for at, one in enumerate(told.documents)
        ],
        "cut": [
            {"list": one.pointer, "entries": one.entries, "allowed": one.allowed}
            for one in told.cut
        ],
        "findings": [
            {
                "rule": one.rule.id,
                "severity": one.severity.value,
                "message": one.message,
                "hint": one.hint,
                "measured": one.measured,
                "limit": one.limit,
                "section": one.place.document.section if one.place.document else "",
                "file": one.place.template.file if one.place.template else "",
                "line": one.place.template.line if one.place.template else 0,
                "fingerprint": one.fingerprint,
            }
            for one in told.findings
        ],
    }


def _document(document: DocumentBudget, measured: Range | None, *, first: bool) -> dict[str, Any]:
    found = measured or pages(document, first=first)
    return {
        "id": document.id,
        "pages": {**_least_and_most(found), "estimate": measured is None},
        "templates": _extent(document.templates),
        "whole": _extent(document.whole),
        "words_limit": document.limit,
        "words_room": None if document.room is None else _amount(document.room),
        "sections": [_section_data(one) for one in document.sections],
    }


def _section_data(section: SectionBudget) -> dict[str, Any]:
    return {
        "id": section.id,
        "always": section.always,
        "templates": _extent(section.templates),
        "inspectors": _extent(section.people),
        "whole": _extent(section.whole),
        "room": section.room,
        "causes": [
            {
                "kind": one.kind,
                "what": one.what,
                "file": one.file,
                "line": one.line,
                "words": _amount(one.words),
                "fixed": _amount(one.own),
            }
            for one in section.causes
        ],
        "without_bound": [_gap(one) for one in section.gaps],
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {"field": gap.pointer, "lacks": gap.keyword}


def _extent(extent: Extent) -> dict[str, Any]:
    return {
        "words": _least_and_most(extent.together),
        "fixed_words": _least_and_most(extent.fixed),
        "prose_words": _least_and_most(extent.words),
        "other_words": _least_and_most(extent.other),
        "sentences": _least_and_most(extent.sentences),
        "paragraphs": _least_and_most(extent.paragraphs),
        "lone_paragraphs": _least_and_most(extent.lone),
        "short_paragraphs": _least_and_most(extent.short),
    }


def _least_and_most(found: Range) -> dict[str, Any]:
    return {"least": _amount(found.least), "most": _amount(found.most)}


def _amount(amount: Amount) -> int | None:
    return None if isinf(amount) else int(amount)
