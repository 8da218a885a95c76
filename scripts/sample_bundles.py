"""Writes every sample as a bundle of its own.

    python scripts/sample_bundles.py [FOLDER]

FOLDER is build/samples unless it is named. A good sample is a bundle already and is copied byte for
byte; a bad one is a good one with the edits of its `sample.json`, under an id of its own.
Exit code: 0 written, 1 a sample cannot be read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.bundle_edits import (  # noqa: E402  of this checkout
    BUNDLE,
    EDITS,
    SAMPLES,
    EditError,
    as_it_stands,
    raw,
    read,
    shown,
)

STORY: Final = "sample.json"
GOOD_KEYS: Final[Mapping[str, type]] = {"about": str}
BAD_KEYS: Final[Mapping[str, type]] = {"about": str, "shows": list, **EDITS}


@dataclass(frozen=True, slots=True)
class Sample:
    """A folder of `samples/`: what it is about, and the bundle that it is or describes."""

    folder: Path

    @property
    def type_(self) -> str:
        """Return the report type."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """Return the report type and the case, such as `sccif-rfc-full/good-closed`."""
        return f"{self.type_}/{self.folder.name}"

    @property
    def good(self) -> bool:
        """Return whether it shows how a bundle should be."""
        return self.folder.name.startswith("good-")

    @property
    def story(self) -> Mapping[str, Any]:
        """Return its `sample.json`. Raises EditError for what may not stand there."""
        path = self.folder / STORY
        if self.good:
            return read(path, GOOD_KEYS, needed=GOOD_KEYS)
        return read(path, BAD_KEYS, needed=("about", "base", "shows"))

    @property
    def about(self) -> str:
        """Return in a sentence what it is about."""
        return str(self.story["about"])

    @property
    def shows(self) -> tuple[str, ...]:
        """Return the rules that a bad sample is there to show."""
        return tuple(self.story.get("shows", ()))

    @property
    def content(self) -> bytes:
        """Return the bundle. Raises EditError for edits that cannot be done."""
        if self.good:
            return as_it_stands(self.folder / BUNDLE)
        story = self.story
        own = {"/id": f"{self.type_}-{self.folder.name}"}
        try:
            return raw({**story, "set": own | story.get("set", {})})
        except EditError as fault:
            raise EditError(f"{shown(self.folder / STORY)}: {fault}") from None


def samples() -> Iterator[Sample]:
    """Yield all samples, by report type and name."""
    for folder in sorted(SAMPLES.glob("*/*/")):
        yield Sample(folder)


def write(out: Path) -> None:
    """Write each sample to `<type>/<name>/bundle.json` in a folder. Raises EditError."""
    for one in samples():
        to = out / one.name / BUNDLE
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(one.content)


def main(out: Path) -> int:
    """Write all samples, say so, and return the exit code."""
    try:
        write(out)
    except EditError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"Each sample is a bundle now: {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:2] or ["build/samples"])))
