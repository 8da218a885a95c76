"""The samples, found by walking, and what the real command and the writers make of them."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.cli import main
from pipeline.evidence.find import RawBundle
from pipeline.model.document import Document
from pipeline.runs.examine import examine
from pipeline.writers import FORMATS, Written
from scripts import sample_bundles

ROOT: Final = Path(__file__).resolve().parents[2]
SAMPLES: Final = ROOT / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: one folder with its story and what is expected of it."""

    folder: Path

    @property
    def name(self) -> str:
        """Return the report type and the case, such as `sccif-rfc-full/good-closed`."""
        return self.folder.relative_to(SAMPLES).as_posix()

    @property
    def good(self) -> bool:
        return self.folder.name.startswith("good-")

    @property
    def bundle(self) -> Path:
        """Return the path of the bundle in the folder `built`."""
        return Path("samples", self.name, "bundle.json")

    @property
    def content(self) -> bytes:
        """Return the bundle itself."""
        return self.told.content

    @property
    def told(self) -> sample_bundles.Sample:
        """Return the sample as its `sample.json` tells it."""
        return sample_bundles.Sample(self.folder)

    @property
    def expected(self) -> Path:
        return self.folder / "expected"


ALL: Final = tuple(Sample(folder) for folder in sorted(SAMPLES.glob("*/*/")))
GOOD: Final = tuple(one for one in ALL if one.good)
BAD: Final = tuple(one for one in ALL if not one.good)
OF_EACH_TYPE: Final = tuple({one.folder.parent: one for one in GOOD}.values())
"""A good sample of each report type: where what is looked at costs much, and others say no more."""


def each(samples: tuple[Sample, ...]) -> pytest.MarkDecorator:
    """Return the decorator that runs a test once for each sample."""
    return pytest.mark.parametrize("sample", samples, ids=lambda sample: sample.name)


def of(name: str) -> Sample:
    """Return a sample by its name."""
    return Sample(SAMPLES / name)


@cache
def built() -> Path:
    """Return a folder in which all samples are bundles, once for all tests of this process."""
    folder = Path(tempfile.mkdtemp(prefix="samples-")).resolve()
    atexit.register(shutil.rmtree, folder)
    sample_bundles.write(folder / "samples")
    return folder


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command beside the built samples, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments],
        cwd=built(),
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check --fail-on warning` made of one sample."""

    code: int
    findings: tuple[dict[str, Any], ...]
    errors: str


@cache
def checked(sample: Sample) -> Checked:
    """Check a sample, once for all tests of this process."""
    out, errors = StringIO(), StringIO()
    with chdir(built()), redirect_stdout(out), redirect_stderr(errors):
        code = main(["check", str(sample.bundle), "--fail-on", "warning", "--format", "json"])
    return Checked(code, tuple(json.loads(out.getvalue())["findings"]), errors.getvalue())


@cache
def documents(sample: Sample) -> tuple[Document, ...]:
    """Return the documents of a sample that can be drafted."""
    composition = examine(RawBundle(str(sample.bundle), sample.content)).composition
    assert composition
    return composition.documents


@cache
def written(sample: Sample, format_: str) -> tuple[Written, ...]:
    """Return the documents of a sample in one format."""
    return tuple(FORMATS[format_].write(document, ()) for document in documents(sample))
