"""Whether this machine can write the formats that are asked for: looked at once, before a batch."""

from __future__ import annotations

import argparse
import sys

from pipeline.commands.trouble import complain
from pipeline.writers import format_by


def leave_out_unwritable(arguments: argparse.Namespace) -> bool:
    """Take out the formats that cannot be written here, and tell each; return whether none was."""
    troubles = {name: format_by(name, arguments.pdf_engine).trouble() for name in arguments.formats}
    left = tuple(name for name, trouble in troubles.items() if trouble is None)
    whole, arguments.formats = left == tuple(arguments.formats), left
    for trouble in filter(None, troubles.values()):
        complain(trouble)
    if not whole and left:
        print(f"inspection-reports: written all the same: {', '.join(left)}.", file=sys.stderr)
    return whole


def wrong_with_typst(arguments: argparse.Namespace) -> str:
    """Return why the PDF cannot be printed by Typst, or ''."""
    from pipeline.writers.typst.engine import PINNED, there

    if "pdf" not in arguments.formats:
        return "--pdf-engine needs pdf among --formats."
    if not there():
        extra = "python -m pip install 'inspection-reports[typst]'"
        return f"--pdf-engine typst needs Typst {PINNED}, which is not installed. Try: {extra}"
    return ""
