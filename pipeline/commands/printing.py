"""What prints, and whether this machine can write what is asked for: looked at once for a batch."""

from __future__ import annotations

import argparse
import sys

from pipeline.commands.trouble import complain
from pipeline.model.errors import BrokenError
from pipeline.writers import FORMATS, PDF_ENGINES, TYPST, WEASYPRINT, format_by


def add_pdf_engine(parser: argparse.ArgumentParser) -> None:
    """Add the option to a command."""
    parser.add_argument(
        "--pdf-engine",
        choices=tuple(PDF_ENGINES),
        default=WEASYPRINT,
        help="what prints the PDF: weasyprint, as final versions are, or typst, many times as "
        f"quick, for drafts alone; it needs inspection-reports[typst] (default: {WEASYPRINT})",
    )


def leave_out_unwritable(arguments: argparse.Namespace) -> bool:
    """Take out the formats that cannot be written here, and tell each; return whether none was."""
    troubles = {name: _trouble(name, arguments) for name in arguments.formats}
    left = tuple(name for name, trouble in troubles.items() if trouble is None)
    whole, arguments.formats = left == tuple(arguments.formats), left
    for trouble in filter(None, troubles.values()):
        complain(trouble)
    if not whole and left:
        print(f"inspection-reports: written all the same: {', '.join(left)}.", file=sys.stderr)
    return whole


def _trouble(name: str, arguments: argparse.Namespace) -> BrokenError | None:
    """Return why a format cannot be written: as it is asked for, or in large print."""
    larger = arguments.large_print and FORMATS[name].large
    usual = format_by(name, arguments.pdf_engine).trouble()
    return usual or (FORMATS[name].trouble() if larger else None)


def wrong_print(arguments: argparse.Namespace) -> str:
    """Return why nothing can be printed as it is asked for, in large print or by Typst, or ''."""
    if arguments.large_print and not any(FORMATS[one].large for one in arguments.formats):
        able = " or ".join(one.name for one in FORMATS.values() if one.large)
        return f"--large-print needs {able} among --formats."
    return _wrong_with_typst(arguments) if arguments.pdf_engine == TYPST else ""


def _wrong_with_typst(arguments: argparse.Namespace) -> str:
    """Return why the PDF cannot be printed by Typst, or ''."""
    from pipeline.writers.typst.engine import PINNED, there

    if "pdf" not in arguments.formats:
        return "--pdf-engine needs pdf among --formats."
    if not there():
        extra = "python -m pip install 'inspection-reports[typst]'"
        return f"--pdf-engine typst needs Typst {PINNED}, which is not installed. Try: {extra}"
    return ""
