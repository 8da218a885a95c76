"""The overview of a run on disk: `batch.json`, `batch.csv` and the pages, `index.html` at last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from stat import S_ISLNK, S_ISREG

from pipeline.runs.copies.note import as_finding
from pipeline.runs.files import is_stream, write_parts, write_whole
from pipeline.runs.overview.data import by_bundle, written
from pipeline.runs.overview.entry import Entry
from pipeline.runs.overview.pages import file_name, index
from pipeline.runs.overview.spreadsheet import lines
from pipeline.runs.overview.whole import NOTHING_MORE, Whole

_GENERATOR = b'<meta name="generator" content="inspection-reports">'
_HEAD = 4_096  # bytes in which a page says what made it
_MARKS = {
    "index.html": _GENERATOR,
    "batch.json": b'",\n  "complete": ',
    "batch.csv": b"file,line,state,",
}


def write_overview(out: Path, records: Sequence[Entry], whole: Whole = NOTHING_MORE) -> None:
    """Write what shows a whole run into its folder.

    Pages that a longer run left there are removed. Raises BrokenError for a broken template or a
    full disk; the data is written before the pages.
    """
    write_parts(out / "batch.json", written(records, whole))
    copies = tuple(map(as_finding, whole.copies))
    table = lines(records, by_bundle(copies))
    write_parts(out / "batch.csv", (one.encode("utf-8", "replace") for one in table))
    last = 0
    for name, page in index(records, copies, whole):
        write_whole(out / name, page)
        last += 1
    _remove_after(out, last)


def not_ours(out: Path) -> Path | None:
    """Return a file of another origin that has the name of one of ours, if there is one."""
    for name, mark in _MARKS.items():
        path = out / name
        try:
            there = path.lstat().st_mode
            if S_ISLNK(there) and not is_stream(path):  # it is replaced, and never followed
                continue
            if not S_ISREG(there):
                return path
            with path.open("rb") as file:
                if mark not in _as_written(file.read(_HEAD)):
                    return path
        except OSError:
            continue
    return None


def _as_written(head: bytes) -> bytes:
    """Return the head of a file that somebody may have saved again in Notepad or Excel."""
    return head.replace(b"\r\n", b"\n").replace(b";", b",")


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
