"""Measures as plain values for JSON, and back: between processes, and in a file of `--save`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.model.comparison.findings import Found
from pipeline.model.data import as_data
from pipeline.runs.comparison.measure import FoundHere, Measure, Passage, SectionMeasure


def data(measure: Measure) -> dict[str, Any]:
    """Return a measure as plain values, without PDFs."""
    found: dict[str, Any] = as_data(replace(measure, printed=()))
    del found["printed"]
    return found


def measure_of(values: Mapping[str, Any]) -> Measure:
    """Return the measure that plain values were made from. Raises as a wrong call does."""
    return Measure(
        **{
            **values,
            "sections": tuple(SectionMeasure(**one) for one in values["sections"]),
            "found": tuple(_found(one) for one in values["found"]),
            "passages": tuple(Passage(**one) for one in values["passages"]),
        }
    )


def _found(values: Mapping[str, Any]) -> FoundHere:
    found, known_as = Found(**values["found"]), tuple(values["known_as"])
    return FoundHere(found, values["trace"], values["limit"], known_as)


def apart(base: Measure, head: Measure) -> tuple[Measure, Measure]:
    """Return both measures with only those passages whose words the other one has not.

    Which line or section words stand in makes no difference; their file does, or what is common
    to both would not be told from what was moved.
    """
    mine, theirs = ({_words(one) for one in side.passages} for side in (base, head))
    return _without(base, theirs), _without(head, mine)


def _without(measure: Measure, known: set[tuple[str, str]]) -> Measure:
    return replace(
        measure, passages=tuple(one for one in measure.passages if _words(one) not in known)
    )


def _words(passage: Passage) -> tuple[str, str]:
    return passage.statement, passage.text
