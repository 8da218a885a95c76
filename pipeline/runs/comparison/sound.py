"""Whether base can be read by this program: tried with the first bundle that is built."""

from __future__ import annotations

from typing import Final

from pipeline.runs.comparison.before import place
from pipeline.runs.comparison.both import Both, SideError, both
from pipeline.runs.comparison.stand import Stand, is_programs
from pipeline.runs.comparison.subject import Subject

_RULES: Final = ("templates/plain-english/", "templates/pasted/")


def sound(base: Stand, head: Stand, first: Subject, *, paged: bool) -> tuple[Stand, Both]:
    """Return base as this program can read it, and what the first bundle comes to.

    A file of the program's checks, of an earlier version of it, may lack what a later one asks
    for: then that of head stands in for it. The file of a team, a report type or a schema has no
    stand-in. Raises SideError where a side cannot be read.
    """
    while True:
        sides = place(base, head), place(head)
        try:
            return base, both(first.source, first.older, *sides, first.asked(paged=paged))
        except SideError as error:
            name = _replaceable(base, error) if error.side == "base" else ""
            if not name:
                raise
            base = base.with_stand_ins(frozenset({name}))


def _replaceable(base: Stand, error: SideError) -> str:
    """Return the name of the program's file that is broken, if it may be replaced; or ''."""
    at = error.place.template
    name = f"templates/{at.file}" if at else ""
    may = base.home.shipped and (is_programs(name) or name.startswith(_RULES)) if name else False
    return name if may and name not in base.home.stand_ins and not base.home.is_own(name) else ""
