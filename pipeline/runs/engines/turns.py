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
from pipeline.model.errors import BrokenError
from pipeline.runs.copies.index import Index, Stamp, opened, read
from pipeline.runs.copies.looking import Looking
from pipeline.runs.engines.bench import Bench, Said, Values


def searched(bench: Bench, values: Values, _source: RawBundle, _: bytes) -> Said:
    """Return which reports of a turn have words that stand in others, and in which."""
    files = tuple((where, tuple(stamp)) for where, stamp in values["files"])
    looking = _opened(files, bench.key)
    found = looking.turn(values["first"])
    return {"found": [(number, list(map(asdict, others))) for number, others in found]}, b""


@lru_cache(maxsize=1)
def _opened(files: tuple[tuple[int | str, Stamp], ...], key: Key) -> Looking:
    """Return what is to be done, from the file of our own reports and those of earlier ones.

    Our own words are held without their mask: each is looked at for many others.
    """
    ours, *against = (_index(where, stamp, key) for where, stamp in files)
    return Looking(ours.shelves[0].plain(), [shelf for one in against for shelf in one.shelves])


def _index(where: int | str, stamp: Stamp, key: Key) -> Index:
    """Return an index: of a file that was handed on, or of the very one that the run has open."""
    if isinstance(where, int):
        return read(where, key)
    found = opened(Path(where), key)
    if found.stamp != stamp:
        raise BrokenError("This index is another one than when the run began.")
    return found


def other_of(data: Values) -> Other:
    """Return another report as it was before it went through JSON."""
    parts = tuple((Stretch(**stretch), pointer) for stretch, pointer in data["parts"])
    return Other(data["bundle"], data["file"], data["same_setting"], parts, data["more"])
