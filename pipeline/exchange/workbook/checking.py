"""What `validate` finds in a bundle that came from sheets, each with its cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import validity
from pipeline.evidence.json.pointer import Path, to_tokens
from pipeline.evidence.schema.wording import MISSING, UNKNOWN_FIELD
from pipeline.exchange.workbook.places import Places
from pipeline.exchange.workbook.told import Told
from pipeline.model.finding import Finding

_CELL = re.compile(r"(.*)!([A-Z]+)([0-9]+)", re.DOTALL)


def as_bytes(data: Any) -> bytes:
    """Return a bundle as the bytes of its file."""
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def checked(data: Any, places: Places, name: str) -> Iterator[Told]:
    """Yield what is wrong with a bundle, as it is told of the cells that it came from."""
    for one in validity(RawBundle(name, as_bytes(data))).findings:
        where = places.cell(_path(one, data)) or name
        yield Told(one.severity.value, where, one.message, one.hint, one.rule.id)


def once(told: Iterable[Told], order: Sequence[str]) -> tuple[Told, ...]:
    """Return what there is to tell in the order of sheets and cells; of a cell that could not be
    read, only that."""
    every = list(dict.fromkeys(told))
    unread = {one.where for one in every if one.severity == "error" and not one.rule}
    left = [one for one in every if not (one.rule and one.where in unread)]
    return tuple(sorted(left, key=lambda one: _at(one, order)))


def _at(told: Told, order: Sequence[str]) -> tuple[int, int, int, str]:
    found = _CELL.fullmatch(told.where)
    sheet = found[1] if found else told.where
    number = order.index(sheet) if sheet in order else len(order)
    return (number, int(found[3]), len(found[2]), found[2]) if found else (number, 0, 0, "")


def _path(finding: Finding, data: Any) -> Path:
    """Return the path that a finding is about, be it a field that is missing or not known."""
    at = finding.place.bundle
    path: list[str | int] = []
    for token in to_tokens(at.pointer) if at else ():
        path.append(int(token) if isinstance(data, list) else token)
        data = data[int(token)] if isinstance(data, list) else data.get(token)
    about = finding.key.rpartition(" ")[2]
    if finding.rule is MISSING:
        path.append(about)
    elif finding.rule is UNKNOWN_FIELD and about.isdecimal() and int(about) < len(data):
        path.append(list(data)[int(about)])
    return tuple(path)
