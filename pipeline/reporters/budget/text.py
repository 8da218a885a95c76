"""What `budget` found, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isinf
from typing import Final

from pipeline.composition.budget import Amount, Cause, DocumentBudget, Extent, Range, SectionBudget
from pipeline.model.finding import Finding
from pipeline.reporters.budget import Cut, Told, pages

_WIDE: Final = (26, 11, 11, 19, 13)
_SHOWN: Final = (("branch", 3), ("list", 1), ("field", 1))
"""Of how many causes of each kind people are told, the greatest first; programs of all."""

_NOT_HERE: Final = "–"


def text(told: Told) -> Iterator[str]:
    """Yield the lines that are told of a report type."""
    yield f"{told.report_type.id}: {told.report_type.title}"
    for at, document in enumerate(told.documents):
        yield ""
        yield f"  {document.id}: {document.label.text}"
        yield f"  {_pages(told, document, first=not at)}"
        yield ""
        yield _row("section", ("paragraphs", "sentences", "words", "fixed"), "room")
        for section in document.sections:
            yield from _section(section, document)
        whole = tuple(map(_range, _shown(document.templates)))
        yield _row("all sections", whole, _left(document))
        if not all(one.always for one in document.sections):
            yield "  * not in every report"
    for cut in told.cut:
        yield ""
        yield from _cut(cut)
    for finding in told.findings:
        yield ""
        yield from _finding(finding)
    yield ""


def _pages(told: Told, document: DocumentBudget, *, first: bool) -> str:
    if found := told.measured.get(document.id):
        return f"{_range(found)} pages with the inspectors’ words (measured)"
    about = _range(pages(document, first=first))
    return f"about {about} pages without the inspectors’ words (an estimate)"


def _cut(cut: Cut) -> Iterator[str]:
    allowed = "sets no bound" if cut.allowed is None else f"allows {_number(cut.allowed)}"
    entries = _number(cut.entries)
    yield f"  cut: {cut.pointer} has {entries} entries in the longest bundle; its schema {allowed}."
    yield "    A report with more of them can have more pages than were measured."


def _row(name: str, cells: Sequence[str], room: str) -> str:
    told = "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDE[1:], strict=True))
    return f"  {name:<{_WIDE[0]}}{told}  {room}".rstrip()


def _shown(extent: Extent) -> tuple[Range, ...]:
    return extent.paragraphs, extent.sentences, extent.together, extent.fixed


def _section(section: SectionBudget, document: DocumentBudget) -> Iterator[str]:
    name = f"{'  ' * section.depth}{section.id}{'' if section.always else ' *'}"
    yield _row(name, tuple(map(_range, _shown(section.templates))), _room(section, document))
    for kind, number in _SHOWN:
        found = [one for one in section.causes if one.kind == kind and one.words]
        yield from (f"    {_cause(one)}" for one in found[:number])


def _room(section: SectionBudget, document: DocumentBudget) -> str:
    """Return what is left to inspectors here; of a letter it is told once, for the whole."""
    if not section.people.paragraphs.most or document.limit is not None:
        return ""
    return "no limit" if section.room is None else f"{section.room:g} paragraphs"


def _left(document: DocumentBudget) -> str:
    """Return how many words are left of those that a document may have, where there is a limit."""
    if document.room is None:
        return ""
    return f"{_number(document.room)} of {document.limit} words, with headings"


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
