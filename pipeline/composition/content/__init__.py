"""The content kinds of report types: from a content item and a bundle to blocks."""

from __future__ import annotations

from typing import assert_never

from pipeline.composition.content.figures import charts, measures, statement
from pipeline.composition.content.filling import Filling
from pipeline.composition.content.prose import narrative, prose
from pipeline.composition.content.tables import facts, grade_of, judgements, table
from pipeline.evidence.conditions import holds
from pipeline.model.document import Block
from pipeline.report_type import definition as rt

__all__ = ["Filling", "content_blocks", "grade_of"]


def content_blocks(content: rt.Content, filling: Filling) -> tuple[Block, ...]:
    """Return the blocks of one content item; none where its condition does not hold."""
    if not holds(content.when, filling.bundle.public):
        return ()
    match content:
        case rt.Prose():
            return prose(content, filling)
        case rt.Narrative():
            return narrative(content, filling)
        case rt.TableContent():
            return table(content, filling)
        case rt.FactsContent():
            return facts(content, filling)
        case rt.JudgementsContent():
            return (judgements(content, filling),)
        case rt.StatementContent():
            return (statement(content, filling),)
        case rt.MeasuresContent():
            return measures(content, filling)
        case rt.ChartsContent():
            return tuple(charts(content, filling))
        case _:
            assert_never(content)
