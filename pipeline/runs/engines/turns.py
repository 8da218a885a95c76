"""What a worker does to look for what stands in two reports: a turn of some of them at a time.

It loads nothing that composes or draws, so that a worker for this alone is there at once.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from pipeline.checks.copies.align import Stretch
from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.other import Other
from pipeline.evidence.find import RawBundle
from pipeline.runs.copies.looking import Looking, opened_again
from pipeline.runs.engines.bench import Bench, Said, Values


def searched(bench: Bench, values: Values, _source: RawBundle, _: bytes) -> Said:
    """Return which reports of a turn have words that stand in others, and in which."""
    looking = _opened(values["ours"], tuple(values["against"]), bench.key)
    found = looking.turn(values["first"])
    return {"found": [(number, list(map(asdict, others))) for number, others in found]}, b""


@lru_cache(maxsize=1)
def _opened(ours: str, against: tuple[str, ...], key: Key) -> Looking:
    return opened_again(Path(ours), [Path(one) for one in against], key)


def other_of(data: Values) -> Other:
    """Return another report as it was before it went through JSON."""
    parts = tuple((Stretch(**stretch), pointer) for stretch, pointer in data["parts"])
    return Other(data["bundle"], data["file"], data["same_setting"], parts, data["more"])
