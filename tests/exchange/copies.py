"""A bundle, the copy that its provider gets, and what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.cli import main
from pipeline.evidence.find import RawBundle
from pipeline.exchange.entries import Entry, Held, held
from pipeline.exchange.returned import returned
from pipeline.exchange.sent import copies
from pipeline.runs.examine import Examined, examine
from pipeline.runs.options import Options
from pipeline.writers.word.document import write
from tests.exchange.word import Word, edited
from tests.samples.cases import of

VISIT = "rfc-assurance-visit/good-no-concerns"


@cache
def examined(sample: str = VISIT) -> Examined:
    return examine(RawBundle("bundle.json", of(sample).content))


@cache
def sent(sample: str = VISIT, document: int = 0) -> bytes:
    """Return the copy that the provider gets of a document of a sample."""
    composition = examined(sample).composition
    assert composition
    return write(Options(reader="provider").copy_of(composition.documents[document]))


def back(content: bytes, sample: str = VISIT) -> Held:
    """Return what came back, held against the bundle of a sample."""
    one = examined(sample)
    assert one.composition
    assert one.intake.bundle
    reference = json.loads(of(sample).content)["setting"].get("reference", "")
    return held(returned(content), copies(one.composition.documents), reference)


def after(edit: Callable[[Word], object], sample: str = VISIT) -> tuple[Entry, ...]:
    """Return the entries of a copy that somebody has worked on."""
    return back(edited(sent(sample), edit), sample).entries


@dataclass(frozen=True)
class Desk:
    """A folder with a bundle, and the command."""

    folder: Path

    @classmethod
    def of(cls, folder: Path, sample: str = VISIT) -> Desk:
        (folder / "visit.bundle.json").write_bytes(of(sample).content)
        return cls(folder)

    @property
    def bundle(self) -> Path:
        return self.folder / "visit.bundle.json"

    def take_in(self, content: bytes, name: str = "returned.docx") -> int:
        (self.folder / name).write_bytes(content)
        return main(["comments", str(self.folder / name), str(self.bundle)])

    @property
    def file(self) -> Path:
        return self.folder / "visit.comments.json"

    def listed(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.file.read_text("utf-8"))
        return found
