"""`validate` and `check`: findings, and no report."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline.commands import findings
from pipeline.errors import BrokenError
from pipeline.finding import Finding

if TYPE_CHECKING:
    from pipeline.intake import RawBundle

_Look: TypeAlias = "Callable[[RawBundle], tuple[Finding, ...]]"


def add(commands: Any) -> None:
    """Add both commands."""
    parser = commands.add_parser(
        "validate",
        help="check bundles themselves: strict JSON, schema, references",
        description="Check bundles themselves: strict JSON, schema, references. Composes nothing.",
    )
    findings.add_arguments(parser)
    parser.set_defaults(run=lambda arguments: _run(arguments, _validate))
    parser = commands.add_parser(
        "check",
        help="compose each report and run every check",
        description="Compose each report and run every check on it. Writes no report.",
    )
    findings.add_arguments(parser)
    parser.set_defaults(run=lambda arguments: _run(arguments, _check))


def _validate(source: RawBundle) -> tuple[Finding, ...]:
    from pipeline.intake import intake

    return intake(source).findings


def _check(source: RawBundle) -> tuple[Finding, ...]:
    from pipeline.examine import examine

    return examine(source).findings


def _run(arguments: argparse.Namespace, look: _Look) -> int:
    found: list[Finding] = []
    bundles = unread = 0
    for result in _results(arguments, look):
        if isinstance(result, BrokenError):
            findings.complain(result)
            unread += 1
        else:
            bundles += 1
            found.extend(result)
    if unread and not bundles:
        return 3
    findings.report(found, bundles, arguments)
    if unread:
        return 3
    return int(findings.fails(found, arguments.fail_on))


def _results(
    arguments: argparse.Namespace, look: _Look
) -> Iterator[tuple[Finding, ...] | BrokenError]:
    from pipeline.intake import find

    for source in find(arguments.paths):
        if isinstance(source, BrokenError):
            yield source
            continue
        try:
            yield look(source)
        except BrokenError as error:
            yield error
