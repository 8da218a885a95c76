"""`verify`: does a folder still match its records, byte for byte?"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import steps
from pipeline.commands.aside import aside
from pipeline.commands.progress import Progress
from pipeline.language.phrasing import count

if TYPE_CHECKING:
    from pipeline.publishing.records.verify import Verified

_DIGEST = re.compile(r"[0-9a-f]{64}")


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "verify",
        help="check a folder against its records, byte for byte",
        description="Check a published folder against its records and its register: all of it, "
        "the folder of one report, or of one version; or the folder of drafts against their "
        "manifests. Each difference is one line. It changes nothing, and needs no bundle.",
    )
    parser.add_argument("dir", type=Path, metavar="DIR", help="what publish or render has written")
    parser.add_argument(
        "--head",
        type=_digest,
        metavar="DIGEST",
        help="the head that you noted once: finds a register that was shortened or rebuilt since",
    )
    steps.add_signers(parser, "count only lines of the register")
    parser.add_argument(
        "--proof", type=Path, metavar="FILE", help="also check a proof that ‘prove’ has written"
    )
    parser.add_argument(
        "--timestamp-roots",
        type=Path,
        metavar="FILE",
        help="also check time stamps: the certificates of authorities that you believe, as PEM",
    )
    parser.add_argument(
        "--rebuild",
        action="store_true",
        help="also build the files of a version anew, and say why bytes differ where they do",
    )
    parser.add_argument(
        "--bundle",
        type=Path,
        metavar="PATH",
        help="with --rebuild: the bundle that it was made from "
        "(default: looked for below the working folder)",
    )
    parser.set_defaults(run=_run)


def _digest(text: str) -> str:
    if not _DIGEST.fullmatch(text):
        raise argparse.ArgumentTypeError("a head has 64 digits, as ‘verify’ prints it")
    return text


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.publishing.records.verify import NotOursError, stamps_of, verify

    path: Path = arguments.dir
    if not path.is_dir():
        print(f"inspection-reports: {path} is no folder.", file=sys.stderr)
        return 2
    progress = Progress.plain(quiet=arguments.quiet)
    try:
        told = verify(path, arguments.head or "", steps.signers(arguments), progress.looked_at)
    except NotOursError:
        print(
            f"inspection-reports: {path}: nothing here was published or drafted.", file=sys.stderr
        )
        return 2
    finally:
        progress.clear()
    if arguments.timestamp_roots and told.register:
        more = stamps_of(path, told.register, arguments.timestamp_roots)
        told = replace(told, found=told.found + more)
    _tell(told, arguments)
    code = 1 if told.found.differences else 0
    if arguments.proof:
        code = max(code, _proof(path, arguments))
    if arguments.rebuild:
        code = max(code, _rebuild(arguments))
    return code


def _tell(told: Verified, arguments: argparse.Namespace) -> None:
    found = told.found
    for line in found.differences:
        print(line)
    for line in found.remarks:
        print(f"inspection-reports: {line}", file=sys.stderr)
    looked = [
        count(number, one, many)
        for number, one, many in (
            (found.reports, "report", "reports"),
            (found.versions, "version", "versions"),
            (found.files, "file", "files"),
        )
        if number
    ]
    number = len(found.differences)
    said = count(number, "difference", "differences") if number else "all as recorded"
    failed = number > 0
    lines = [f"{', '.join(looked) or 'nothing looked at'}: {said}"]
    if told.register:
        length = count(len(told.register.entries), "line", "lines")
        lines.append(f"head {told.register.head} ({length})")
    aside(arguments, *lines, failed=failed)


def _proof(path: Path, arguments: argparse.Namespace) -> int:
    from pipeline.publishing.records.proofs import NoProofError, held

    file: Path = arguments.proof
    try:
        shown = held(path, file)
    except NoProofError as error:
        print(f"{file}: {error}")
        return 1
    ids = ", ".join(id_ for id_, _, _ in shown.records)
    rests = f"  rests on {ids}" if ids else "  rests on no record"
    aside(arguments, f"{file}: the proof holds", f"  {shown.document}: {shown.text}", rests)
    return 0


def _rebuild(arguments: argparse.Namespace) -> int:
    from pipeline.publishing.records.rebuild import rebuilt

    again = rebuilt(arguments.dir, arguments.bundle, Path(), arguments.choices)
    if not again.differing:
        aside(arguments, f"built anew: {count(again.files, 'file', 'files')}, the same bytes")
        return 0
    for name in again.differing:
        print(f"{name}: built anew it has other bytes")
    for why in again.why or ("nothing that was recorded has changed",):
        print(f"  {why}")
    return 1
