"""Letters: to whom each is, and where there is room for a picture or a symbol in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.evidence.bundle import Bundle, NarrativeParagraph
from pipeline.evidence.public import text_of
from pipeline.model.document import (
    Block,
    BundleSource,
    Inline,
    Paragraph,
    Section,
    Text,
    is_said,
)
from pipeline.report_type import definition as rt


def buildings_of(document: rt.DocumentType, bundle: Bundle) -> tuple[str, ...]:
    """Return the buildings that have a document of their own; one that is '' is for all.

    Inspectors decide whether they write one letter to all children or one for each building
    (005:1301): a paragraph that names a building makes one for it. One that names none then
    stands in the letter of each.
    """
    found = {one.building for one in paragraphs_of(document, bundle)}
    named = found - {""}
    if document.each_building is None or not named:
        return ("",)
    listed = [one for one in bundle.buildings if one in named or "" in found]
    return (*dict.fromkeys(listed), *sorted(named.difference(listed)))


def paragraphs_of(document: rt.DocumentType, bundle: Bundle) -> Iterator[NarrativeParagraph]:
    """Yield the paragraphs of the bundle that a document of a type has, in reading order."""
    waiting = list(document.sections)
    while waiting:
        section = waiting.pop(0)
        waiting = [*section.sections, *waiting]
        for content in section.content:
            if isinstance(content, rt.Narrative):
                yield from bundle.narrative.get(content.section, ())


def label_of(document: rt.DocumentType, building: str, bundle: Bundle) -> tuple[Inline, ...]:
    """Return the line above the title, which says for which building it is, where it is for one."""
    each = document.each_building
    if each is None or not building:
        return (document.label,)
    before, _, after = each.text.partition(rt.BUILDING)
    parts = (
        Text(before, each.source),
        called(building, bundle) or _unlisted(building, document, bundle),
        Text(after, each.source),
    )
    return tuple(one for one in parts if one.text)


def called(building: str, bundle: Bundle) -> Text | None:
    """Return what its children call a building, or its id where nobody says; None if unlisted."""
    if building not in bundle.buildings:
        return None
    at = f"/setting/buildings/{bundle.buildings.index(building)}"
    known_as = bundle.public.at(f"{at}/known_as")
    said = text_of(known_as)
    return Text(said or building, BundleSource(known_as.pointer if said else f"{at}/id"))


def _unlisted(building: str, document: rt.DocumentType, bundle: Bundle) -> Text:
    """Return a building that is not listed: an error, and its letter is shown all the same."""
    named = next(one for one in paragraphs_of(document, bundle) if one.building == building)
    at = f"{named.pointer.removesuffix('/text')}/building"
    return Text(building, BundleSource(at))


def with_symbols(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections with room for a symbol beside each paragraph of theirs that people wrote.

    What a template says, such as the greeting, has none.
    """
    return tuple(
        replace(one, blocks=tuple(map(_roomy, one.blocks)), sections=with_symbols(one.sections))
        for one in sections
    )


def _roomy(block: Block) -> Block:
    if isinstance(block, Paragraph) and is_said(block):
        return replace(block, symbol=True)
    return block
