"""`render`: draft reports."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import copied, findings
from pipeline.commands.arguments import (
    add_large_print,
    at_least,
    day,
    draft_number,
    for_what_is_published,
    formats,
    is_no_folder,
)
from pipeline.commands.aside import aside
from pipeline.commands.printing import add_pdf_engine, leave_out_unwritable, wrong_print
from pipeline.commands.progress import Progress
from pipeline.commands.told import Teller
from pipeline.commands.trouble import complain
from pipeline.resources import home
from pipeline.runs.cores import cores
from pipeline.runs.readers import READERS
from pipeline.writers import FORMATS, USUAL

if TYPE_CHECKING:
    from pipeline.runs.batch import Plan
    from pipeline.runs.copies.compared import Compared
    from pipeline.runs.engines import Engine
    from pipeline.runs.engines.cluster.connection import Scheduler
    from pipeline.runs.last import Last
    from pipeline.runs.options import Options
    from pipeline.runs.render import Run
    from pipeline.runs.result import Result
    from pipeline.runs.workshop import Workshop

_SECONDS, _MEBIBYTES = 300, 2048


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "render",
        help="write draft reports",
        description="Write draft reports, a folder for each bundle, with an index of all of them. "
        "A draft is written with its findings beside it unless it cannot be composed at all. "
        "What stands already and would come out the same is left as it is.",
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
    add_pdf_engine(parser)
    parser.add_argument(
        "--comments", action="store_true", help="put the findings into the Word file as comments"
    )
    parser.add_argument(
        "--proof",
        action="store_true",
        help="also write proof.html: the report with findings and evidence beside it",
    )
    add_large_print(parser)
    _add_stamp(parser)
    _add_work(parser)
    _add_standing(parser)
    findings.add_gate(parser, "findings in the table and the counts at the end")
    copied.add_arguments(parser, saves=False)
    parser.set_defaults(run=_run)


def _add_stamp(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--for",
        choices=READERS,
        default="team",
        dest="reader",
        help="who reads it: with ‘provider’ a copy to send for comments, in a folder of its own, "
        "with numbered paragraphs and without evidence ids, marks or comments; with ‘children’ or "
        "‘authorities’ the letters or notices that are written for them, as they are sent "
        "(default: team)",
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


def _add_work(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        type=at_least(1),
        metavar="N",
        help="reports at once (default: one a core, or one a thread of the cluster)",
    )
    parser.add_argument(
        "--time-limit",
        type=at_least(1),
        default=_SECONDS,
        metavar="SECONDS",
        help=f"end a report that takes longer (default: {_SECONDS})",
    )
    parser.add_argument(
        "--memory-limit",
        type=at_least(64),
        default=_MEBIBYTES,
        metavar="MIB",
        help=f"end a report that takes more memory, in MiB (default: {_MEBIBYTES})",
    )
    _add_engine(parser)
    parser.add_argument("--fail-fast", action="store_true", help="stop after the first failure")


def _add_engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine",
        choices=("local", "dask"),
        default="local",
        help="who does the work: processes of this machine, or the workers of a Dask cluster, "
        "which must see bundles, templates and DIR where they are here (default: local)",
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="the scheduler of the cluster, such as tls://10.0.0.1:8786; certificates are those of "
        "the settings of Dask",
    )
    parser.add_argument(
        "--accept-unencrypted-tcp",
        action="store_true",
        help="also take a scheduler at tcp://, whom anybody on the network may hear and deceive",
    )


def _add_standing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--force",
        action="store_true",
        help="write again what is unchanged; files that were edited are kept under another name",
    )
    parser.add_argument(
        "--only-failed",
        action="store_true",
        help="only the bundles of which no draft came of the last run into DIR",
    )
    parser.add_argument(
        "--prune", action="store_true", help="remove drafts in DIR that no bundle of this run has"
    )


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.runs.last import last_of
    from pipeline.runs.workshop import workshop

    if wrong := _wrong(arguments):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    whole = leave_out_unwritable(arguments)
    if not arguments.formats:
        return 3
    last = last_of(arguments.out)
    if arguments.only_failed and last is None:
        print(f"inspection-reports: {arguments.out} tells of no run before.", file=sys.stderr)
        return 2
    compared = copied.compared(arguments)
    if compared is None:
        return 2
    for one in compared.broken:
        complain(one)
    with workshop(arguments.out) as shop:
        code = _work(arguments, shop, compared, last)
    return code if whole or code > 3 else 3


def _wrong(arguments: argparse.Namespace) -> str:
    """Return what is wrong with what was typed, or ''."""
    from pipeline.runs.overview.written import not_ours

    if is_no_folder(arguments.out):
        return f"{arguments.out} is a file; name a folder."
    if wrong := for_what_is_published(arguments.out, "a draft"):
        return wrong
    if (other := not_ours(arguments.out)) is not None:
        return f"{other} was not written by this command; name another folder for --out."
    if arguments.reader != "team" and (arguments.comments or arguments.proof):
        what = "--comments" if arguments.comments else "--proof"
        leaves = f"--for {arguments.reader} writes what leaves it, without findings."
        return f"{what} is for the team: {leaves}"
    if arguments.comments and not any(FORMATS[one].comments for one in arguments.formats):
        able = " or ".join(one.name for one in FORMATS.values() if one.comments)
        return f"--comments needs {able} among --formats."
    if wrong := wrong_print(arguments):
        return wrong
    if arguments.engine == "dask":
        from pipeline.runs.engines.cluster.connection import wrong_with

        return wrong_with(_scheduler(arguments))
    if arguments.scheduler or arguments.accept_unencrypted_tcp:
        return "--scheduler and --accept-unencrypted-tcp need --engine dask."
    return ""


def _scheduler(arguments: argparse.Namespace) -> Scheduler:
    from pipeline.runs.engines.cluster.connection import Scheduler

    return Scheduler(arguments.scheduler, arguments.accept_unencrypted_tcp)


def _work(
    arguments: argparse.Namespace, shop: Workshop, compared: Compared, last: Last | None
) -> int:
    from pipeline.evidence.find import find
    from pipeline.runs.batch import Batch
    from pipeline.runs.render import run

    progress = Progress.of(arguments.paths, quiet=arguments.quiet)
    teller = Teller(arguments.out, progress, arguments.only, arguments.prune)
    plan = _plan(arguments, last)
    batch = Batch(shop, _engine(arguments, shop, compared, teller), plan, teller.tell)
    try:
        done = run(
            batch, find(arguments.paths), compared, last, lambda: progress.show(batch.engine.busy())
        )
    finally:
        progress.clear()
    teller.end(done)
    code = _code(done, compared, arguments)
    teller.table(done)
    aside(arguments, teller.summary(done), failed=bool(code))
    return code


def _plan(arguments: argparse.Namespace, last: Last | None) -> Plan:
    from pipeline.runs.batch import Plan

    def stops(result: Result) -> bool:
        return result.state == "failed" or findings.any_named(result.tally, arguments.fail_on)

    return Plan(
        _options(arguments),
        arguments.force,
        last if arguments.only_failed else None,
        stops if arguments.fail_fast else None,
        arguments.prune,
        min(arguments.jobs or cores(), cores()),
    )


def _options(arguments: argparse.Namespace) -> Options:
    from pipeline.runs.options import Options

    return Options(
        formats=arguments.formats,
        comments=arguments.comments,
        proof=arguments.proof,
        choices=arguments.choices,
        draft=arguments.draft,
        day=arguments.date,
        pdf_engine=arguments.pdf_engine,
        reader=arguments.reader,
        large_print=arguments.large_print,
    )


def _engine(
    arguments: argparse.Namespace, shop: Workshop, compared: Compared, teller: Teller
) -> Engine:
    from pipeline.runs.engines import Limits, Setup, local

    setup = Setup(home(), _options(arguments), compared.secret.hex())
    spare = str(shop.spare.absolute())
    limits = Limits(arguments.jobs or 0, arguments.time_limit, arguments.memory_limit, spare)
    if arguments.engine == "dask":
        from pipeline.runs.engines.cluster import engine

        return engine.engine(setup, limits, _scheduler(arguments), shop.new, teller.say)
    return local.engine(setup, replace(limits, jobs=arguments.jobs or cores()))


def _code(done: Run, compared: Compared, arguments: argparse.Namespace) -> int:
    if done.code:
        return done.code
    if compared.broken or done.broken or done.states["failed"]:
        return 3
    return int(findings.any_named(done.tallies(), arguments.fail_on))
