"""What leads to a table, a chart or a list stands with it: no page ends between the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.model.document import Block, Chart, ItemList, Notice, Paragraph, Table, plain

_LETTERS: Final = 350
"""So much text is held to what it leads to; more would leave a third of a page blank."""


def leading(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of the paragraphs that lead to what follows them.

    Those are the last paragraph from a heading to a table or chart, if it is short, and each one
    that ends in a colon.
    """
    return frozenset(_introductions(blocks)) | frozenset(_colons(blocks))


def _introductions(blocks: Sequence[Block]) -> Iterator[int]:
    end = next((n for n, one in enumerate(blocks) if not isinstance(one, Paragraph | Notice)), 0)
    if end and isinstance(blocks[end], Table | Chart):
        last = blocks[end - 1]
        if isinstance(last, Paragraph | Notice) and len(plain(last.inlines)) <= _LETTERS:
            yield end - 1


def _colons(blocks: Sequence[Block]) -> Iterator[int]:
    for number, (one, following) in enumerate(pairwise(blocks)):
        led = isinstance(following, ItemList | Table | Chart)
        if led and isinstance(one, Paragraph) and plain(one.inlines).rstrip().endswith(":"):
            yield number
