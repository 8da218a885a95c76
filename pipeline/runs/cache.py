"""Is there anything to do? The manifest of a folder says what its draft was really made from.

Nothing else is remembered between runs, so nothing else can go stale: a draft stands if its
manifest fits what it would be made from now, and is whole if each file is as it was written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.evidence.json.reading import is_much
from pipeline.evidence.json.strict import MAX_BYTES
from pipeline.resources import Source, today
from pipeline.runs.manifest import made_from, place
from pipeline.runs.options import Options
from pipeline.runs.record import Record, digest, is_as_written, record_of

_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?")
_MARK = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Now:
    """What the files that reports are made from are now. Each is read once in a run."""

    _sources: dict[str, Source] = field(default_factory=dict)

    def source(self, one: Source) -> Source:
        """Return a source as it would be read now."""
        if one.name not in self._sources:
            self._sources[one.name] = today(one)
        return self._sources[one.name]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of the draft of a bundle: nothing that could be used if there is no `record`.

    All formats of the record are to stand again, but only files that it may `keep` are left as they
    are; those of them that are `edited` are not as they were written. It is `whole` if nothing is
    missing that is wanted.
    """

    record: Record | None = None
    keep: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    whole: bool = False


def loosely(raw: bytes) -> Any:
    """Return the value of a JSON text, or None.

    Nothing is checked: whether it is a bundle at all is seen when it is taken in.
    """
    try:
        return (
            None
            if len(raw) > MAX_BYTES or is_much(text := raw.decode("utf-8-sig"))
            else json.loads(text)
        )
    except (ValueError, RecursionError):
        return None


def claimed(data: Any) -> str:
    """Return the id that a bundle gives itself; '' for one that can be no name of a folder."""
    id_ = data.get("id") if isinstance(data, dict) else None
    return id_ if isinstance(id_, str) and _ID.fullmatch(id_) else ""


def standing(folder: Path, source: RawBundle, options: Options, now: Now) -> Standing:
    """Return what of a folder can be used for the draft of a bundle."""
    record = record_of(folder)
    if record is None or not _fits(record.data, source, options, now):
        return Standing()
    wanted = options.beside(record.data["made_from"]["options"]).entry()
    before = record.data["made_from"]["options"]
    if wanted["comments"] != before["comments"]:
        return Standing(record)  # what was read for them cannot be told apart
    if before["pdf_engine"] not in (None, wanted["pdf_engine"]):
        return Standing(record)
    there = dict(_there(folder, record))
    keep = tuple(name for name, same in there.items() if same is not None)
    return Standing(
        record,
        keep,
        tuple(name for name in keep if not there[name]),
        len(keep) == len(there) and wanted == before,
    )


def _fits(data: Any, source: RawBundle, options: Options, now: Now) -> bool:
    """Return whether a draft would be made from the same things now, whatever its formats."""
    made = data["made_from"]
    choices = options.everywhere()
    if data["bundle"]["sha256"] != digest(source.raw.removeprefix(_MARK)):
        return False
    if made["place"] != place(source.name, source.first_line):
        return False
    if any(made["options"].get(name) != chosen for name, chosen in choices.items()):
        return False
    sources = (now.source(Source(one["name"], one["sha256"])) for one in made["sources"])
    today_ = made_from(data["bundle"]["sha256"], made["place"], made["options"], sources)
    return today_.digest == str(made["sha256"])


def _there(folder: Path, record: Record) -> Iterator[tuple[str, bool | None]]:
    for name, entry in record.files.items():
        yield name, is_as_written(folder, entry)
