"""Passages of a section as paragraphs of a narrative, in its Markdown: the same words, read back.

Lists and quotes go with the paragraph that leads in to them with a colon. Letters that Markdown
would read as a sign get a backslash.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import Final

from pipeline.exchange.draft.lines import Line, lines
from pipeline.exchange.draft.passages import Passage
from pipeline.exchange.sent import key
from pipeline.model.escapes import escaped

LONGEST: Final = 20_000
"""Letters of a paragraph, as the schema of a bundle says."""
LONGEST_HEADING: Final = 120
"""Letters of the heading of a part, likewise."""
MOST: Final = 400
"""Paragraphs of a section, likewise."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a narrative, the evidence it rests on, and the passages that it is made of."""

    text: str
    evidence: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def heading(self) -> str:
        """Return the heading of the part of the section that it begins, or ''."""
        return self.passages[0].heading

    @property
    def subheading(self) -> str:
        """Return that of the part of such a part, or ''."""
        return self.passages[0].subheading

    @property
    def keys(self) -> tuple[str, ...]:
        """Return its words as they are compared, passage by passage."""
        return tuple(key(one.text) for one in self.passages)


def paragraphs(
    passages: Iterable[Passage], planned: Mapping[str, tuple[str, ...]]
) -> Iterator[Paragraph]:
    """Yield the paragraphs that passages of one section are.

    One that says just what is planned from evidence keeps the ids of the records.
    """
    lead: Paragraph | None = None
    for block in _blocks(lines(passages)):
        goes_on = block[0].shape != "text" and not block[0].passage.begins
        leads = lead is not None and lead.text.endswith(":") and goes_on
        text, said = _written(block, leads=leads), tuple(one.passage for one in block)
        if lead and leads:
            lead = Paragraph(f"{lead.text}\n\n{text}", lead.evidence, (*lead.passages, *said))
            continue
        if lead:
            yield lead
        rests_on = planned.get(key(said[0].text), ()) if len(said) == 1 else ()
        lead = Paragraph(text, rests_on, said)
    if lead:
        yield lead


def joined(found: Iterable[Paragraph], known: Collection[tuple[str, ...]]) -> Iterator[Paragraph]:
    """Yield paragraphs; several of them as one, where all their words are one that is known."""
    left = tuple(found)
    most = max(map(len, known), default=1)
    at = 0
    while at < len(left):
        many = next((one for one in range(most, 1, -1) if _is_one(left[at : at + one], known)), 1)
        first, *rest = left[at : at + many]
        for one in rest:
            text = f"{first.text}\n\n{one.text}"
            first = Paragraph(text, first.evidence, (*first.passages, *one.passages))
        yield first
        at += many


def _is_one(found: Sequence[Paragraph], known: Collection[tuple[str, ...]]) -> bool:
    return _keys(found) in known and not any(one.passages[0].begins for one in found[1:])


def _keys(found: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(said for one in found for said in one.keys)


def _blocks(found: Iterable[Line]) -> Iterator[Sequence[Line]]:
    """Yield each paragraph and quote, and each list.

    A list begins where an item is of another list than before. What stands further in belongs to
    the list above it, whichever list it says it is of.
    """
    for (shape, _), group in groupby(found, key=_parted()):
        if shape == "list":
            yield from _lists(tuple(group))
        else:
            yield from ([one] for one in group)


def _parted() -> Callable[[Line], tuple[str, int]]:
    """Return what tells lines apart: their shape, and the part of the section that they are in."""
    part = count(1)
    now = 0

    def of(line: Line) -> tuple[str, int]:
        nonlocal now
        now = next(part) if line.passage.begins else now
        return line.shape, now

    return of


def _lists(found: Sequence[Line]) -> Iterator[Sequence[Line]]:
    least = min(one.depth for one in found)
    items: list[Line] = []
    list_ = ""
    for one in found:
        if one.depth == least:
            if items and one.list != list_:
                yield items
                items = []
            list_ = one.list
        items.append(one)
    yield items


def _written(block: Sequence[Line], *, leads: bool) -> str:
    first = block[0]
    match first.shape:
        case "text":
            return _signs(first.words)
        case "quote":
            return f"> {_signs(first.words)}"
        case "list":
            return "\n".join(_items(block, leads=leads))


def _items(block: Sequence[Line], *, leads: bool) -> Iterator[str]:
    """Yield the lines of a list. Only what counts from 1 after a colon is read with numbers."""
    least = min(one.depth for one in block)
    top = [one for one in block if one.depth == least]
    numbered = leads and len(top) > 1 and all(one.mark == "number" for one in top)
    number, has_top = 0, False
    for one in block:
        if one.depth > least and has_top:
            yield f"{'   ' if numbered else '  '}- {_signs(one.words)}"
            continue
        number, has_top = number + 1, True
        yield f"{number}. {_signs(one.words)}" if numbered else f"- {_signs(one.words)}"


def _signs(words: str) -> str:
    """Return words as Markdown; what is too long for a bundle goes nowhere and stays as it is."""
    return words if len(words) > LONGEST else escaped(words)
