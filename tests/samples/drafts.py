"""What the real command makes of every good sample, once for all workers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.writers import FORMATS
from tests.made_once import made_once
from tests.samples.cases import GOOD, Sample, command, documents


class Drafts(NamedTuple):
    """A folder that the command wrote, and the folder of each sample in it."""

    out: Path
    folders: dict[str, Path]

    def file(self, sample: Sample, name: str) -> Path:
        return self.folders[sample.bundle.as_posix()] / name

    def reports(self, sample: Sample, name: str) -> list[Path]:
        """Return the files of a sample’s documents in one format."""
        ending = FORMATS[name].extension
        return [self.file(sample, f"{document.id}.{ending}") for document in documents(sample)]


def drafted(factory: pytest.TempPathFactory) -> Drafts:
    """Render all good samples in another process, with other hashes and in another time zone."""

    def render(out: Path) -> None:
        paths = [sample.bundle.parent for sample in GOOD]
        quiet = ("--out", out, "--quiet")  # or a slow machine would tell how far it is
        done = command("render", *paths, *quiet, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
        assert (done.returncode, done.stderr) == (0, "")

    out = made_once(factory, "drafts", render)
    entries = json.loads((out / "batch.json").read_bytes())["bundles"]
    return Drafts(out, {entry["file"]: out / entry["bundle"] for entry in entries})
