"""The top of a proof: how many findings, where most of them are, and how long each section is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.language.difficulty import Difficulty, difficulty, document_difficulty
from pipeline.language.readability import Scores
from pipeline.model.document import Document, Section, heading, plain
from pipeline.model.finding import Severity
from pipeline.reporters.proof.notes import Note

_FIRST = 3
"""How many sections the summary names to begin with."""


@dataclass(frozen=True, slots=True)
class Line:
    """A section in the table, or (without an anchor) a whole document."""

    title: str
    anchor: str
    depth: int
    words: str
    paragraphs: str
    mean: str
    grade: str
    counts: tuple[tuple[str, int], ...]

    @property
    def weight(self) -> tuple[int, ...]:
        """Return what sections are compared by: errors, then warnings, then notices."""
        return tuple(number for _, number in self.counts)

    @property
    def findings(self) -> str:
        """Return how many findings there are, such as `1 error, 2 warnings`; or `none`."""
        return told(self.counts) or "none"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document in the summary: its sections, and all of it together."""

    label: str
    lines: tuple[Line, ...]
    whole: Line

    @property
    def all(self) -> tuple[Line, ...]:
        """Return the sections, then the whole."""
        return (*self.lines, self.whole)


@dataclass(frozen=True, slots=True)
class Summary:
    """Findings by severity, the sections to begin with, and the tables of sections."""

    counts: tuple[tuple[str, int], ...]
    first: tuple[Line, ...]
    sheets: tuple[Sheet, ...]


def summary(
    documents: Sequence[Document],
    notes: Sequence[Note],
    anchor: Callable[[Document, Section], str],
) -> Summary:
    """Return the summary of a proof. `anchor` gives the id of a section on the page."""
    sheets = tuple(_sheet(document, notes, anchor) for document in documents)
    lines = [line for sheet in sheets for line in sheet.lines if any(line.weight)]
    worst = sorted(lines, key=lambda line: line.weight, reverse=True)
    return Summary(_counts(notes), tuple(worst[:_FIRST]), sheets)


def _sheet(
    document: Document, notes: Sequence[Note], anchor: Callable[[Document, Section], str]
) -> Sheet:
    mine = [note for note in notes if note.spot and note.spot.document == document.id]
    whole = _line("Whole document", "", 0, document_difficulty(document), mine)
    lines = (
        _line(
            plain(heading(section)),
            anchor(document, section),
            depth,
            difficulty(section),
            [note for note in mine if note.spot and note.spot.section == section.id],
        )
        for depth, section in _with_depth(document.sections)
    )
    return Sheet(plain(document.label), tuple(lines), whole)


def _with_depth(found: Sequence[Section], depth: int = 0) -> Iterator[tuple[int, Section]]:
    for section in found:
        yield depth, section
        yield from _with_depth(section.sections, depth + 1)


def _line(title: str, anchor: str, depth: int, numbers: Difficulty, notes: Sequence[Note]) -> Line:
    has_prose = bool(numbers.sentences)
    scores = numbers.scores
    grade = f"{scores.grade:.1f}" if isinstance(scores, Scores) else scores
    return Line(
        title=title,
        anchor=anchor,
        depth=depth,
        words=f"{numbers.words:,}" if has_prose else "no prose",
        paragraphs=f"{numbers.paragraphs}" if has_prose else "",
        mean=f"{numbers.mean:.1f}" if has_prose else "",
        grade=grade if has_prose else "",
        counts=_counts(notes),
    )


def _counts(notes: Sequence[Note]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (severity.value, sum(note.severity == severity.value for note in notes))
        for severity in Severity
    )


def told(counts: Sequence[tuple[str, int]]) -> str:
    """Return counts in words, those of nothing left out; '' where all are."""
    parts = [f"{number} {name}{'' if number == 1 else 's'}" for name, number in counts if number]
    return ", ".join(parts)
