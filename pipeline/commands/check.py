"""`validate` and `check`: findings, and no report."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline.commands import copied, findings
from pipeline.commands.baseline import BaselineError, Sifter, add_baseline, known
from pipeline.commands.blanks import Listing
from pipeline.commands.formats import outputs
from pipeline.commands.only import Gate
from pipeline.commands.progress import Progress
from pipeline.commands.table import table
from pipeline.commands.trouble import complain, tell_left_out
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding, Rule
from pipeline.reporters.kept import Kept
from pipeline.reporters.outcome import Outcome

if TYPE_CHECKING:
    from pipeline.evidence.find import RawBundle
    from pipeline.evidence.intake import Intake
    from pipeline.language.choices import Choices
    from pipeline.runs.copies.compared import Compared
    from pipeline.runs.folders import Ids

_Look: TypeAlias = "Callable[[RawBundle], tuple[Finding, ...]]"


def add(commands: Any) -> None:
    """Add both commands."""
    parser = commands.add_parser(
        "validate",
        help="check bundles themselves: strict JSON, schema, references",
        description="Check bundles themselves: strict JSON, schema, references. Composes nothing.",
    )
    findings.add_arguments(parser)
    parser.add_argument(
        "--blanks",
        action="store_true",
        help="list every blank of ‘new’ that is left, a line each, and which may be removed",
    )
    parser.set_defaults(run=_validate_all)
    parser = commands.add_parser(
        "check",
        help="compose each report and run every check",
        description="Compose each report and run every check on it. Writes no report.",
    )
    findings.add_arguments(parser)
    add_baseline(parser)
    copied.add_arguments(parser, saves=True)
    parser.set_defaults(run=_compare)


def _validate_all(arguments: argparse.Namespace) -> int:
    look = partial(_validate, ids=_ids())
    if not arguments.blanks:
        return _run(arguments, look)
    if outputs(arguments) or arguments.format != "text":
        wrong = "--blanks is a list for people: it goes without --format, --output and --also."
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    listing = Listing()
    gate = _gate(arguments)
    outcome = _outcome(arguments, partial(listing.others, look=look), None, gate)
    other = _told(outcome, arguments, gate) if outcome.findings or outcome.broken else 0
    return listing.code(arguments, other)


def _compare(arguments: argparse.Namespace) -> int:
    """Check every report by itself, then all of them beside each other."""
    try:
        arguments.known = known(arguments.baseline)
    except BaselineError as error:
        complain(error)
        return 2
    compared = copied.compared(arguments)
    if compared is None:
        return 2
    look = partial(_check, choices=arguments.choices, compared=compared, ids=_ids())
    return _run(arguments, look, compared)


def _ids() -> Ids:
    from pipeline.runs.folders import Ids

    return Ids()


def _validate(source: RawBundle, ids: Ids) -> tuple[Finding, ...]:
    from pipeline.evidence.intake import validity

    taken = validity(source)
    return (*taken.findings, *_no_folder(taken, ids))


def _check(
    source: RawBundle, choices: Choices, compared: Compared, ids: Ids
) -> tuple[Finding, ...]:
    from pipeline.runs.examine import examine

    examined = examine(source, choices)
    compared.add(source, examined)
    return (*examined.findings, *_no_folder(examined.intake, ids))


def _no_folder(taken: Intake, ids: Ids) -> tuple[Finding, ...]:
    """Return the finding that no draft of a bundle could have a folder: `render` refuses it."""
    found = ids.no_folder(taken.bundle) if taken.bundle else None
    return (found,) if found else ()


def _run(arguments: argparse.Namespace, look: _Look, compared: Compared | None = None) -> int:
    gate = _gate(arguments)
    return _told(_outcome(arguments, look, compared, gate), arguments, gate)


def _gate(arguments: argparse.Namespace) -> Gate:
    return Gate(arguments.only, partial(findings.is_named, wanted=arguments.fail_on))


def _told(outcome: Outcome, arguments: argparse.Namespace, gate: Gate) -> int:
    """Tell what came of all bundles, and return the exit code."""
    if outcome.broken and not outcome.bundles and arguments.format == "text":
        return 3
    findings.report(outcome, arguments)
    if not arguments.quiet:
        _show_table(outcome, arguments)
    gate.tell(arguments)
    return 3 if outcome.broken else int(gate.fails)


def _outcome(
    arguments: argparse.Namespace, look: _Look, compared: Compared | None, gate: Gate
) -> Outcome:
    """Return what came of all bundles, and say at once what could not be processed."""
    found, before = Kept(), Sifter(getattr(arguments, "known", frozenset()))
    bundles: list[str] = []
    broken: list[BrokenError] = list(compared.broken) if compared else []
    progress = Progress.of(arguments.paths, quiet=arguments.quiet)
    for one in broken:
        complain(one)
    for name, result in _results(arguments, look):
        if isinstance(result, BrokenError):
            progress.clear()
            complain(result)
            broken.append(result)
        else:
            bundles.append(name)
            found.add(gate.shown(before.new(result)))
        progress.count("failed" if isinstance(result, BrokenError) else "looked at")
        progress.show()
    progress.clear()
    tell_left_out(arguments.paths, quiet=arguments.quiet)
    if compared:
        found.add(gate.shown(before.new(compared.findings())))
    if before.left_out:
        print(f"inspection-reports: {before.told}", file=sys.stderr)
    return Outcome(found, bundles, broken, gate.names, _rules, hidden=gate.hidden)


def _show_table(outcome: Outcome, arguments: argparse.Namespace) -> None:
    """Show the table where it is in nobody’s way: below the text, or else on a terminal."""
    text = _table(outcome)
    if text and arguments.format == "text" and arguments.output is None:
        print(f"\n{text}")
    elif text and sys.stderr.isatty():
        print(text, file=sys.stderr)


def _table(outcome: Outcome) -> str:
    """Return how many bundles there are, and findings of each rule; '' for few bundles."""
    files: dict[str, set[str]] = defaultdict(set)
    for one in outcome.findings:
        files[one.rule.id].add(one.place.bundle.file if one.place.bundle else "")
    number = Counter(one.rule.id for one in outcome.findings)
    states = {"looked at": len(outcome.bundles), "failed": len(outcome.broken)}
    return table(states, [(rule, len(names), number[rule]) for rule, names in files.items()])


def _rules() -> tuple[Rule, ...]:
    from pipeline.runs.rules import rules

    return rules()


def _results(
    arguments: argparse.Namespace, look: _Look
) -> Iterator[tuple[str, tuple[Finding, ...] | BrokenError]]:
    """Yield the name of each bundle with its findings, or with why it could not be processed."""
    from pipeline.evidence.find import find
    from pipeline.runs.guard import guarded

    for source in find(arguments.paths):
        if isinstance(source, BrokenError):
            yield "", source
        else:
            yield source.name, guarded(source, look)
