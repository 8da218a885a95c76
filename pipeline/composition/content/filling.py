"""What content is filled from, and how single values are written."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.composition.filters import FILTERS, UnfitError, piece
from pipeline.composition.plan import SectionPlan
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.public import Absent, Items, Node, Value
from pipeline.model.document import Inline
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place
from pipeline.report_type import definition as rt


@dataclass(frozen=True, slots=True)
class Filling:
    """What content items are filled from, and what filling them brought up."""

    bundle: Bundle
    report_type: rt.ReportType
    document: rt.DocumentType
    findings: list[Finding]
    plans: list[SectionPlan]

    def at(self, pointer: str, within: Node | None = None) -> Node:
        """Return the public value at a pointer."""
        return self.bundle.public.at(pointer, within)


def written_as(node: Node, format_: rt.Format, to: Node | None = None) -> tuple[Inline, ...]:
    """Return a value in one of the formats of tables. A missing value gives nothing."""
    if isinstance(node, Absent):
        return ()
    try:
        if format_ == "dates":
            found = FILTERS["until"](node, to if isinstance(to, Value) else node)
        else:
            found = piece(node) if format_ == "text" else FILTERS[format_](node)
    except UnfitError as error:
        place = Place(BundleAddress("", error.pointer))
        raise BrokenError(error.message, place=place) from error
    return piece(found).inlines


def items(node: Node) -> tuple[Node, ...]:
    """Return the entries of an array, or none."""
    return node.items if isinstance(node, Items) else ()
