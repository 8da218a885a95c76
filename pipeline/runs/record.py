"""The manifest as a record: what was written into a folder, and whether that still stands there.

Only a manifest of ours is believed: one that carries its own digest and names its folder. With
any other one all files of a folder count as somebody else’s; so do those of a response to a draft.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Any

from pipeline.evidence.json.typed import usual
from pipeline.runs.readers import SENT_TO
from pipeline.runs.result import DocumentName, JudgementGrade, Result, Tally, measured_of

NAME = "manifest.json"
SCHEMA_VERSION = "2"
DRAFT, RESPONSE = "draft", "response"
_INSIDE = re.compile(rf"(?:(?:{'|'.join(SENT_TO)})/)?[A-Za-z0-9][A-Za-z0-9_.-]*")
"""The name of a file in the folder of a draft: nothing that leads out of it."""


@dataclass(frozen=True, slots=True)
class Record:
    """A manifest of ours. `raw` are its bytes."""

    data: Mapping[str, Any]
    raw: bytes

    @property
    def state(self) -> str:
        """Return what the folder is: a draft, or the response to comments."""
        return str(self.data.get("state", DRAFT))

    @property
    def files(self) -> dict[str, Mapping[str, Any]]:
        """Return what it says of each file beside it, by name."""
        return {one["name"]: one for one in self.data["files"]}

    def result(self, name: str, line: int, bundle: Any, edited: tuple[str, ...] = ()) -> Result:
        """Return what became of a bundle, which lies in the file `name` now."""
        data = self.data["result"]
        return Result(
            name=name,
            line=line,
            state="drafted",
            bundle=self.data["bundle"]["id"],
            report_type=self.data["report_type"]["id"],
            title=_text(bundle, data["title_at"]),
            reference=_text(bundle, "/setting/reference"),
            documents=tuple(DocumentName(**one) for one in data["documents"]),
            grades=tuple(JudgementGrade(**one) for one in data["grades"]),
            measured=measured_of(data["measured"]),
            pages=data["pages"],
            files=(*self.files, NAME),
            tally=tuple(Tally(**one) for one in data["findings"]),
            edited=edited,
        )


def _text(bundle: Any, pointer: str) -> str:
    """Return the text of a field of a bundle, as it is read."""
    for step in pointer.split("/")[1:]:
        bundle = bundle.get(step) if isinstance(bundle, dict) else None
    return usual(bundle) if isinstance(bundle, str) else ""


def record_of(folder: Path, name: str = "") -> Record | None:
    """Return the manifest of a draft if it is one of ours, whole and about the bundle `name`."""
    found = sealed(folder, name)
    return found if found and found.state == DRAFT else None


def sealed(folder: Path, name: str = "") -> Record | None:
    """Return the manifest of a folder of ours, be it that of a draft or of a response."""
    raw = regular(folder / NAME)
    try:
        data = json.loads(raw or b"")
        ours = data["schema_version"] == SCHEMA_VERSION and data["sha256"] == seal(data)
        ours = ours and all(_INSIDE.fullmatch(one["name"]) for one in data["files"])
        return Record(data, raw) if ours and data["bundle"]["id"] == (name or folder.name) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def seal(data: Mapping[str, Any]) -> str:
    """Return the digest of a manifest: that of everything in it but the digest."""
    rest = {key: value for key, value in data.items() if key != "sha256"}
    return digest(json.dumps(rest, sort_keys=True, ensure_ascii=False).encode())


def digest(content: bytes) -> str:
    """Return SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def is_as_written(folder: Path, entry: Mapping[str, Any]) -> bool | None:
    """Return whether a file is as a manifest says; None if it is not there."""
    path = folder / entry["name"]
    try:
        there = path.lstat()
    except OSError:
        return None
    if path.parent != folder and path.parent.is_symlink():
        return None
    if not S_ISREG(there.st_mode) or there.st_size != entry["bytes"]:
        return False
    return digest(regular(path)) == str(entry["sha256"])


def regular(path: Path) -> bytes:
    """Return the bytes of a file; none for a link or anything else that is no file."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return b""
    with os.fdopen(handle, "rb") as file:
        return file.read() if S_ISREG(os.fstat(handle).st_mode) else b""
