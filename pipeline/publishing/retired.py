"""A published version that is out of use: the register and the page for readers say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.publishing.records import history, register, unfinished
from pipeline.publishing.records.entry import line_of
from pipeline.publishing.records.verify_page import page
from pipeline.runs.workshop import workshop


def retire(
    out: Path,
    id_: str,
    version: int,
    event: Literal["withdrawn", "superseded"],
    day: date,
    sign: Callable[[bytes], str] | None = None,
) -> None:
    """Add to the register of a folder that a version is out of use, and renew its page.

    What the register says already is not said twice. Raises BrokenError where the version was not
    published there, or the folder refuses.
    """
    with workshop(out):
        there = history.records(out / id_) if (out / id_).is_dir() else {}
        if version not in there:
            place = Place(BundleAddress(str(out), ""))
            hint = "Name the folder that ‘publish’ wrote into."
            raise BrokenError("This version was not published here.", place=place, hint=hint)
        line = line_of(day, event, id_, version, there[version])
        told = {(one.line.event, one.line.record) for one in register.read(out).entries}
        if (event, line.record) not in told:
            register.append(out, line, sign)
        entries = register.read(out).entries
        unfinished.write_page(out / id_, page(history.history(there, entries), day))
