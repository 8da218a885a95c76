"""Passages of a section as paragraphs of a narrative, in its Markdown: the same words, read back.

Lists and quotes go with the paragraph that leads in to them with a colon. Letters that Markdown
would read as a sign get a backslash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal, TypeAlias

from pipeline.exchange.draft.letters import typed
from pipeline.exchange.draft.passages import Passage
from pipeline.exchange.sent import key
from pipeline.model.escapes import escaped

LONGEST: Final = 20_000
"""Letters of a paragraph, as the schema of a bundle says."""
MOST: Final = 400
"""Paragraphs of a section, likewise."""

_Shape: TypeAlias = Literal["text", "list", "quote"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a narrative, the evidence it rests on, and the passages that it is made of."""

    text: str
    evidence: tuple[str, ...]
    passages: tuple[Passage, ...]


def paragraphs(
    passages: Iterable[Passage], planned: Mapping[str, tuple[str, ...]]
) -> Iterator[Paragraph]:
    """Yield the paragraphs that passages of one section are.

    One that says just what is planned from evidence keeps the ids of the records.
    """
    lead: Paragraph | None = None
    for shape, group in groupby(passages, key=_shape):
        if shape == "text":
            for one in group:
                if lead:
                    yield lead
                rests_on = planned.get(key(one.text), ())
                lead = Paragraph(escaped(typed(one.text)), rests_on, (one,))
            continue
        for said in _blocks(shape, tuple(group)):
            if lead and lead.text.endswith(":"):
                text = f"{lead.text}\n\n{_written(said, shape, leads=True)}"
                lead = Paragraph(text, lead.evidence, (*lead.passages, *said))
            else:
                if lead:
                    yield lead
                lead = Paragraph(_written(said, shape, leads=False), (), said)
    if lead:
        yield lead


def _shape(one: Passage) -> _Shape:
    if one.mark and not one.is_numbered:
        return "list"
    return "quote" if one.is_quote else "text"


def _blocks(shape: _Shape, group: tuple[Passage, ...]) -> Iterator[tuple[Passage, ...]]:
    """Yield each quote, and each list, which begins where an item is of another list than before.

    What stands further in belongs to the list above it, whichever list it says it is of.
    """
    if shape == "quote":
        yield from ((one,) for one in group)
        return
    least = min(one.depth for one in group)
    items: list[Passage] = []
    list_ = ""
    for one in group:
        if one.depth == least:
            if items and one.list != list_:
                yield tuple(items)
                items = []
            list_ = one.list
        items.append(one)
    yield tuple(items)


def _written(said: Sequence[Passage], shape: _Shape, *, leads: bool) -> str:
    if shape == "quote":
        return f"> {escaped(typed(said[0].text))}"
    least = min(one.depth for one in said)
    top = [one for one in said if one.depth == least]
    numbered = leads and len(top) > 1 and all(one.mark == "number" for one in top)
    return "\n".join(_items(said, least, numbered=numbered))


def _items(said: Sequence[Passage], least: int, *, numbered: bool) -> Iterator[str]:
    """Yield the lines of a list. Only what counts from 1 after a colon is read with numbers."""
    number, has_top = 0, False
    for one in said:
        words = escaped(typed(one.text))
        if one.depth > least and has_top:
            yield f"{'   ' if numbered else '  '}- {words}"
            continue
        number, has_top = number + 1, True
        yield f"{number}. {words}" if numbered else f"- {words}"
