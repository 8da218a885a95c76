"""The proof page: summary, then each document block by block with its notes and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.evidence.public import PublicBundle
from pipeline.language.difficulty import difficulty
from pipeline.language.measure import section_counts
from pipeline.language.readability import LEAST_WORDS, Scores, Unscored
from pipeline.model.claim import Claim
from pipeline.model.document import Block, Document, Section, heading, plain, walk
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.model.places import MASTHEAD
from pipeline.report_type.definition import ReportType
from pipeline.report_type.published import Published, said
from pipeline.reporters.proof import pictures
from pipeline.reporters.proof.claim_marks import underlined
from pipeline.reporters.proof.claims import Look, Told, tally, told
from pipeline.reporters.proof.evidence import Shown, behind, shown
from pipeline.reporters.proof.fields import Fields
from pipeline.reporters.proof.gauges import Gauge, gauges
from pipeline.reporters.proof.marking import marked, references
from pipeline.reporters.proof.notes import Kind, Note, numbered, together
from pipeline.reporters.proof.records import entries
from pipeline.reporters.proof.summary import summary
from pipeline.writers import furniture
from pipeline.writers.html import document as html
from pipeline.writers.html import pages
from pipeline.writers.html.inlines import inlines
from pipeline.writers.html.pages import Drawn

_TITLE = 2  # the level of a document's title, below that of the page
_DEEPEST_HEADING = 6
_SLOTS = 60  # claims of a block that show their notes when one points at them; more are listed
_WITHOUT: dict[Unscored, str] = {
    "too short": f"Too short for scores: under {LEAST_WORDS} words.",
    "not English": "No scores: too few of its words are English.",
}
_TOLD = (("mean-sentence", "{} words a sentence"), ("grade", "a reading grade of {}"))
_OWN_PLACE = re.compile(r'(?<= href="#)|(?<=<p id=")')


@dataclass(frozen=True, slots=True)
class Row:
    """A block as the report draws it, with marks; beside it its notes and its evidence.

    `numbers` are the links to the notes that are about the block as a whole, `look` how bad the
    worst of those is. `claims` are those of its words, with what each rests on.
    """

    drawn: Drawn
    notes: tuple[Note, ...]
    evidence: tuple[Shown, ...]
    numbers: Drawn
    look: str
    claims: tuple[Told, ...] = ()

    @property
    def tally(self) -> tuple[tuple[Look, str], ...]:
        """Return how its claims stand to the evidence, such as `2 borne out`."""
        return tally(self.claims)


@dataclass(frozen=True, slots=True)
class Pictures:
    """What the margin shows of a section's length and difficulty.

    Where a picture says nothing it is empty, and the numbers stand alone. `without` says why
    there are no scores.
    """

    sentences: Drawn
    told: str
    gauges: tuple[tuple[Gauge, Drawn], ...]
    without: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the proof. `level` is that of its heading.

    `kinds` are its findings of one rule, where they are many.
    """

    id: str
    level: int
    heading: Drawn
    title: str
    notes: tuple[Note, ...]
    kinds: tuple[Kind, ...]
    numbers: Drawn
    look: str
    pictures: Pictures | None
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]


def write(
    documents: Sequence[Document],
    findings: Sequence[Finding],
    public: PublicBundle,
    type_: ReportType,
    claims: Sequence[Claim] = (),
    waived: Sequence[tuple[Finding, str]] = (),
) -> bytes:
    """Return the proof of all documents of a bundle, as one page in UTF-8 that stands alone.

    The words of the documents are those of the HTML writer, in the same order. `waived` are the
    findings that a waiver accepts, each with the pointer of the waiver. Raises BrokenError for a
    final version, which is proofed no more.
    """
    if any(document.stamp.state == "final" for document in documents):
        raise BrokenError("A final version has no proof.")
    notes = numbered(documents, findings)
    records, fields = shown(public, type_), Fields(public)
    found = told(claims, notes, waived, fields)
    maker = _Maker(_by_place(notes), _by_block(found), records, type_)
    values = {
        "language": documents[0].language,
        "title": plain(documents[0].title),
        "banners": furniture.banners(documents[0].stamp),
        "general": tuple(note for note in notes if note.spot is None),
        "numbers": tuple(note.number for note in notes if note.spot is not None),
        "last": len(notes),
        **_of_claims(found),
        "records": entries(public, records, found, fields, _titles(documents)),
        "anchors": {id_: fields.anchor(id_) for id_ in records},
        "summary": summary(documents, notes, anchor),
        "published": type_.published.of if type_.published else "",
        "measured": _measured(type_.published),
        "documents": [maker.document(one) for one in documents],
    }
    return pages.proof(values).encode()


def _of_claims(found: Sequence[Told]) -> dict[str, object]:
    """Return how many claims there are, how they stand, and the most that a block has."""
    most = min(max((one.slot for one in found), default=0), _SLOTS)
    return {"claims": len(found), "totals": tally(found), "slots": range(1, most + 1)}


