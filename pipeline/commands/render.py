"""`render`: draft reports."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import copied, findings
from pipeline.commands.arguments import day, draft_number, formats
from pipeline.model.finding import Finding
from pipeline.reporters.causes import counts as counted
from pipeline.writers import FORMATS, USUAL

if TYPE_CHECKING:
    from pipeline.runs.render import Rendered


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
        type=formats,
        metavar="LIST",
        help=f"which of {', '.join(FORMATS)} (plain text) to write, comma-separated "
        f"(default: {','.join(USUAL)})",
    )
    parser.add_argument(
        "--comments", action="store_true", help="put the findings into the Word file as comments"
    )
    parser.add_argument(
        "--proof",
        action="store_true",
        help="also write proof.html: the report with findings and evidence beside it",
    )
    parser.add_argument(
        "--draft", type=draft_number, metavar="N", help="say on every page which draft this is"
    )
    parser.add_argument(
        "--date",
        type=day,
        metavar="DAY",
        help="say on every page of which day the draft is, such as 2025-03-14",
    )
    parser.add_argument("--fail-fast", action="store_true", help="stop after the first failure")
    findings.add_fail_on(parser)
    copied.add_arguments(parser, saves=False)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.evidence.intake import find
    from pipeline.runs.batch import Batch
    from pipeline.runs.render import Options

    if arguments.out.exists() and not arguments.out.is_dir():
        print(f"inspection-reports: {arguments.out} is a file; name a folder.", file=sys.stderr)
        return 2
    if arguments.comments and not any(FORMATS[one].comments for one in arguments.formats):
        able = " or ".join(one.name for one in FORMATS.values() if one.comments)
        print(f"inspection-reports: --comments needs {able} among --formats.", file=sys.stderr)
        return 2
    options = Options(
        formats=arguments.formats,
        comments=arguments.comments,
        proof=arguments.proof,
        choices=arguments.choices,
        draft=arguments.draft,
        day=arguments.date,
    )
    compared = copied.compared(arguments)
    if compared is None:
        return 2
    for one in compared.broken:
        findings.complain(one)
    batch = Batch(arguments.out, options, compared)
    for source in find(arguments.paths):
        result = batch.add(source)
        _tell(len(batch.done), result)
        if arguments.fail_fast and _stops(result.state, result.findings, arguments):
            break
    batch.finish()
    found = [*(finding for one in batch.done for finding in one.findings), *batch.copies]
    _summary(batch.done, found, arguments.out)
    if compared.broken or any(one.state == "failed" for one in batch.done):
        return 3
    return int(findings.fails(found, arguments.fail_on))


def _stops(state: str, found: tuple[Finding, ...], arguments: argparse.Namespace) -> bool:
    return state == "failed" or findings.fails(found, arguments.fail_on)


def _tell(number: int, one: Rendered) -> None:
    """Show progress on a terminal; say what was refused or failed in any case."""
    if one.state == "failed":
        told = one.failure if one.name in one.failure else f"{one.name}: {one.failure}"
        print(f"inspection-reports: {told}", file=sys.stderr)
    elif one.state == "refused":
        first = one.findings[0]
        more = f" ({len(one.findings) - 1} more)" if len(one.findings) > 1 else ""
        where = first.place.describe() or one.name
        told = f"{where}: refused: {first.rule.id}: {first.message}{more}"
        print(f"inspection-reports: {told}", file=sys.stderr)
    elif findings.in_colour(sys.stderr):
        print(f"{number:>5}  {one.bundle}", file=sys.stderr)


def _summary(done: list[Rendered], found: list[Finding], out: Path) -> None:
    states = [one.state for one in done]
    parts = [
        f"{states.count(state)} {state}"
        for state in ("drafted", "refused", "failed")
        if state in states
    ]
    counts = f" ({counted(found)})" if found else ""
    print(f"{', '.join(parts) or 'no bundles'}{counts}: {out / 'index.html'}")
