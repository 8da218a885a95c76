"""What `budget` found, as text for people and as data for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, isinf
from typing import Any, Final

from pipeline.composition.budget import (
    Amount,
    Cause,
    DocumentBudget,
    Extent,
    Gap,
    Range,
    SectionBudget,
)
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType

WORDS_OF_A_PAGE: Final = 350
FRONT: Final = 3
"""Pages that a report has for its front, its tables and its headings, whatever it says.

Both are fitted to the drafts of the samples, of which none is further off than 1.4 pages.
"""

_WIDE: Final = (26, 11, 11, 19, 13)
_SHOWN: Final = (("branch", 3), ("list", 1), ("field", 1))
"""Of how many causes of each kind people are told, the greatest first; programs of all."""

_NOT_HERE: Final = "–"


@dataclass(frozen=True, slots=True)
class Told:
    """A report type, how long its documents can become, and what is to be said of that."""

    report_type: ReportType
    documents: Sequence[DocumentBudget]
    findings: Sequence[Finding]


def pages(document: DocumentBudget, *, first: bool) -> Range:
    """Return about how many pages a document has without what inspectors write. An estimate."""
    words = document.templates.together
    front = FRONT if first else 1
    return Range(_pages(words.least, front), _pages(words.most, front))


def _pages(words: Amount, front: int) -> Amount:
    return words if isinf(words) else front + ceil(words / WORDS_OF_A_PAGE)


# --- for people ----------------------------------------------------------------------------


def text(told: Told) -> Iterator[str]:
    """Yield the lines that are told of a report type."""
    yield f"{told.report_type.id}: {told.report_type.title}"
    for at, document in enumerate(told.documents):
        yield ""
        yield f"  {document.id}: {document.label}"
        told_pages = _range(pages(document, first=not at))
        yield f"  about {told_pages} pages without the inspectors’ words (an estimate)"
        yield ""
        yield _row("section", ("paragraphs", "sentences", "words", "fixed"), "room")
        for section in document.sections:
            yield from _section(section)
        whole = document.templates
        yield _row("all sections", tuple(map(_range, _shown(whole))), "")
        if not all(one.always for one in document.sections):
            yield "  * not in every report"
    for finding in told.findings:
        yield ""
        yield from _finding(finding)
    yield ""


def _row(name: str, cells: Sequence[str], room: str) -> str:
    told = "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDE[1:], strict=True))
    return f"  {name:<{_WIDE[0]}}{told}  {room}".rstrip()


def _shown(extent: Extent) -> tuple[Range, ...]:
    return extent.paragraphs, extent.sentences, extent.together, extent.fixed


def _section(section: SectionBudget) -> Iterator[str]:
    name = f"{'  ' * section.depth}{section.id}{'' if section.always else ' *'}"
    yield _row(name, tuple(map(_range, _shown(section.templates))), _room(section))
    for kind, number in _SHOWN:
        found = [one for one in section.causes if one.kind == kind and one.words]
        yield from (f"    {_cause(one)}" for one in found[:number])


def _room(section: SectionBudget) -> str:
    if not section.people.paragraphs.most:
        return ""
    return "no limit" if section.room is None else f"{section.room:g} paragraphs"


def _cause(cause: Cause) -> str:
    words = f"+{_number(cause.words)} words"
    if cause.own:
        words += f", {'all' if cause.own == cause.words else _number(cause.own)} fixed"
    what = {"branch": "if", "list": "for each of", "field": "with"}[cause.kind]
    place = f" ({cause.file}:{cause.line})" if cause.file else ""
    return f"{what} {cause.what}: {words}{place}"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"  {finding.severity.value} {finding.rule.id}: {finding.message}"
    yield f"    {finding.place.describe()}"
    yield f"    {finding.hint}"


def _range(found: Range) -> str:
    if found.least == found.most:
        return _number(found.most) if found.most else _NOT_HERE
    return f"{_number(found.least)} to {_number(found.most)}"


def _number(amount: Amount) -> str:
    return "any number" if isinf(amount) else f"{int(amount):,}"


# --- for programs --------------------------------------------------------------------------


def data(types: Sequence[Told]) -> str:
    """Return everything as JSON. What has no bound is null."""
    content = {"schema_version": "1", "report_types": [_type(one) for one in types]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _type(told: Told) -> dict[str, Any]:
    return {
        "id": told.report_type.id,
        "version": told.report_type.version,
        "documents": [_document(one, not at) for at, one in enumerate(told.documents)],
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


def _document(document: DocumentBudget, first: bool) -> dict[str, Any]:
    return {
        "id": document.id,
        "pages": {**_least_and_most(pages(document, first=first)), "estimate": True},
        "templates": _extent(document.templates),
        "whole": _extent(document.whole),
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
    }


def _least_and_most(found: Range) -> dict[str, Any]:
    return {"least": _amount(found.least), "most": _amount(found.most)}


def _amount(amount: Amount) -> int | None:
    return None if isinf(amount) else int(amount)
