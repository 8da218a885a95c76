"""What a worker does to compare two sides: one bundle is built on both of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.language.choices import Choices, OwnWords
from pipeline.model.comparison.pages import PageChange
from pipeline.model.data import as_data
from pipeline.resources import Home
from pipeline.runs.comparison.both import Both, Place, SideError, both
from pipeline.runs.comparison.data import data, measure_of
from pipeline.runs.comparison.measure import Asked
from pipeline.runs.engines import home_of, home_values
from pipeline.runs.engines.bench import Bench, Said, Values


def measured(bench: Bench, values: Values, source: RawBundle, body: bytes) -> Said:
    """Return the measures of both sides and pictures of pages, or which side is broken."""
    base = _place(values["base"], bench.home) if values["base"] else None
    older = body[values["length"] :] if values["older"] else None
    head = Place(bench.home, bench.options.choices)
    try:
        found = both(source, older, base, head, Asked(**values["asked"]))
    except SideError as error:
        told = {"side": error.side, "message": str(error), "hint": error.hint}
        return {"broken": told}, b""
    said = {
        "base": data(found.base) if found.base else None,
        "head": data(found.head),
        "pages": [as_data(_measured(one)) for one in found.pages],
    }
    return said, b"".join(one.base + one.head for one in found.pages)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that looks different, with the lengths of its pictures in bytes."""

    bundle: str
    report_type: str
    document: str
    number: int
    base: int
    head: int


def _measured(page: PageChange) -> _Page:
    at = page.bundle, page.report_type, page.document, page.number
    return _Page(*at, len(page.base), len(page.head))


def both_of(values: Mapping[str, Any], body: bytes) -> Both:
    """Return what an answer tells of both sides."""
    base = measure_of(values["base"]) if values["base"] else None
    return Both(base, measure_of(values["head"]), tuple(_pages(values["pages"], body)))


def _pages(entries: Iterable[Mapping[str, Any]], body: bytes) -> Iterator[PageChange]:
    at = 0
    for one in entries:
        middle = at + one["base"]
        end = middle + one["head"]
        yield PageChange(**{**one, "base": body[at:middle], "head": body[middle:end]})
        at = end


def place_values(place: Place) -> dict[str, Any]:
    """Return a side as values for JSON."""
    words = place.choices.own_words
    return {
        "home": home_values(place.home),
        "house_style": place.choices.house_style,
        "acronyms": words.acronyms,
        "names": words.names,
    }


def _place(values: Mapping[str, Any], beside: Home) -> Place:
    words = OwnWords(tuple(values["acronyms"]), tuple(values["names"]))
    return Place(home_of(values["home"]), Choices(values["house_style"], words), beside)