def _titles(documents: Sequence[Document]) -> dict[tuple[str, str], str]:
    return {
        (one.id, part.id): plain(part.title) for one in documents for part in walk(one.sections)
    }


def anchor(document: Document, section: Section) -> str:
    """Return the id of a section on the proof, where several documents stand on one page."""
    return f"{document.id}--{section.id}"


_Place: TypeAlias = tuple[str, str, int]


def _by_place(notes: Sequence[Note]) -> dict[_Place, tuple[Note, ...]]:
    """Return the notes of each section (block -1) and of each block."""
    found: dict[_Place, tuple[Note, ...]] = {}
    for note in notes:
        if note.spot:
            place = (note.spot.document, note.spot.section, note.spot.block)
            found[place] = (*found.get(place, ()), note)
    return found


def _by_block(claims: Sequence[Told]) -> dict[_Place, tuple[Told, ...]]:
    """Return the claims of each block."""
    found: dict[_Place, tuple[Told, ...]] = {}
    for one in claims:
        at = one.claim.at
        place = (at.document, at.section, at.block or 0)
        found[place] = (*found.get(place, ()), one)
    return found


@dataclass(frozen=True, slots=True)
class _Maker:
    notes: Mapping[_Place, tuple[Note, ...]]
    claims: Mapping[_Place, tuple[Told, ...]]
    records: Mapping[str, Shown]
    type_: ReportType

    def document(self, document: Document) -> dict[str, object]:
        """Return a document: its label, its titles, its masthead, and its sections."""
        return {
            "id": document.id,
            "label": plain(document.label),
            "titles": Drawn(html.titles(document, _TITLE)),
            "rows": tuple(self._rows(document, MASTHEAD, document.masthead)),
            "parts": tuple(self.parts(document, document.sections)),
        }

    def parts(
        self, document: Document, found: Sequence[Section], level: int = _TITLE + 1
    ) -> Iterator[Part]:
        """Yield sections, each with those nested in it."""
        for section in found:
            here = self.notes.get((document.id, section.id, -1), ())
            yield Part(
                id=anchor(document, section),
                level=min(level, _DEEPEST_HEADING),
                heading=Drawn(inlines(heading(section))),
                title=plain(section.title),
                notes=here,
                kinds=together(self._inside(document, section)),
                numbers=Drawn(references(here)),
                look=_worst(here),
                pictures=_pictures(section, self.type_, document.type_id),
                rows=tuple(self._rows(document, section.id, section.blocks, level + 1)),
                parts=tuple(self.parts(document, section.sections, level + 1)),
            )

    def _inside(self, document: Document, section: Section) -> tuple[Note, ...]:
        """Return the notes of a section and of its blocks."""
        places = [(document.id, section.id, at) for at in range(-1, len(section.blocks))]
        return tuple(note for place in places for note in self.notes.get(place, ()))

    def _rows(
        self, document: Document, section: str, blocks: Sequence[Block], level: int = _TITLE + 1
    ) -> Iterator[Row]:
        for at, block in enumerate(blocks):
            yield self._row((document.id, section, at), block, level)

    def _row(self, place: _Place, block: Block, level: int) -> Row:
        notes, claims = self.notes.get(place, ()), self.claims.get(place, ())
        whole = tuple(note for note in notes if note.spot and not note.spot.end)
        words = tuple(note for note in notes if note not in whole)
        drawn = _OWN_PLACE.sub(f"{place[0]}--", html.blocks((block,), level))
        return Row(
            drawn=Drawn(underlined(marked(drawn, words), claims)),
            notes=notes,
            evidence=behind(block, self.records),
            numbers=Drawn(references(whole)),
            look=_worst(whole),
            claims=claims,
        )


def _measured(published: Published | None) -> str:
    """Return what published reports of this kind have, as a sentence below the summary."""
    if published is None:
        return "Nothing was measured on published reports of this kind."
    found = [(published.range(measure), words) for measure, words in _TOLD]
    told = " and ".join(words.format(said(one)) for one, words in found if one)
    return f"{published.of} have {told}." if told else ""


def _worst(notes: Sequence[Note]) -> str:
    return min(notes, key=lambda note: note.rank).severity if notes else ""


def _pictures(section: Section, type_: ReportType, document: str) -> Pictures | None:
    """Return the measures of a section's own prose, or nothing where it has none."""
    counts, numbers = section_counts(section), difficulty(section)
    if not numbers.sentences:
        return None
    is_drawn = pictures.say_something(counts)
    return Pictures(
        sentences=Drawn(pictures.sentences(counts) if is_drawn else ""),
        told=pictures.told(counts),
        gauges=tuple(
            (one, Drawn(pictures.gauge(one) if is_drawn else ""))
            for one in gauges(section, numbers, type_, document)
        ),
        without="" if isinstance(numbers.scores, Scores) else _WITHOUT[numbers.scores],
    )
