"""What the page shows of one report: words, pictures and links, for `index-row.html.j2`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.finding import Finding, Severity
from pipeline.report_type.toml.file import title
from pipeline.reporters.causes import count
from pipeline.runs.overview.cells import length, links, reading
from pipeline.runs.overview.entry import STATES, TONES, Entry
from pipeline.runs.overview.need import grade, hard, name, number, over, told

_COPIES = 10
"""Passages of one report that the page tells in full."""


def row(
    one: Entry, place: int, copies: Sequence[Finding] = (), is_alone: bool = True
) -> dict[str, object]:
    """Return the values of a row. `place` is that in the batch, from 1.

    Where its title is not that of one report alone, links name the bundle too.
    """
    groups = tuple(links(one, one.title if is_alone else f"{one.title}, {one.bundle}"))
    return {
        "one": one,
        "place": place,
        "is_alone": is_alone,
        "name": name(one).replace("/", "/\0").split("\0"),
        "href": groups[0][1][0].href if groups and groups[0][0] else "",
        "type_title": title(one.report_type) if one.report_type else "",
        "grade": grade(one),
        "told": told(one),
        "acknowledged": one.count("acknowledged"),
        "copies": len(copies),
        "copies_said": f"{count(len(copies), 'passage')} in another report too",
        "length": length(one.measured),
        "reading": reading(one.measured),
        "groups": groups,
        "keys": "|".join(_keys(one, copies)),
    }


def copied(one: Entry, place: int, copies: Sequence[Finding]) -> dict[str, object]:
    """Return the values of what a report shares with others, the first ten passages."""
    return {
        "place": place,
        "file": one.file,
        "name": name(one),
        "found": copies[:_COPIES],
        "more": max(len(copies) - _COPIES, 0),
    }


def _keys(one: Entry, copies: Sequence[Finding]) -> Iterator[str]:
    """Yield what the script sorts and filters by, in the order that it knows."""
    overall = one.overall
    hardest = max((part.grade for part in one.measured.parts if part.grade is not None), default=0)
    yield str(STATES.index(one.state))
    yield from (str(number(severity.value, one, copies)) for severity in Severity)
    yield from (str(TONES.index(overall.tone)) if overall else "-1", str(one.measured.words))
    yield from (f"{hardest:g}", str(one.pages or 0))
    yield from (str(len(over(one.measured))), str(len(hard(one.measured))))
