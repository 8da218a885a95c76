"""What the extent of a content item is found from, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.composition.budget.causes import Cause
from pipeline.composition.budget.fields import Fields
from pipeline.composition.budget.known import Known
from pipeline.composition.budget.said import Sayer
from pipeline.composition.budget.tally import NOTHING, Extent, Range, outside
from pipeline.language.measure import count_words
from pipeline.model.document import TemplateSource, Text
from pipeline.report_type.definition import ReportType


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a report type, with what conditions around it have made known.

    `names` are those of the public fields. `judged` says that the report type has sections of
    judgements: limits bind those alone.
    """

    report_type: ReportType
    fields: Fields
    names: frozenset[str]
    known: Known
    judged: bool = False

    @property
    def say(self) -> Sayer:
        """Return what says in which ways a value is written here."""
        return Sayer(self.fields, self.known)


@dataclass(frozen=True, slots=True)
class Part:
    """The extent of a content item, and what makes it long.

    `people` is what of it inspectors may write: `extent` is without it.
    """

    extent: Extent
    causes: tuple[Cause, ...] = ()
    people: Extent = NOTHING

    @property
    def perhaps(self) -> Part:
        """Return the part where it may be left out."""
        return Part(self.extent.perhaps, self.causes, self.people.perhaps)


EMPTY: Final = Part(NOTHING)


def own(text: Text) -> Extent:
    """Return the extent of words of the report type that stand outside of paragraphs."""
    words = count_words(text.text)
    return outside(Range(words, words), Range(words, words))


def times(one: Extent, number: Range) -> Extent:
    """Return the extent of so many things that stand outside of paragraphs."""
    return outside(one.together.times(number), one.fixed.times(number))


def address(text: Text) -> tuple[str, int]:
    """Return the file and line of words of the report type."""
    source = text.source
    return (source.file, source.line) if isinstance(source, TemplateSource) else ("", 1)
