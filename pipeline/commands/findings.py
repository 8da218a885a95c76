"""What commands that report findings share: formats, `--fail-on`, where the report goes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.arguments import Joined, fail_on
from pipeline.commands.formats import add_formats, write
from pipeline.commands.lines import width
from pipeline.commands.only import add_only
from pipeline.model.finding import Finding, Severity
from pipeline.reporters import REPORTERS
from pipeline.reporters.outcome import Outcome

if TYPE_CHECKING:
    from pipeline.runs.result import Tally

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of a command that reports findings."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a bundle or folder")
    add_gate(parser)
    add_output(parser)


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add `--format`, `--output` and `--also`."""
    said = (
        "how findings are written: text and markdown for people, csv for spreadsheets, "
        "json for programs, sarif for code scanning, junit, github and gitlab for CI"
    )
    add_formats(parser, REPORTERS, said, "write findings to a file")


def add_gate(parser: argparse.ArgumentParser, what: str = "findings") -> None:
    """Add `--fail-on`, and `--only`, which says what of it is shown."""
    add_fail_on(parser)
    add_only(parser, what)


def add_fail_on(parser: argparse.ArgumentParser) -> None:
    """Add `--fail-on`."""
    parser.add_argument(
        "--fail-on",
        type=fail_on,
        action=Joined,
        metavar="WHAT",
        help="exit with 1 on these: error, warning, notice (each with what is worse), a rule "
        "family such as LEN (from warning up), or never; comma-separated, and may be given again "
        "(default: error)",
    )


def fails(findings: Iterable[Finding], wanted: Sequence[str]) -> bool:
    """Return whether there is a finding that `--fail-on` names."""
    return any(is_named(one, wanted) for one in findings)


def is_named(finding: Finding, wanted: Sequence[str]) -> bool:
    """Return whether `--fail-on` names a finding. It never names one that is acknowledged."""
    return not finding.acknowledged and names(finding.rule.id, finding.severity.value, wanted)


def any_named(found: Iterable[Tally], wanted: Sequence[str]) -> bool:
    """Return whether there is a finding that `--fail-on` names, of findings that are counted."""
    live = (one for one in found if not one.acknowledged)
    return any(names(one.rule, one.severity, wanted) for one in live)


def names(rule: str, severity: str, wanted: Sequence[str]) -> bool:
    """Return whether `--fail-on` names findings of a rule that are so bad."""
    if "never" in wanted:
        return False
    if rule[:3] in wanted and severity != Severity.NOTICE.value:
        return True
    return any(one.value in wanted for one in _ORDER[_ORDER.index(Severity(severity)) :])


def report(outcome: Outcome, arguments: argparse.Namespace) -> None:
    """Write findings in the format asked for, to standard output or to `--output`."""
    shown = None
    if arguments.format == "text" and arguments.output is None and in_colour(sys.stdout):
        from pipeline.reporters.text import whole

        shown = whole(outcome, colour=True, width=width())
    write(arguments, outcome, REPORTERS, shown)


def in_colour(stream: object) -> bool:
    """Return whether a stream is a terminal that wants colour (`NO_COLOR`, `CI` say no)."""
    is_terminal = bool(getattr(stream, "isatty", lambda: False)())
    return is_terminal and not os.environ.get("NO_COLOR") and not os.environ.get("CI")
