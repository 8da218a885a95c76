"""The file of steps beside a bundle: read strictly, and only ever added to."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

from pipeline.evidence.folder import shown
from pipeline.evidence.json.strict import JsonFile, Refused, parse
from pipeline.evidence.read_beside import read_beside
from pipeline.evidence.schema.check import misfits
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place
from pipeline.publishing.beside import Beside
from pipeline.publishing.content import Content
from pipeline.publishing.refusals import BROKEN_STATES, STRANGE_STATES
from pipeline.publishing.states import Standing, Step, stands
from pipeline.resources import read as resource
from pipeline.runs.clock import now, pause
from pipeline.runs.files import write_whole

SCHEMA_VERSION = "1"
_SCHEMA = "schemas/states.schema.json"
_PATIENCE = 30  # seconds that a second person waits for the first


class StatesError(Exception):
    """The steps beside a bundle are not what they should be: findings that say how."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("states")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Journal:
    """The steps of a bundle, and what was approved, by digest."""

    bundle: str
    steps: tuple[Step, ...] = ()
    contents: Mapping[str, Content] = field(default_factory=dict)

    @property
    def standing(self) -> Standing:
        """Return what the steps come to."""
        return stands(self.steps)

    def with_step(self, step: Step, content: Content | None = None) -> Journal:
        """Return it with one more step; `content` is what was approved."""
        more = {content.digest: content} if content else {}
        return Journal(self.bundle, (*self.steps, step), {**self.contents, **more})


def read(beside: Beside, bundle: str) -> Journal:
    """Return the steps of a bundle; none, where there is no file yet.

    Raises StatesError for a file that is not as its schema says, or of another bundle.
    """
    raw = read_beside(beside.states)
    if raw is None:
        return Journal(bundle)
    parsed = parse(raw, shown(beside.states))
    if isinstance(parsed, Refused):
        raise StatesError(tuple(_broken(one.place) for one in parsed.findings))
    if wrong := misfits(parsed.data, json.loads(resource(_SCHEMA))):
        raise StatesError(tuple(_broken(parsed.place(one)) for one in wrong))
    return _journal(parsed, bundle)


def _broken(place: Place) -> Finding:
    return BROKEN_STATES.at(place, "What stands here is not what a step looks like.")


def _journal(parsed: JsonFile, bundle: str) -> Journal:
    data = cast("Mapping[str, Any]", parsed.data)
    if data["bundle"] != bundle:
        said = "These are the steps of another bundle."
        raise StatesError((STRANGE_STATES.at(parsed.place("/bundle"), said),))
    contents = {name: Content(**one) for name, one in data.get("contents", {}).items()}
    strange = [name for name, one in contents.items() if one.digest != name]
    steps = tuple(_step(one) for one in data["steps"])
    lost = [one for one in steps if one.content and one.content not in contents]
    if strange or lost:
        raise StatesError((_broken(parsed.place("/contents" if strange else "/steps")),))
    return Journal(bundle, steps, contents)


def _step(entry: Mapping[str, Any]) -> Step:
    return Step(**{**entry, "date": date.fromisoformat(entry["date"])})


def written(journal: Journal) -> bytes:
    """Return the steps as a file that people can read."""
    whole = {
        "schema_version": SCHEMA_VERSION,
        "bundle": journal.bundle,
        "steps": [_entry(one) for one in journal.steps],
        "contents": {name: one.entry() for name, one in sorted(journal.contents.items())},
    }
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()


def _entry(step: Step) -> dict[str, object]:
    given: dict[str, object] = {
        "state": step.state,
        "date": step.date.isoformat(),
        "name": step.name,
        "role": step.role,
        "reason": step.reason,
        "version": step.version,
        "digest": step.digest,
        "content": step.content,
        "signature": step.signature,
    }
    return {name: value for name, value in given.items() if value}


def add(beside: Beside, journal: Journal, step: Step, content: Content | None = None) -> Journal:
    """Write one more step, and return all of them. The file is held (`held`) meanwhile."""
    after = journal.with_step(step, content)
    write_whole(beside.states, written(after))
    return after


@contextmanager
def held(beside: Beside) -> Iterator[None]:
    """Keep the steps of a folder for oneself: who comes meanwhile waits.

    Raises BrokenError where the other one takes too long, or the folder refuses.
    """
    folder = beside.states.parent
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        place = Place(BundleAddress(shown(folder), ""))
        raise BrokenError(f"This folder cannot be read: {error.strerror}.", place=place) from error
    try:
        _wait(handle, folder)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, folder: Path) -> None:
    until = now() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if now() > until:
                place = Place(BundleAddress(shown(folder), ""))
                said = "Somebody else has been changing the steps here for a while."
                hint = "Wait until that is done, and try again."
                raise BrokenError(said, place=place, hint=hint) from None
            pause(0.05)
