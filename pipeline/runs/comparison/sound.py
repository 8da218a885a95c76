"""Whether base can be read by this program, before anything is built on it."""

from __future__ import annotations

from typing import Final

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.runs.comparison.both import SideError
from pipeline.runs.comparison.measuring import measure
from pipeline.runs.comparison.stand import Stand, is_programs

_RULES: Final = ("templates/plain-english/", "templates/pasted/")
_TRIALS: Final = 40  # files of an older program that may be of no use to this one


def sound(base: Stand, trial: RawBundle) -> Stand:
    """Return base as this program can read it, with its own files in place of unusable ones.

    A file of the program's checks, of an earlier version of it, may lack what a later one asks
    for; the file of a team, a report type or a schema has no stand-in. `trial` is a bundle to try
    it with. Raises SideError where base cannot be read.
    """
    for _ in range(_TRIALS if base.home.shipped else 0):
        try:
            measure(trial, base.home, base.choices)
        except BrokenError as error:
            name = _replaceable(base, error)
            if not name:
                raise SideError("base", error) from error
            base = base.with_stand_ins(frozenset({name}))
        else:
            break
    return base


def _replaceable(base: Stand, error: BrokenError) -> str:
    """Return the name of the program's file that is broken, if it may be replaced; or ''."""
    at = error.place.template
    name = f"templates/{at.file}" if at else ""
    may = bool(name) and (is_programs(name) or name.startswith(_RULES))
    return name if may and name not in base.home.stand_ins and not base.home.is_own(name) else ""
