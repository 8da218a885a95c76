"""Writes the tables of `samples/README.md` from the line `about` of each sample.

Run it when a sample comes, goes or is about something else: `make accept`. A test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.report_type.toml.file import load  # noqa: E402  the package of this checkout
from scripts.sample_bundles import Sample, samples  # noqa: E402

TARGET: Final = ROOT / "samples" / "README.md"
MARK: Final = "<!-- Below this line: made by scripts/sample_pages.py from the samples. -->\n"


def page() -> str:
    """Return the page: what people wrote above the mark, and a table for each report type."""
    written, mark, _ = TARGET.read_text("utf-8").partition(MARK)
    tables = (_table(type_, found) for type_, found in groupby(samples(), lambda one: one.type_))
    return written + mark + "".join(line for table in tables for line in table)


def _table(type_: str, found: Iterator[Sample]) -> Iterator[str]:
    yield f"\n## {load(type_).title}\n\n"
    yield "| sample | about | shows |\n|---|---|---|\n"
    for one in sorted(found, key=lambda one: (not one.good, one.folder.name)):
        name = one.folder.name
        yield f"| [{name}]({one.name}) | {one.about} | {', '.join(one.shows)} |\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8", newline="\n")
