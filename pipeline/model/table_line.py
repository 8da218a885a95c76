"""A line of a CSV file as spreadsheets read it: no cell is taken for a formula.

One that begins as a formula does gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

MARK = "\ufeff"
"""What such a file begins with: without it spreadsheets read another encoding."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def table_line(cells: Sequence[str]) -> str:
    """Return cells as one line of the file, with its end."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(map(_guarded, cells))
    return text.getvalue()


def _guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" \n\xa0").startswith(_FORMULA) else cell
