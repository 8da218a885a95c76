"""What a filter can write of a field: the ways there are, as known words and unknown ones.

A way is a tuple of known texts and `Unknown`s. Values that differ in nothing that is counted have
one way: all dates have three words and end alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf, isinf
from typing import Final, TypeAlias

from pipeline.composition.budget.fields import Field, Fields
from pipeline.composition.budget.known import Known
from pipeline.composition.budget.pen import Pen, Unknown
from pipeline.composition.budget.pens import Pens, extent, joined, written
from pipeline.composition.budget.sums import Stand
from pipeline.composition.budget.tally import NOTHING, Amount, Extent, Range
from pipeline.composition.filters import FILTERS, SOURCES, Piece
from pipeline.evidence.public import Value
from pipeline.language import phrasing
from pipeline.model.document import plain
from pipeline.report_type.definition import Format

Way: TypeAlias = tuple[str | Unknown, ...]
Ways: TypeAlias = tuple[Way, ...]

_DAY: Final = phrasing.day(date(2025, 3, 6))
_MONTH: Final = phrasing.month(date(2025, 3, 6))
_ISO: Final = "2025-03-06"
_SPANS: Final = tuple(
    phrasing.span(date.fromisoformat(first), date.fromisoformat(last))
    for first, last in (
        ("2025-03-06", "2025-03-06"),
        ("2025-03-04", "2025-03-06"),
        ("2025-03-30", "2025-04-02"),
        ("2024-12-30", "2025-01-02"),
    )
)
_NUMBERS: Final = (0, 1, 2, 5, 50, 500, 5000, -5)
"""One for each way of writing a number: in words, with digits, with a comma, below nothing."""


@dataclass(frozen=True, slots=True)
class Sayer:
    """Says what values can be, of the fields of a report type and what is known of them."""

    fields: Fields
    known: Known

    def plain(self, field: Field) -> Ways:
        """Return the ways in which a value is written as it stands."""
        if not self.fields.possible(field, self.known):
            return ()
        if self.fields.kind(field) == "integer":
            return tuple((phrasing.number(one),) for one in self._numbers(field))
        values = self.fields.values(field, self.known)
        if values is not None:
            return tuple((one,) for one in sorted(values))
        if not {"date", "date-or-month"}.isdisjoint(field.view.said("format")):
            return ((_ISO,),)
        return ((unknown(self.fields.characters(field), field.pointer),),)

    def with_article(self, field: Field) -> Ways:
        """Return the ways in which a value is written with ‘a’, ‘an’ or ‘the’ before it."""
        values = self.fields.values(field, self.known)
        if values is not None:
            return tuple((_said("a", one),) for one in sorted(values))
        found = unknown(self.fields.characters(field), field.pointer)
        words = Range(1, found.words.most + 1)  # it has an article, or is given one
        return ((Unknown(words, found.stops, field.pointer),),)

    def date(self, field: Field) -> Ways:
        """Return the ways in which a date is written."""
        if not self.fields.possible(field, self.known):
            return ()
        return ((_DAY,), (_MONTH,)) if "date-or-month" in field.view.said("format") else ((_DAY,),)

    def on(self, field: Field) -> Ways:
        """Return the ways in which it is said when something was: on a day, or in a month."""
        return tuple(("on ", *way) for way in self.date(field))

    def span(self, first: Field, last: Field) -> Ways:
        """Return the ways in which two dates are written, or one where only one is there."""
        there = [one for one in (first, last) if self.fields.possible(one, self.known)]
        if len(there) < 2:
            return self.date(there[0]) if there else ()
        return tuple((one,) for one in _SPANS)

    def count(self, field: Field, singular: str, plural: str) -> Ways:
        """Return the ways in which it is said how many there are."""
        if self.fields.kind(field) == "array":
            numbers = _within(self.fields.listed(field, self.known))
        else:
            numbers = self._numbers(field)
        return tuple((phrasing.count(one, singular, plural),) for one in numbers)

    def number(self, field: Field) -> Ways:
        """Return the ways in which a number is written."""
        return tuple((phrasing.number(one),) for one in self._numbers(field))

    def names(self, field: Field) -> Ways:
        """Return the way in which names are listed: A, B and C."""
        return self._listed(field, "name", joint=1)

    def lines(self, field: Field) -> Ways:
        """Return the way in which texts stand on lines of their own."""
        return self._listed(field, "", joint=0)

    def sources(self, field: Field) -> Ways:
        """Return the shortest and the longest way to name the kinds of source."""
        kind = self.fields.at("/source/kind", self.fields.entry(field))
        values = self.fields.values(kind, self.known)
        said = [SOURCES[one] for one in SOURCES if values is None or one in values]
        shortest = min(said, key=lambda one: len(one.split()), default="")
        return ((shortest,), (phrasing.series(said),)) if said else ()

    def proportion(self, field: Field) -> Ways:
        """Return the ways in which a share is written: most families (37 of 41)."""
        unit = self.fields.at("/measure/unit", field)
        found = unknown(self.fields.characters(unit), unit.pointer)
        shares = ("all ", "almost all ", "a majority of ", "a small minority of ")
        return tuple((share, found, " (37 of 41)") for share in shares)

    def formatted(self, field: Field, format_: Format, to: Field | None = None) -> Ways:
        """Return the ways in which a cell of a table is written."""
        if not self.fields.possible(field, self.known):
            return ()
        says: Mapping[str, Callable[[Field], Ways]] = {
            "text": self.plain,
            "date": self.date,
            "number": self.number,
            "lines": self.lines,
        }
        return self.span(field, to or field) if format_ == "dates" else says[format_](field)

    def _listed(self, field: Field, name: str, joint: int) -> Ways:
        number = self.fields.listed(field, self.known)
        entry = self.fields.entry(field)
        if name and self.fields.kind(entry) == "object":
            entry = self.fields.child(entry, name)
        if not number.most:
            return ()
        together = number.most * (self.fields.characters(entry) + 2)
        one = unknown(self.fields.characters(entry), entry.pointer)
        more = joint if number.most > 1 else 0
        most = number.most * one.words.most + more
        return ((Unknown(Range(0, most), stops(together), entry.pointer),),)

    def _numbers(self, field: Field) -> tuple[int, ...]:
        if not self.fields.possible(field, self.known):
            return ()
        return _within(self.fields.numbers(field))


def _within(limits: Range) -> tuple[int, ...]:
    """Return a number for each way of writing one, of those that are allowed."""
    ends = (int(one) for one in (limits.least, limits.most) if not isinf(one))
    found = dict.fromkeys((*_NUMBERS, *ends))
    return tuple(one for one in found if limits.least <= one <= limits.most)


def _said(name: str, text: str) -> str:
    piece = FILTERS[name](Value("", text))
    assert isinstance(piece, Piece)
    return plain(piece.inlines)


def unknown(characters: Amount, field: str) -> Unknown:
    """Return a text of so many characters at most. A word takes two, a sentence three."""
    words = (characters + 1) // 2 if not isinf(characters) else inf
    return Unknown(Range(0, words), stops(characters), field)


def stops(characters: Amount) -> Amount:
    """Return the most sentences that end within a text and have something behind them in it."""
    return (characters + 1) // 3 if not isinf(characters) else inf


def put(before: Pens, ways: Ways, *, own: bool = False) -> Pens:
    """Return the pens after writing one of the ways. With `own` the words are the template's."""
    return joined(_one_way(before, way, own) for way in ways)


def _one_way(before: Pens, way: Way, own: bool) -> Pens:
    def write(pen: Pen) -> None:
        for part in way:
            if isinstance(part, Unknown):
                pen.unknown(part)
            else:
                pen.words(part, own=own)

    return written(before, write)


def apart(ways: Ways, *, own: bool = False) -> Extent:
    """Return the extent of something that stands by itself outside of paragraphs, as in a cell.

    Where there is no way to write it, nothing stands there.
    """
    start = Stand(block="list", fresh=False)
    return extent(put({start: Pen(start)}, ways, own=own)) if ways else NOTHING
