"""What content is filled from, what filling brings up, and how single values are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.composition.filters import FILTERS, UnfitError, piece
from pipeline.composition.plan import SectionPlan
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.public import Absent, Items, Node, Value
from pipeline.model.document import Block, Inline
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place
from pipeline.report_type import definition as rt


@dataclass(frozen=True, slots=True)
class Filling:
    """What content items are filled from. `building` is the one that a letter is for, or ''."""

    bundle: Bundle
    report_type: rt.ReportType
    document: rt.DocumentType
    building: str = ""

    def at(self, pointer: str, within: Node | None = None) -> Node:
        """Return the public value at a pointer."""
        return self.bundle.public.at(pointer, within)


@dataclass(frozen=True, slots=True)
class Notes:
    """What filling content brought up, in reading order."""

    findings: tuple[Finding, ...] = ()
    plans: tuple[SectionPlan, ...] = ()

    def __add__(self, other: Notes) -> Notes:
        return Notes(self.findings + other.findings, self.plans + other.plans)


NO_NOTES: Final = Notes()
Made: TypeAlias = tuple[tuple[Block, ...], Notes]


def joined(parts: Iterable[Made]) -> Made:
    """Return the blocks of all parts, and the notes on all of them."""
    made = tuple(parts)
    blocks = tuple(block for blocks, _ in made for block in blocks)
    return blocks, sum((notes for _, notes in made), NO_NOTES)


def written_as(node: Node, format_: rt.Format, to: Node | None = None) -> tuple[Inline, ...]:
    """Return a value in one of the formats of tables; nothing where there is none."""
    if isinstance(node, Absent) or (isinstance(node, Items) and not node.items):
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
