"""The extent of each kind of content of a report type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, assert_never

from pipeline.composition.budget.causes import Cause
from pipeline.composition.budget.figures import charts, measures, statement
from pipeline.composition.budget.pens import Pens, extent, joined
from pipeline.composition.budget.pens import pens as no_words
from pipeline.composition.budget.prose import prose
from pipeline.composition.budget.said import put, unknown
from pipeline.composition.budget.spot import EMPTY, Part, Spot, address
from pipeline.composition.budget.tables import facts, judgements, table, titles_of
from pipeline.composition.budget.tally import NONE, NOTHING, Amount, Extent, Range, outside
from pipeline.report_type import definition as rt

_CARRIED: Final = 5
"""The statements of a paragraph that has to carry two areas, as `plan` joins them."""


def part(content: rt.Content, spot: Spot, *, followed: bool) -> Part:
    """Return the part of a content item, its condition counted in.

    `followed` says whether a list or quote may stand behind it.
    """
    so = spot.fields.holding(content.when, spot.known, so=True)
    if so is None:
        return EMPTY
    made = _made(content, replace(spot, known=so), followed)
    if spot.fields.holding(content.when, spot.known, so=False) is None:
        return made
    return replace(made.perhaps, causes=(*_when(content, made.extent), *made.causes))


def _when(content: rt.Content, found: Extent) -> Iterator[Cause]:
    """Yield the condition of a content item as a cause, where it adds words."""
    if content.when and found.together.most:
        verb = "is there" if content.when.present else "is not there"
        if content.when.one_of:
            verb = f"is {'' if content.when.present else 'not '}{' or '.join(content.when.one_of)}"
        words = found.together.most, found.fixed.most
        yield Cause("branch", *_stands(content), f"{content.when.at} {verb}", *words)


def _stands(content: rt.Content) -> tuple[str, int]:
    match content:
        case rt.Prose():
            return content.template, 1
        case rt.StatementContent():
            return address(content.text)
        case rt.TableContent() | rt.FactsContent() | rt.JudgementsContent() | rt.MeasuresContent():
            return address(content.caption)
    return "", 1


def _made(content: rt.Content, spot: Spot, followed: bool) -> Part:
    match content:
        case rt.Prose():
            return _prose(content.template, spot, followed=followed)
        case rt.Narrative():
            return _narrative(content, spot)
        case rt.TableContent():
            return table(content, spot)
        case rt.FactsContent():
            return facts(content, spot)
        case rt.LineContent():
            return _line(content, spot)
        case rt.JudgementsContent():
            return judgements(content, spot)
        case rt.StatementContent():
            return statement(content, spot)
        case rt.MeasuresContent():
            return measures(content, spot)
        case rt.ChartsContent():
            return charts(content, spot)
        case _:
            assert_never(content)


def _prose(template: str, spot: Spot, *, followed: bool) -> Part:
    found = prose(template, spot.fields, spot.names, spot.known, followed=followed)
    return Part(found.extent, found.causes)


def _line(content: rt.LineContent, spot: Spot) -> Part:
    pens: Pens = no_words()
    for fact in content.rows:
        field = spot.fields.at(fact.at)
        to = spot.fields.at(fact.to) if fact.to else None
        ways = spot.say.formatted(field, fact.format, to)
        if titles := titles_of(fact, spot.fields.root, spot) if ways else ():
            after = put(put(pens, ((" · ",),), own=True), titles, own=True)
            after = put(put(after, ((": ",),), own=True), ways)
            pens = after if spot.fields.certain(field, spot.known) else joined((pens, after))
    return Part(extent(pens))


# --- what inspectors write, or is planned until they have ----------------------------------


def _narrative(content: rt.Narrative, spot: Spot) -> Part:
    planned = NOTHING
    if spot.report_type.areas_of(content.section):
        plan = spot.report_type.plan
        most = max(plan.paragraphs, plan.target)
        planned = _paragraphs(most, max(plan.sentences, _CARRIED), spot)
    elif content.plan == "findings":
        planned = _paragraphs(len({one.judgement for one in spot.report_type.areas}), 1, spot)
    elif content.plan:
        planned = _prose(content.plan, spot, followed=False).extent.perhaps
    return Part(NOTHING, (), _written(content.section, spot) | planned)


def _written(section: str, spot: Spot) -> Extent:
    """Return the extent of a narrative, as far as the schemas let it go."""
    fields = spot.fields
    narrative = fields.at(f"/narrative/{section}")
    if not fields.possible(narrative, spot.known):
        return NOTHING
    entries = fields.at("/paragraphs", narrative)
    text = fields.at("/text", fields.entry(entries))
    number = fields.listed(entries, spot.known).most
    one = unknown(fields.characters(text), text.pointer)
    words = _together(one.words.most, number)
    ends = _together(one.stops + 1, number)
    heading = fields.at("/heading", fields.entry(entries))
    head = _together(unknown(fields.characters(heading), heading.pointer).words.most, number)
    said = Extent(words, NONE, ends, ends, words, words, one.stops + 1, ends, ends)
    return said + outside(head)


def _paragraphs(number: int, statements: int, spot: Spot) -> Extent:
    """Return the extent of planned paragraphs, each of so many statements at the most."""
    fields = spot.fields
    evidence = fields.at("/evidence")
    records = fields.listed(evidence, spot.known).most
    statement_ = fields.at("/statement", fields.entry(evidence))
    one = unknown(fields.characters(statement_), statement_.pointer)
    there = min(records, number * statements)
    words = _together(one.words.most, there)
    ends = _together(one.stops + 1, there)
    longest = (one.stops + 1) * statements
    paragraphs = Range(0, min(number, records))
    return Extent(words, NONE, paragraphs, ends, words, NONE, longest, paragraphs, paragraphs)


def _together(one: Amount, number: Amount) -> Range:
    return Range(0, one).times(Range(0, number))
