"""What a worker does to compare reports: their words as numbers, and what stands in two of them."""

from __future__ import annotations

from array import array
from dataclasses import asdict

from pipeline.evidence.find import RawBundle
from pipeline.runs.copies.note import note
from pipeline.runs.copies.run import as_report, told_of
from pipeline.runs.engines.bench import Bench, Said, Values
from pipeline.runs.engines.turns import other_of
from pipeline.runs.examine import Examined, composed


def words_of(bench: Bench, _values: Values, source: RawBundle, _: bytes) -> Said:
    """Return what others are compared with, of a report that stands already."""
    return words_of_examined(bench, composed(source, bench.options.choices))


def words_of_examined(bench: Bench, examined: Examined) -> Said:
    """Return what others are compared with, if a report can be composed."""
    report = as_report(examined, bench.key)
    if report is None:
        return {"report": None}, b""
    values = {"id": report.id, "setting": report.setting, "card": report.card.decode()}
    return {"report": values}, report.words.tobytes()


def copies(bench: Bench, values: Values, source: RawBundle, body: bytes) -> Said:
    """Return what is to say of a report whose words stand in others."""
    kept = array("H", body[values["length"] :])
    others = [other_of(one) for one in values["others"]]
    found = told_of(source, others, kept, bench.key, bench.options.choices)
    return {"copies": [asdict(note(one)) for one in found]}, b""
