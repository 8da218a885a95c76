"""`lint`: what is wrong with templates and report types, before there is a bundle."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import Any

from pipeline.commands import findings
from pipeline.commands.about import unknown
from pipeline.commands.only import Gate
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding, Rule
from pipeline.report_type.toml.file import ids
from pipeline.reporters.outcome import Outcome


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "lint",
        help="what is wrong with templates and report types, before there is a bundle",
        description="Look through report types, section templates, house styles, rules, schemas "
        "and style sheets, and show all that is wrong with them: file, line and column, and what "
        "to write. No bundle is needed.",
    )
    parser.add_argument(
        "types", nargs="*", metavar="TYPE", help="report types alone (default: every file there is)"
    )
    findings.add_gate(parser)
    findings.add_output(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    wrong = next((one for one in arguments.types if one not in ids()), None)
    if wrong is not None:
        return unknown("report type", wrong, ids())
    from pipeline.runs.lint import lint

    gate = Gate(arguments.only, partial(findings.is_named, wanted=arguments.fail_on))
    found = tuple(gate.shown(lint(arguments.types)))
    looked_at = arguments.types or ids()
    outcome = Outcome(
        found, looked_at, (), gate.names, lambda: _rules(found), "report type", gate.hidden
    )
    findings.report(outcome, arguments)
    gate.tell(arguments)
    return int(gate.fails)


def _rules(found: Sequence[Finding]) -> Sequence[Rule]:
    """Return all rules; where a file of rules is broken, those of what was found."""
    from pipeline.publishing.rules import rules

    try:
        return rules()
    except BrokenError:
        return tuple({one.rule.id: one.rule for one in found}.values())
