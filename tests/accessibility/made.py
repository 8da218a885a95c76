"""Final versions of every report type, and a batch with its index and proofs, made once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.publishing.final import files, final
from pipeline.runs.examine import examine
from tests.samples.cases import GOOD, ROOT, Sample

PROGRAMS: Final = ROOT / "build/accessibility/node_modules/.bin"


def written() -> Mapping[str, Sample]:
    """Return a sample of each report type that people wrote as a whole, by type."""
    found: dict[str, Sample] = {}
    for sample in GOOD:
        type_ = sample.bundle.parent.parent.name
        if type_ not in found and publishable(sample):
            found[type_] = sample
    return found


def publishable(sample: Sample) -> bool:
    try:
        version(sample)
    except BrokenError:
        return False
    return True


def version(sample: Sample) -> Any:
    composition = examine(RawBundle("bundle.json", sample.content)).composition
    assert composition
    return final(composition.documents)


def publish(folder: Path) -> None:
    """Write the files of a final version of each report type, in large print too, into a folder."""
    folder.mkdir()
    for type_, sample in written().items():
        for name, content in files(version(sample), large_print=True).items():
            (folder / f"{type_}-{name}").write_bytes(content)
