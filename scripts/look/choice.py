"""Which pages are worth a look: what fails a measure, the emptiest, the fullest, long tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from scripts.look.measures.fault import Fault
from scripts.look.reading import Page, Printed
from scripts.look.subjects import Document, faults

MOST: Final = 8  # pages of a kind
OF_A_DOCUMENT: Final = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that is worth a look: in which format, and why."""

    document: Document
    format_: str
    page: int
    why: str


Rank: TypeAlias = Callable[[Printed, Page], float]


def prints(document: Document) -> Iterator[tuple[str, Printed]]:
    """Yield what is printed of a document, with the name of the format."""
    yield "PDF", document.pdf
    if document.word:
        yield "Word", document.word


def failing(documents: Iterable[Document]) -> dict[str, list[Seen]]:
    """Return the pages that fail each measure, each page once, with its first fault."""
    found: dict[str, dict[tuple[str, str, int], Seen]] = {}
    for document in documents:
        for format_, printed in prints(document):
            for name, fault in faults(printed):
                pages = found.setdefault(name, {})
                key = (document.name, format_, fault.page)
                pages.setdefault(key, _failing(document, format_, fault))
    return {name: list(pages.values()) for name, pages in found.items()}


def _failing(document: Document, format_: str, fault: Fault) -> Seen:
    return Seen(document, format_, max(fault.page, 1), fault.what)


def emptiest(documents: Sequence[Document]) -> list[Seen]:
    """Return the pages that are least full, last ones left out."""
    return _first(documents, lambda printed, page: printed.filled(page), "{:.0%} full")


def fullest(documents: Sequence[Document]) -> list[Seen]:
    """Return the pages with most words."""
    return _first(documents, lambda _, page: -len(page.body), "{:.0f} words", -1)


def longest_tables(documents: Sequence[Document]) -> list[Seen]:
    """Return the pages with most rows."""
    return _first(documents, lambda _, page: -_rows(page), "{:.0f} rows", -1)


def _first(documents: Sequence[Document], rank: Rank, told: str, sign: int = 1) -> list[Seen]:
    """Return the first pages in an order, at most one of a document and format."""
    ranked = sorted(
        (
            (rank(printed, page), document.name, format_, page.number, document)
            for document in documents
            for format_, printed in prints(document)
            for page in printed.pages[:-1]
        ),
        key=lambda one: one[:4],
    )
    found: dict[tuple[str, str], Seen] = {}
    for value, name, format_, number, document in ranked:
        found.setdefault(
            (name, format_), Seen(document, format_, number, told.format(sign * value))
        )
    return list(found.values())[:MOST]


def _rows(page: Page) -> int:
    return len({word.within("TR") for word in page.body} - {0})


def of_document(printed: Printed) -> list[int]:
    """Return the pages of a document to show: the first, what fails, the emptiest, the last."""
    inner = printed.pages[1:-1]
    order = [1, *(fault.page for _, fault in faults(printed) if fault.page)]
    order += [min(inner, key=printed.filled).number] if inner else []
    order += [max(inner, key=lambda one: len(one.body)).number] if inner else []
    order.append(len(printed.pages))
    return sorted(list(dict.fromkeys(order))[:OF_A_DOCUMENT])
