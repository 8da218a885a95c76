"""The content kinds of report types: from a content item and a bundle to blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from pipeline.composition.content.figures import charts, measures, statement
from pipeline.composition.content.filling import NO_NOTES, Filling, Made, Notes, joined
from pipeline.composition.content.prose import narrative, prose, unsaid
from pipeline.composition.content.tables import facts, grade_of, judgements, line, table
from pipeline.evidence.conditions import holds
from pipeline.report_type import definition as rt

__all__ = ["NO_NOTES", "Filling", "Notes", "content_blocks", "grade_of", "unsaid"]


def content_blocks(contents: Iterable[rt.Content], filling: Filling) -> Made:
    """Return the blocks of all content items whose conditions hold, and the notes on them."""
    return joined(_made(one, filling) for one in contents if holds(one.when, filling.bundle.public))


def _made(content: rt.Content, filling: Filling) -> Made:
    match content:
        case rt.Prose():
            return prose(content, filling), NO_NOTES
        case rt.Narrative():
            return narrative(content, filling)
        case rt.TableContent():
            return table(content, filling), NO_NOTES
        case rt.FactsContent():
            return facts(content, filling), NO_NOTES
        case rt.LineContent():
            return line(content, filling), NO_NOTES
        case rt.JudgementsContent():
            return judgements(content, filling), NO_NOTES
        case rt.StatementContent():
            return (statement(content, filling),), NO_NOTES
        case rt.MeasuresContent():
            return measures(content, filling), NO_NOTES
        case rt.ChartsContent():
            return tuple(charts(content, filling)), NO_NOTES
        case _:
            assert_never(content)
