"""What commands share that look for the same words in two reports."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.runs.copies.compared import Compared


def add_arguments(parser: Any, *, saves: bool) -> None:
    """Add `--against` and `--index-key`, and `--save-index` for a command that keeps an index."""
    parser.add_argument(
        "--against",
        action="append",
        type=Path,
        default=[],
        metavar="PATH",
        help="look for words that stand in these reports, too: a bundle, a folder, a .jsonl file "
        "or an index that was saved; may be given again",
    )
    if saves:
        parser.add_argument(
            "--save-index",
            type=Path,
            metavar="FILE",
            help="keep an index of the reports: keyed digests of their words, no readable text; "
            "an index that is there is added to",
        )
    parser.add_argument(
        "--index-key",
        type=Path,
        metavar="FILE",
        help="the key of the index, in another folder than the index; made with a new index if it "
        "is not there",
    )


def compared(arguments: argparse.Namespace) -> Compared | None:
    """Return what the reports of a run are compared with; nothing after saying what is wrong.

    Raises BrokenError for an index that cannot be read.
    """
    from pipeline.runs.copies.compared import Compared, Wanted, WrongUseError

    save = getattr(arguments, "save_index", None)
    try:
        wanted = Wanted(tuple(arguments.against), save, arguments.index_key)
        return Compared(wanted, arguments.choices)
    except WrongUseError as error:
        print(f"inspection-reports: {error}", file=sys.stderr)
        return None
