"""A profile as a file: written, and read again only if it is one that nobody has edited."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeAlias

from pipeline.evidence.schema.check import misfits
from pipeline.model.errors import BrokenError
from pipeline.model.text_file import unmarked
from pipeline.resources import read as resource
from pipeline.runs.profile.chance import FEWEST, HIDDEN

VERSION: Final = "3"
_SCHEMA: Final = "schemas/profile.schema.json"
_MOST_BYTES: Final = 64 * 1024 * 1024
_AGAIN: Final = "Write it again: inspection-reports profile PATH… --out FILE."

_MARKS: Final = frozenset({"schema_version", "report_types", "digest"})

Profile: TypeAlias = Mapping[str, Any]


class ProfileError(BrokenError):
    """A file is no profile that can be used."""


def text(report_types: Sequence[Mapping[str, Any]]) -> str:
    """Return a profile of some report types, with the digest of what it says."""
    content = {
        "schema_version": VERSION,
        "hidden": HIDDEN,
        "fewest": FEWEST,
        "report_types": list(report_types),
    }
    whole = {**content, "digest": _digest(content)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read(path: Path) -> Profile:
    """Return what a profile tells. ProfileError for anything else, and where it was edited."""
    found = _loaded(path)
    if not isinstance(found.get("schema_version"), str):
        raise ProfileError(f"{path} is no profile.", hint=_AGAIN)
    if found["schema_version"] != VERSION:
        said = f"{path} is a profile of version {found['schema_version'][:20]!r}"
        raise ProfileError(f"{said}; this program reads version {VERSION}.", hint=_AGAIN)
    if wrong := misfits(found, json.loads(resource(_SCHEMA))):
        raise ProfileError(f"{path} is no profile: see {wrong[0] or 'its top'}.", hint=_AGAIN)
    if found["digest"] != _digest({key: one for key, one in found.items() if key != "digest"}):
        raise ProfileError(f"{path} was edited after it was written.", hint=_AGAIN)
    return found


def may_be_replaced(path: Path) -> bool:
    """Return whether a file is a profile: of this version or another, edited or not."""
    try:
        return _loaded(path).keys() >= _MARKS
    except ProfileError:
        return False


def _loaded(path: Path) -> dict[str, Any]:
    """Return the JSON object of a file. ProfileError for a file that holds none."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
        found = json.loads(unmarked(raw)) if len(raw) <= _MOST_BYTES else None
    except OSError as error:
        raise ProfileError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ProfileError(f"{path} is no profile.", hint=_AGAIN)
    return found


def _digest(content: Mapping[str, Any]) -> str:
    body = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(body.encode()).hexdigest()
