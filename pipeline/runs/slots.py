"""Where in the documents of a report type people’s words stand: its sections and its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.conditions import holds
from pipeline.report_type import definition as rt
from pipeline.report_type.demands import Condition


@dataclass(frozen=True, slots=True)
class Slot:
    """A section of a document. `narrative` is where its words stand in a bundle, or ''.

    `is_shown` says whether the document has the section, as the bundle is now.
    """

    document: str
    section: str
    title: str
    narrative: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a column of a table, and the field that stands below it: `action`, say.

    `list` is the list of a bundle that the table shows, such as `requirements`.
    """

    list: str
    field: str
    title: str


_NARRATIVE: Final = "/narrative/"


def slots(type_: rt.ReportType, bundle: Bundle | None = None) -> tuple[Slot, ...]:
    """Return the sections of all documents. Without a bundle each counts as shown."""
    return tuple(
        slot
        for document in type_.documents
        for slot in _slots(document.sections, document.id, bundle, _is_met(document.when, bundle))
    )


def _slots(
    sections: Iterable[rt.SectionType], document: str, bundle: Bundle | None, is_shown: bool
) -> Iterator[Slot]:
    for one in sections:
        here = is_shown and _is_met(one.when, bundle)
        narrative = next((each for each in one.content if isinstance(each, rt.Narrative)), None)
        within = narrative is not None and _is_met(narrative.when, bundle)
        name = narrative.section if narrative else ""
        yield Slot(document, one.id, one.title.text, name, here and (within or not name))
        yield from _slots(one.sections, document, bundle, here)


def _is_met(condition: Condition | None, bundle: Bundle | None) -> bool:
    """Return whether a condition holds, or will as soon as its words are written."""
    waits = condition is not None and condition.present and condition.at.startswith(_NARRATIVE)
    return bundle is None or waits or holds(condition, bundle.public)


def headings(type_: rt.ReportType) -> tuple[Heading, ...]:
    """Return the headings of the columns of all tables that show a list of a bundle."""
    return tuple(
        Heading(table.at.strip("/"), column.at.strip("/"), column.title.text)
        for document in type_.documents
        for table in _tables(document.sections)
        for column in table.columns
        if column.at
    )


def _tables(sections: Iterable[rt.SectionType]) -> Iterator[rt.TableContent]:
    for one in sections:
        yield from (each for each in one.content if isinstance(each, rt.TableContent))
        yield from _tables(one.sections)
