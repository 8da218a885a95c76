"""The top of a proof: how many findings, where most of them are, and how long each section is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.language.difficulty import Difficulty, difficulty, document_difficulty
from pipeline.language.readability import Scores, Unscored
from pipeline.model.document import Document, Section, heading, plain
from pipeline.model.finding import counts as tally
from pipeline.model.places import MASTHEAD
from pipeline.reporters.proof.notes import Note

_FIRST: Final = 3
"""How many places the summary names to begin with, where not more of them have errors."""
_AT_A_GLANCE: Final = "At a glance"
_WHOLE: Final = "The bundle or the report as a whole"
_ACKNOWLEDGED: Final = "acknowledged"
_GENERAL: Final = "_general"
"""The id on the page of what is found about no place in particular."""
_UNGRADED: Final[dict[Unscored, str]] = {
    "too short": "too short to grade",
    "not English": "not English",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A masthead or a section in the table, or (without an anchor) a whole document."""

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
        """Return what places are compared by: errors, then warnings, then notices."""
        return tuple(number for _, number in self.counts)

    @property
    def findings(self) -> str:
        """Return how many findings there are, such as `1 error, 2 warnings`; or `none`."""
        return ", ".join(words for _, words in self.tallies) or "none"

    @property
    def tallies(self) -> tuple[tuple[str, str], ...]:
        """Return each of them that there is, with its number in words."""
        return tuple((name, f"{n} {_many(name, n)}") for name, n in self.counts if n)


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
    """Findings by severity, the places to begin with, and the tables of sections."""

    counts: tuple[tuple[str, int], ...]
    first: tuple[Line, ...]
    sheets: tuple[Sheet, ...]

    @property
    def counted(self) -> tuple[tuple[str, int, str], ...]:
        """Return each severity, its number, and what that many are called.

        What is acknowledged is there only where something is.
        """
        shown = ((name, n) for name, n in self.counts if n or name != _ACKNOWLEDGED)
        return tuple((name, n, _many(name, n)) for name, n in shown)


def summary(
    documents: Sequence[Document],
    notes: Sequence[Note],
    anchor: Callable[[Document, Section], str],
) -> Summary:
    """Return the summary of a proof. `anchor` gives the id of a section on the page."""
    sheets = tuple(_sheet(document, notes, anchor) for document in documents)
    general = _line(_WHOLE, _GENERAL, 0, None, [note for note in notes if note.spot is None])
    lines = [general, *(line for sheet in sheets for line in sheet.lines)]
    return Summary(_counts(notes), _first(lines), sheets)


def _first(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the places to begin with: all that have errors, and the worst of the others."""
    worst = sorted((one for one in lines if any(one.weight)), key=_by_weight, reverse=True)
    return tuple(worst[: max(_FIRST, sum(one.weight[0] > 0 for one in worst))])


def _by_weight(line: Line) -> tuple[int, ...]:
    return line.weight


def _sheet(
    document: Document, notes: Sequence[Note], anchor: Callable[[Document, Section], str]
) -> Sheet:
    mine = [note for note in notes if note.spot and note.spot.document == document.id]
    found: dict[str, list[Note]] = {}
    for note in mine:
        if note.spot:
            found.setdefault(note.spot.section, []).append(note)
    at_a_glance = found.get(MASTHEAD, [])
    top = (_line(_AT_A_GLANCE, document.id, 0, None, at_a_glance),) if at_a_glance else ()
    lines = (
        _line(
            plain(heading(section)),
            anchor(document, section),
            depth,
            difficulty(section),
            found.get(section.id, []),
        )
        for depth, section in _with_depth(document.sections)
    )
    whole = _line("Whole document", "", 0, document_difficulty(document), mine)
    return Sheet(plain(document.label), (*top, *lines), whole)


def _with_depth(found: Sequence[Section], depth: int = 0) -> Iterator[tuple[int, Section]]:
    for section in found:
        yield depth, section
        yield from _with_depth(section.sections, depth + 1)


def _line(
    title: str, anchor: str, depth: int, numbers: Difficulty | None, notes: Sequence[Note]
) -> Line:
    if numbers is None or not numbers.sentences:
        return Line(title, anchor, depth, "no prose", "", "", "", _counts(notes))
    scores = numbers.scores
    return Line(
        title=title,
        anchor=anchor,
        depth=depth,
        words=f"{numbers.words:,}",
        paragraphs=f"{numbers.paragraphs}",
        mean=f"{numbers.mean:.1f}",
        grade=f"{scores.grade:.1f}" if isinstance(scores, Scores) else _UNGRADED[scores],
        counts=_counts(notes),
    )


def _counts(notes: Sequence[Note]) -> tuple[tuple[str, int], ...]:
    """Return counts as `findings.json` has them: by severity, then what is acknowledged."""
    return tuple(tally(note.finding for note in notes).items())


def _many(name: str, number: int) -> str:
    return name if number == 1 or name == _ACKNOWLEDGED else f"{name}s"
