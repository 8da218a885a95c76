"""What stays with the team of each version, beside the bundle: `visit.versions/1/` and so on.

`manifest.json` says how the version came to be. `salts.json` and `records.json` are what proofs
are made from; `evidence.json` is the bundle as it was published. All are their owner’s alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pipeline.publishing.records.canonical import line, value_of_line
from pipeline.publishing.records.commitment import DIGEST, Commitment, Paragraph, tree_of
from pipeline.publishing.records.reading import bounded
from pipeline.publishing.records.record import is_hex
from pipeline.runs.files import settle

MANIFEST: Final = "manifest.json"
SALTS: Final = "salts.json"
RECORDS: Final = "records.json"
EVIDENCE: Final = "evidence.json"
UNFINISHED: Final = "unfinished.json"
SCHEMA_VERSION: Final = "1"
_MOST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """What proofs are made from: the seed, the tree, and the texts.

    A record that was erased from `records.json` is not in `evidence`: its leaf stays.
    """

    seed: bytes = field(repr=False)
    tree: Commitment = field(repr=False)
    evidence: Mapping[str, tuple[Any, Any]] = field(repr=False)
    paragraphs: Sequence[Paragraph] = field(repr=False)


def texts(kept: Kept) -> dict[str, bytes]:
    """Return the two files that proofs are made from."""
    salts = {
        "schema_version": SCHEMA_VERSION,
        "seed": kept.seed.hex(),
        "leaves": {name: kept.tree.leaves[at].hex() for name, at in kept.tree.places.items()},
    }
    records = {
        "schema_version": SCHEMA_VERSION,
        "evidence": {
            id_: {"public": public, "private": private}
            for id_, (public, private) in kept.evidence.items()
        },
        "paragraphs": [
            {"document": one.document, "text": one.text, "rests_on": list(one.rests_on)}
            for one in kept.paragraphs
        ],
    }
    return {SALTS: line(salts), RECORDS: line(records)}


def kept_of(folder: Path) -> Kept | None:
    """Return what proofs of a version are made from; nothing where it is lost or broken."""
    try:
        salts = value_of_line(bounded(folder / SALTS, _MOST))
        records = json.loads(bounded(folder / RECORDS, _MOST))
        seed = _bytes(salts["seed"])
        leaves = {name: _bytes(one) for name, one in salts["leaves"].items()}
        evidence = {
            id_: (one["public"], one["private"]) for id_, one in records["evidence"].items()
        }
        paragraphs = tuple(
            Paragraph(one["document"], one["text"], tuple(one["rests_on"]))
            for one in records["paragraphs"]
        )
        return Kept(seed, tree_of(leaves, seed), evidence, paragraphs)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _bytes(value: Any) -> bytes:
    if not is_hex(value, 2 * DIGEST):
        raise ValueError
    return bytes.fromhex(value)


def can_prove(folder: Path) -> bool:
    """Return whether proofs of a version can be made: salts, records and manifest are there."""
    return kept_of(folder) is not None and manifest_of(folder) is not None


def manifest_of(folder: Path) -> Mapping[str, Any] | None:
    """Return the manifest of a version, or None where there is none of ours."""
    try:
        value = json.loads(bounded(folder / MANIFEST, _MOST))
        ours = value["schema_version"] == SCHEMA_VERSION and is_hex(value["record"], 64)
        return value if ours and {"id", "version", "content"} <= set(value) else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def write_private(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder; both are their owner’s alone, whatever the umask. OSError."""
    folder.mkdir(mode=0o700)
    for name, content in files.items():
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        with os.fdopen(os.open(folder / name, flags, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    settle(folder)
