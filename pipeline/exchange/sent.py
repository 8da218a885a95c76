"""The copy that the provider was sent, as it is composed now: what a returned file is held against.

It is read back from Word as a returned file is, so that both are made of the same paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.exchange.returned import returned
from pipeline.exchange.units import Unit
from pipeline.model.document import Document, Origin, Paragraph, Subheading, plain, walk
from pipeline.model.paragraph_marks import ParagraphMark, alike
from pipeline.runs.options import Options
from pipeline.writers import FORMATS, write

_HEADING: Final = re.compile(r"Heading[1-9]|FormTitle|FormHeading|TitleLengthy")
_STAMP: Final = re.compile(r"\bDraft(?: [1-9][0-9]{0,2})?(?:, [0-9]{1,2} [A-Z][a-z]+ [0-9]{4})?")


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """A paragraph of the copy, or a heading, an item, a cell.

    `number` is that of the paragraph, or of the one above that it belongs to; None before the first
    of a section. `bookmark` is there for a numbered one. `own` says that people have written it.
    """

    document: str
    section: str
    number: int | None
    bookmark: str
    words: str
    own: bool
    unit: Unit


@dataclass(frozen=True, slots=True)
class Copy:
    """A document as it is sent: its id, the title of the report, its paragraphs.

    `parts` are headings that begin no section.
    """

    document: str
    title: str
    paragraphs: tuple[Sent, ...]
    parts: frozenset[str] = frozenset()


def copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Return the documents of a bundle as the provider gets them, then those in large print."""
    whole = tuple(documents)
    return tuple(_copy(one, large=large) for large in (False, True) for one in whole)


def _copy(document: Document, *, large: bool) -> Copy:
    copy = Options(reader="provider").copy_of(document)
    units = returned(write(copy, FORMATS["docx"], large=large).content).units
    own, parts = _own(copy, document), _parts(document)
    sent = tuple(_sent(units, document.id, own, parts))
    return Copy(document.id, alike(plain(document.title)), sent, parts)


def as_sent(copy: Copy, units: Sequence[Unit]) -> Copy:
    """Return a copy with the paragraphs of a file of it, as they were before all changes.

    A file whose numbers are lost tells nothing: then it is the copy itself.
    """
    paragraphs = tuple(_sent(units, copy.document, frozenset(), copy.parts))
    return replace(copy, paragraphs=paragraphs) if any(one.bookmark for one in paragraphs) else copy


def _sent(
    units: Iterable[Unit], document: str, own: frozenset[int], parts: frozenset[str]
) -> Iterator[Sent]:
    section, number = "", None
    for unit in units:
        mark = next(filter(None, map(ParagraphMark.read, unit.marks)), None)
        words = unit.original
        if _HEADING.fullmatch(unit.style) and alike(words) not in parts:
            section, number = alike(words), None
        if mark:
            number = mark.number
        name = mark.name if mark else ""
        is_own = mark is not None and mark.number in own
        within = (section, number) if unit.in_body else ("", None)
        yield Sent(document, *within, name, words, is_own, unit)


def _parts(document: Document) -> frozenset[str]:
    """Return the headings of parts, which are no sections, as they are compared."""
    blocks = (block for section in walk(document.sections) for block in section.blocks)
    return frozenset(alike(plain(one.inlines)) for one in blocks if isinstance(one, Subheading))


def _own(copy: Document, document: Document) -> frozenset[int]:
    """Return the numbers of the paragraphs that people have written: a copy does not tell."""
    numbers = (one.number for one in _paragraphs(copy))
    origins = (one.origin for one in _paragraphs(document))
    return frozenset(
        number for number, origin in zip(numbers, origins, strict=True) if origin is Origin.PEOPLE
    )


def _paragraphs(document: Document) -> Iterable[Paragraph]:
    for section in walk(document.sections):
        yield from (one for one in section.blocks if isinstance(one, Paragraph))


def key(words: str) -> str:
    """Return words as they are compared: no matter which draft of which day they are stamped."""
    return _STAMP.sub("Draft", alike(words))
