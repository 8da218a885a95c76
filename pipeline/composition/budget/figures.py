"""The extent of fixed statements, of the table of shares and of charts."""

from __future__ import annotations

from typing import Final

from pipeline.composition.budget.causes import Cause
from pipeline.composition.budget.fields import Field
from pipeline.composition.budget.pen import Pen
from pipeline.composition.budget.pens import Pens, extent, joined
from pipeline.composition.budget.said import apart, put
from pipeline.composition.budget.spot import EMPTY, Part, Spot, address, own, times
from pipeline.composition.budget.sums import Stand
from pipeline.composition.budget.tally import NOTHING, Extent, Range, outside
from pipeline.language import phrasing
from pipeline.model.document import Text
from pipeline.report_type import definition as rt
from pipeline.report_type.slots import Slot, parts

_SHARES: Final = tuple(
    dict.fromkeys(
        phrasing.proportion(*share)
        for share in (
            (1, 1), (99, 100), (90, 100), (70, 100), (55, 100), (1, 2), (101, 201), (40, 100),
            (25, 100), (10, 100), (1, 100),
        )
    )
)  # fmt: skip
"""All words for a share."""

_NUMBERS: Final = Range(4, 4)
"""Words of the numbers of a share: `37 of 41` and `90%`."""


def statement(content: rt.StatementContent, spot: Spot) -> Part:
    """Return the part of fixed wording with slots."""
    start = Stand(block="list", fresh=False)
    pens: Pens = {start: Pen(start)}
    for part in parts(content):
        if isinstance(part, Slot):
            field = spot.fields.at(part.pointer)
            after = put(pens, spot.say.formatted(field, "text"))
            sure = spot.fields.certain(field, spot.known)
            pens = after if sure else joined((pens, after))
        else:
            pens = put(pens, ((part,),), own=True)
    return Part(extent(pens))


def measures(content: rt.MeasuresContent, spot: Spot) -> Part:
    """Return the part of the table of shares."""
    entry = spot.fields.entry(spot.fields.at("/evidence"))
    label = spot.fields.at("/measure/label", entry)
    head = sum(map(own, content.columns), own(content.caption))
    shares = apart(tuple((one,) for one in _SHARES))
    row = apart(spot.say.plain(label)) + outside(_NUMBERS) + shares
    return _each_record(head, row, label, content.caption, spot)


def charts(content: rt.ChartsContent, spot: Spot) -> Part:
    """Return the part of the charts: each has a table of its numbers."""
    fields = spot.fields
    series = fields.at("/series", fields.entry(fields.at("/evidence")))
    points = fields.at("/points", series)
    number = fields.listed(points, spot.known)
    least = max(points.view.said("minItems"), default=0)
    row = own(content.period)
    for pointer in ("/label", "/unit"):
        row += apart(spot.say.plain(fields.at(pointer, series)))
    for pointer in ("/period", "/value"):
        cell = apart(spot.say.plain(fields.at(pointer, fields.entry(points))))
        row += times(cell, Range(least, number.most))
    return _each_record(NOTHING, row, series, content.period, spot)


def _each_record(head: Extent, row: Extent, field: Field, place: Text, spot: Spot) -> Part:
    """Return what stands there for each record of evidence that has a field."""
    number = spot.fields.listed(spot.fields.at("/evidence"), spot.known).most
    if not number or not spot.fields.possible(field, spot.known):
        return EMPTY
    whole = (head + times(row, Range(1, number))).perhaps
    cause = Cause("list", *address(place), field.pointer, whole.together.most, whole.fixed.most)
    return Part(whole, (cause,))
