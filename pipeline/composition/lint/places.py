"""Where the templates of a report type are printed, and under which conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.composition.budget.fields import Fields
from pipeline.composition.budget.known import Known
from pipeline.report_type import definition as rt


class Printing(NamedTuple):
    """A template, what conditions make known where it is printed, its section, its house style."""

    file: str
    known: Known
    section: str = ""
    style: str = ""


def printings(type_: rt.ReportType, fields: Fields) -> Iterator[Printing]:
    """Yield each place of a report type where a template is printed."""
    for document in type_.documents:
        known = fields.holding(document.when, {}, so=True)
        if known is not None:
            style = type_.style_of(document.id)
            found = (
                *_of_contents(document.masthead, fields, known),
                *_of_sections(document.sections, fields, known),
            )
            yield from (one._replace(style=style) for one in found)


def _of_sections(
    sections: Sequence[rt.SectionType], fields: Fields, known: Known
) -> Iterator[Printing]:
    for one in sections:
        here = fields.holding(one.when, known, so=True)
        if here is not None:
            section = one.judgement or one.id
            found = _of_contents(one.content, fields, here)
            yield from (each._replace(section=section) for each in found)
            yield from _of_sections(one.sections, fields, here)


def _of_contents(
    contents: Sequence[rt.Content], fields: Fields, known: Known
) -> Iterator[Printing]:
    for one in contents:
        here = fields.holding(one.when, known, so=True)
        if here is None:
            continue
        if isinstance(one, rt.Prose):
            yield Printing(one.template, here)
        if isinstance(one, rt.Narrative) and one.plan.endswith(".md.j2"):
            yield Printing(one.plan, here)
