"""What a worker does to compare two sides: one bundle is built on both of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.language.choices import Choices, OwnWords
from pipeline.resources import Home
from pipeline.runs.comparison.both import Both, Place, SideError, both
from pipeline.runs.comparison.data import data, measure_of
from pipeline.runs.engines import home_of, home_values
from pipeline.runs.engines.bench import Bench, Said, Values


def measured(bench: Bench, values: Values, source: RawBundle, body: bytes) -> Said:
    """Return the measures of both sides, or which side is broken."""
    base = _place(values["base"], bench.home) if values["base"] else None
    older = body[values["length"] :] if values["older"] else None
    try:
        head = Place(bench.home, bench.options.choices)
        found = both(source, older, base, head, outlined=values["outlined"])
    except SideError as error:
        told = {"side": error.side, "message": str(error), "hint": error.hint}
        return {"broken": told}, b""
    return {"base": data(found.base) if found.base else None, "head": data(found.head)}, b""


def both_of(values: Mapping[str, Any]) -> Both:
    """Return what an answer tells of both sides."""
    base = measure_of(values["base"]) if values["base"] else None
    return Both(base, measure_of(values["head"]))


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
