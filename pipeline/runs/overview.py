"""The batch at a glance, for people (`index.html`) and for programs (`batch.json`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

from pipeline.language.phrasing import count
from pipeline.runs.copies.note import CopyNote
from pipeline.runs.last import SCHEMA_VERSION
from pipeline.runs.record import NAME as MANIFEST
from pipeline.runs.result import Result, by_rule
from pipeline.writers import FORMATS
from pipeline.writers.html import pages

_LABELS = {one.extension: one.label for one in FORMATS.values()} | {"json": "Findings"}

Results: TypeAlias = Callable[[], Iterable[Result]]
"""Gives the results of a run in the order of the bundles, as often as it is asked."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What is told of a run beside the results of its bundles.

    `complete` says that no bundle was left out. `gone` are drafts in the folder that belong to no
    bundle of the run. `compared` is the digest that tells whether `copies` would be found again.
    """

    complete: bool = True
    copies: Sequence[CopyNote] = ()
    gone: Sequence[str] = ()
    compared: str = ""
    states: Mapping[str, int] = field(default_factory=Counter)


def index(results: Results, whole: Whole) -> bytes:
    """Return the page that shows every report of a batch with its grades, length and findings."""
    values = {
        "states": {state: whole.states.get(state, 0) for state in ("drafted", "refused", "failed")},
        "complete": whole.complete,
        "drafted": (_card(one) for one in results() if one.state == "drafted"),
        "refused": (_refused(one) for one in results() if one.state == "refused"),
        "failed": (one for one in results() if one.state == "failed"),
        "copies": _by_file(whole.copies),
        "gone": whole.gone,
    }
    return pages.index(values).encode()


def _card(one: Result) -> dict[str, object]:
    return {
        "bundle": one.bundle,
        "title": one.title,
        "type_title": one.type_title,
        "grades": one.grades,
        "words": one.words,
        "pages": one.pages,
        "counts": _counts(one),
        "edited": one.edited,
        "reports": [
            {"name": name, "label": _label(name)} for name in one.files if name != MANIFEST
        ],
    }


def _by_file(copies: Sequence[CopyNote]) -> dict[str, list[CopyNote]]:
    """Return the copies of each bundle, under the name of its file, in the order they came."""
    of: dict[str, list[CopyNote]] = {}
    for one in copies:
        of.setdefault(one.file, []).append(one)
    return of


def _label(name: str) -> str:
    return "Proof" if name == "proof.html" else _LABELS[name.rsplit(".", 1)[1]]


def _refused(one: Result) -> dict[str, object]:
    return {"name": one.name, "counts": _counts(one), "findings": one.told}


def _counts(one: Result) -> str:
    found = one.counts()
    acknowledged = found.pop("acknowledged")
    parts = [count(number, name, f"{name}s") for name, number in found.items() if number]
    return ", ".join([*parts, *([f"{acknowledged} acknowledged"] if acknowledged else [])])


# --- data --------------------------------------------------------------------------------


def batch(results: Iterable[Result], whole: Whole) -> Iterator[bytes]:
    """Yield the batch as JSON, piece by piece: an entry for each bundle, in the order they came.

    It says what there is, and not what a run had to do for it.
    """
    head = {"schema_version": SCHEMA_VERSION, "complete": whole.complete}
    tail = {
        "copies": [asdict(one) for one in whole.copies],
        "compared": whole.compared,
        "not_in_this_run": list(whole.gone),
    }
    yield _inside(head)
    yield b',\n  "bundles": ['
    before = b"\n    "
    for one in results:
        yield before + _json(_entry(one)).replace(b"\n", b"\n    ")
        before = b",\n    "
    yield b"],\n" if before == b"\n    " else b"\n  ],\n"
    yield _json(tail).removeprefix(b"{\n") + b"\n"


def _inside(data: Mapping[str, object]) -> bytes:
    """Return an object as JSON that is not closed yet."""
    return _json(data).removesuffix(b"\n}")


def _json(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, indent=2, ensure_ascii=False).encode()


def _entry(one: Result) -> dict[str, object]:
    return {
        "file": one.name,
        "line": one.line,
        "state": one.state,
        "bundle": one.bundle,
        "report_type": one.report_type,
        "title": one.title,
        "grades": [{"judgement": g.judgement, "grade": g.grade} for g in one.grades],
        "words": one.words,
        "pages": one.pages,
        "findings": one.counts(),
        "rules": by_rule(one.tally),
        "files": list(one.files),
        "edited": list(one.edited),
        "reason": one.reason,
        "failure": one.failure,
    }
