"""What a worker does to compare reports: their words as numbers, and what stands in two of them."""

from __future__ import annotations

from array import array
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from pipeline.checks.copies.align import Stretch
from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.findings import Other
from pipeline.evidence.find import RawBundle
from pipeline.runs.copies.looking import Looking, opened_again
from pipeline.runs.copies.note import note
from pipeline.runs.copies.run import as_report, told_of
from pipeline.runs.engines.bench import Bench, Said, Values
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


def searched(bench: Bench, values: Values, _source: RawBundle, _: bytes) -> Said:
    """Return which reports of a turn have words that stand in others, and in which."""
    looking = _opened(values["ours"], tuple(values["against"]), bench.key)
    said = [
        (number, [asdict(one) for one in others])
        for number, others in looking.turn(values["first"])
    ]
    return {"found": said}, b""


@lru_cache(maxsize=1)
def _opened(ours: str, against: tuple[str, ...], key: Key) -> Looking:
    return opened_again(Path(ours), [Path(one) for one in against], key)


def other_of(data: Values) -> Other:
    """Return another report as it was before it went through JSON."""
    parts = tuple((Stretch(**stretch), pointer) for stretch, pointer in data["parts"])
    return Other(data["bundle"], data["file"], data["same_setting"], parts, data["more"])
