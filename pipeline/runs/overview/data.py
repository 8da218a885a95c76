"""The batch as data: `batch.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.evidence.folder import has_lines
from pipeline.model.finding import Finding
from pipeline.runs.last import SCHEMA_VERSION
from pipeline.runs.overview.entry import Entry, Place
from pipeline.runs.overview.whole import NOTHING_MORE, Whole


def entries(records: Iterable[Entry], whole: Whole = NOTHING_MORE) -> dict[str, object]:
    """Return the batch as data: an entry for each bundle, in the order they came; then copies."""
    told: dict[str, object] = json.loads(b"".join(written(records, whole)))
    return told


def written(records: Iterable[Entry], whole: Whole) -> Iterator[bytes]:
    """Yield the batch as JSON, piece by piece; no record is kept.

    It says what there is, and not what a run had to do for it.
    """
    tail = {
        "copies": [asdict(one) for one in whole.copies],
        "compared": whole.compared,
        "not_in_this_run": list(whole.gone),
    }
    head = {"schema_version": SCHEMA_VERSION, "complete": whole.complete}
    yield _json(head).removesuffix(b"\n}") + b',\n  "bundles": ['
    before = b"\n    "
    for one in records:
        yield before + _json(one.entry()).replace(b"\n", b"\n    ")
        before = b",\n    "
    yield b"],\n" if before == b"\n    " else b"\n  ],\n"
    yield _json(tail).removeprefix(b"{\n") + b"\n"


def _json(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, indent=2, ensure_ascii=False).encode()


def by_bundle(copies: Sequence[Finding]) -> dict[Place, list[Finding]]:
    """Return the copies of each bundle, in the order they came.

    A file of lines has a bundle on each of them, any other has one.
    """
    of: dict[Place, list[Finding]] = {}
    for one in copies:
        at = one.place.bundle
        line = at.line if at and has_lines(at.file) else 1
        of.setdefault((at.file if at else "", line), []).append(one)
    return of
