"""The overview of a run on disk: `batch.json`, `batch.csv` and the pages, `index.html` at last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.model.finding import Finding
from pipeline.runs.files import write_whole
from pipeline.runs.overview.data import by_bundle, entries
from pipeline.runs.overview.pages import file_name, index
from pipeline.runs.overview.record import Record
from pipeline.runs.overview.spreadsheet import lines
from pipeline.runs.render import to_json

_GENERATOR = b'<meta name="generator" content="inspection-reports">'
_HEAD = 4_096  # bytes in which a page says what made it


def write_overview(out: Path, records: Sequence[Record], copies: Sequence[Finding]) -> None:
    """Write what shows a whole run into its folder. `copies` are the findings of the run.

    Pages that a longer run left there are removed. Raises BrokenError for a broken template or a
    full disk; the data is written before the pages.
    """
    write_whole(out / "batch.json", to_json(entries(records, copies)))
    table = "".join(lines(records, by_bundle(copies)))
    write_whole(out / "batch.csv", table.encode("utf-8", "replace"))
    written = 0
    for name, page in index(records, copies):
        write_whole(out / name, page)
        written += 1
    _remove_after(out, written)


def _remove_after(out: Path, last: int) -> None:
    """Remove the pages after the last one, as long as they are pages that were made here."""
    number = last + 1
    while (page := out / file_name(number)).is_file() and not page.is_symlink():
        with page.open("rb") as file:
            is_ours = _GENERATOR in file.read(_HEAD)
        if not is_ours:
            return
        page.unlink()
        number += 1
