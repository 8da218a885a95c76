"""The evidence of a report, record by record, each with the claims that rest on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.evidence.public import PublicBundle, child, text_of
from pipeline.language.amounts import amounts
from pipeline.reporters.proof.claims import Told
from pipeline.reporters.proof.evidence import Shown
from pipeline.reporters.proof.fields import Fields


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a record: those that bear a claim, a number that bears none, or what is between."""

    words: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A statement, a quote, a measure or a series of a record."""

    name: str
    pieces: tuple[Piece, ...]
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, its parts, and the claims that rest on it, by sections.

    `anchor` is its id on the page.
    """

    shown: Shown
    anchor: str
    parts: tuple[Part, ...]
    claims: tuple[tuple[str, tuple[Told, ...]], ...]


def entries(
    public: PublicBundle,
    records: Mapping[str, Shown],
    claims: Sequence[Told],
    fields: Fields,
    titles: Mapping[tuple[str, str], str],
) -> tuple[Entry, ...]:
    """Return all records that may be shown, as the bundle has them.

    `titles` are those of sections, by the ids of document and section.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    resting: dict[str, list[Told]] = {}
    for one in claims:
        for borne in one.pointers:
            spans.setdefault(borne.pointer, []).append((borne.start, borne.end))
        for record in dict.fromkeys(source.record for source in one.sources if source.record):
            resting.setdefault(record, []).append(one)
    found = ((text_of(child(one, "id")), one) for one in public.evidence())
    return tuple(
        Entry(
            records[id_],
            fields.anchor(id_),
            tuple(_parts(one.pointer, fields, spans)),
            tuple(_by_section(resting.get(id_, ()), titles)),
        )
        for id_, one in found
        if id_ in records
    )


def _by_section(
    claims: Sequence[Told], titles: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, tuple[Told, ...]]]:
    for place, found in groupby(claims, lambda one: (one.claim.at.document, one.claim.at.section)):
        yield titles[place], tuple(found)


def _parts(
    record: str, fields: Fields, spans: Mapping[str, Sequence[tuple[int, int]]]
) -> Iterator[Part]:
    for name, step in (("", "statement"), ("Quote", "quote/text")):
        pointer = f"{record}/{step}"
        if text := fields.text(pointer):
            speaker = fields.text(f"{record}/quote/speaker") if name else ""
            yield Part(name, tuple(_pieces(text, spans.get(pointer, ()))), speaker)
    yield from _counted(record, fields, spans)


def _counted(record: str, fields: Fields, used: Collection[str]) -> Iterator[Part]:
    """Yield the measure and the series of a record: what bears a claim, and what does not."""
    measure, series = f"{record}/measure", f"{record}/series"
    if text := fields.text(measure):
        look = "used" if measure in used else "unused"
        yield Part("Measure", (Piece(fields.label(measure)), Piece(text, look)))
    if points := fields.points(series):
        found = [Piece(fields.label(series))]
        for at, words in points:
            is_used = series in used or any(one == at or one.startswith(f"{at}/") for one in used)
            found += [Piece(words, "used" if is_used else "unused"), Piece(", ")]
        yield Part("Series", tuple(found[:-1]))


def _pieces(text: str, used: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Yield a text in pieces: what bears a claim, and numbers that bear none."""
    found = [(start, end or len(text), "used") for start, end in used]
    found += [
        (one.start, one.end, "unused")
        for one in amounts(text)
        if not any(start < one.end and one.start < end for start, end, _ in found)
    ]
    at = 0
    for start, end, look in sorted(found):
        if end <= at:
            continue
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[max(at, start) : end], look)
        at = end
    if at < len(text):
        yield Piece(text[at:])
