"""Numbers of paragraphs, so that a reader can say which one is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from pipeline.model.document import Paragraph, Section


def numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with their paragraphs numbered from 1, in reading order.

    Lists, quotations, statements and tables have no number: they belong to what stands above.
    """
    numbers = count(1)
    return tuple(_section(one, numbers) for one in sections)


def _section(section: Section, numbers: Iterator[int]) -> Section:
    blocks = tuple(
        replace(one, number=next(numbers)) if isinstance(one, Paragraph) else one
        for one in section.blocks
    )
    inner = tuple(_section(one, numbers) for one in section.sections)
    return replace(section, blocks=blocks, sections=inner)
