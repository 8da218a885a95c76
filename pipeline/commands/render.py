"""`render`: draft reports."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from pipeline.commands import findings
from pipeline.finding import Finding


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "render",
        help="write draft reports",
        description="Write draft reports, a folder for each bundle, with an index of all of them. "
        "A draft is written with its findings beside it unless it cannot be composed at all.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a bundle or folder")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    parser.add_argument(
        "--formats",
        type=_formats,
        default=("html", "pdf", "docx"),
        metavar="LIST",
        help="which formats, comma-separated (default: html,pdf,docx)",
    )
    parser.add_argument("--fail-fast", action="store_true", help="stop after the first failure")
    findings.add_fail_on(parser)
    parser.set_defaults(run=_run)


def _formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    known = ("html", "pdf", "docx", "outline")
    if not wanted or any(part not in known for part in wanted):
        raise argparse.ArgumentTypeError(f"choose from {', '.join(known)}")
    return wanted


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.batch import Batch
    from pipeline.intake import find

    batch = Batch(arguments.out, arguments.formats)
    for source in find(arguments.paths):
        result = batch.add(source)
        _tell(len(batch.done), result.state, result.bundle or result.name, result.failure)
        if arguments.fail_fast and _stops(result.state, result.findings, arguments):
            break
    batch.finish()
    _summary(batch.done, arguments.out)
    if any(one.state == "failed" for one in batch.done):
        return 3
    found = [finding for one in batch.done for finding in one.findings]
    return int(findings.fails(found, arguments.fail_on))


def _stops(state: str, found: tuple[Finding, ...], arguments: argparse.Namespace) -> bool:
    return state == "failed" or findings.fails(found, arguments.fail_on)


def _tell(number: int, state: str, name: str, failure: str) -> None:
    """Show progress on a terminal; say what failed in any case."""
    if failure:
        print(f"inspection-reports: {failure}", file=sys.stderr)
    elif findings.in_colour(sys.stderr):
        print(f"{number:>5}  {state:<8} {name}", file=sys.stderr)


def _summary(done: list[Any], out: Path) -> None:
    states = [one.state for one in done]
    parts = [
        f"{states.count(state)} {state}"
        for state in ("drafted", "refused", "failed")
        if state in states
    ]
    print(f"{', '.join(parts) or 'no bundles'}: {out / 'index.html'}")
