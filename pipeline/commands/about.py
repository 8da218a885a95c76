"""`types`, `rules`, `explain` and `schema`: what exists, why it is there and who says so."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from pipeline.commands import ranges, type_page
from pipeline.commands.lines import fill
from pipeline.commands.trouble import complain
from pipeline.commands.type_page import decision
from pipeline.evidence.schema.pointers import checked_type
from pipeline.model.errors import BrokenError
from pipeline.model.finding import FAMILIES, PAST, Rule
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.definition import ReportType
from pipeline.report_type.sources import cite, decisions
from pipeline.report_type.toml.file import ids, load
from pipeline.report_type.toml.whole import resolved

_LIST = {"report type": "types", "rule": "rules"}


def add(commands: Any) -> None:
    """Add the four commands."""
    parser = commands.add_parser("types", help="list report types, or show one whole")
    parser.add_argument("type", nargs="?", metavar="ID", help="a report type to show")
    parser.add_argument(
        "--all",
        action="store_true",
        help="with names, sources, ranges of published reports, and what was decided",
    )
    parser.add_argument(
        "--resolved",
        action="store_true",
        help="print its file with the framework and the shared parts put in",
    )
    parser.set_defaults(run=_types)
    parser = commands.add_parser("rules", help="list all rules")
    parser.set_defaults(run=_rules)
    parser = commands.add_parser("explain", help="why a rule is there and who says so")
    parser.add_argument("rule", metavar="RULE", help="the id or name of a rule")
    parser.set_defaults(run=_explain)
    parser = commands.add_parser("schema", help="print the JSON schema of a report type’s bundles")
    parser.add_argument("type", metavar="TYPE", help="a report type")
    parser.set_defaults(run=_schema)


def unknown(what: str, given: str, known: Sequence[str]) -> int:
    """Say that there is no such thing, and what may have been meant. Return the exit code."""
    listed = f"‘inspection-reports {_LIST[what]}’ lists them."
    meant = did_you_mean(given, known) or (_by_title(given) if what == "report type" else "")
    told = f"there is no {what} ‘{given}’. {meant or listed}"
    print(f"inspection-reports: {told}", file=sys.stderr)
    return 2


def _by_title(given: str) -> str:
    """Return a question for the one report type that has all words given in its title or id."""
    words = set(given.casefold().replace(":", " ").split())
    found = [id_ for id_ in ids() if words and words <= _words_of(id_)]
    return f"Did you mean ‘{found[0]}’?" if len(found) == 1 else ""


def _words_of(id_: str) -> set[str]:
    try:
        title = load(id_).title
    except BrokenError:
        title = ""
    return {*title.casefold().replace(":", " ").split(), *id_.split("-")}


def _types(arguments: argparse.Namespace) -> int:
    if arguments.type is None and (arguments.resolved or arguments.all):
        option = "--resolved" if arguments.resolved else "--all"
        print(f"inspection-reports: {option} needs the ID of a report type.", file=sys.stderr)
        return 2
    if arguments.type is None:
        return _list()
    if arguments.type not in ids():
        return unknown("report type", arguments.type, ids())
    type_ = checked_type(arguments.type)
    if arguments.resolved:
        print(resolved(type_.id).rstrip())
    else:
        print("\n".join(type_page.whole(type_) if arguments.all else type_page.short(type_)))
    return 0


def _list() -> int:
    """List the types that can be read, and say of the others what is wrong with them."""
    width, code = max(len(id_) for id_ in ids()), 0
    for id_ in ids():
        try:
            print(f"{id_:<{width}}  {load(id_).title}")
        except BrokenError as error:
            complain(error)
            code = 3
    return code


def _rules(_: argparse.Namespace) -> int:
    from pipeline.publishing.rules import rules

    for family in FAMILIES:
        _print_family(family, rules())
        print()
    return 0


def _print_family(family: str, rules: Sequence[Rule]) -> None:
    width = max(len(one.name) for one in rules)
    print(f"{family}  {FAMILIES[family]}")
    for one in rules:
        if one.family == family:
            print(f"  {one.id}  {one.severity.value:<7}  {one.name:<{width}}  {one.title}")


def _explain(arguments: argparse.Namespace) -> int:
    from pipeline.publishing.rules import rule, rules

    found = rule(arguments.rule)
    if found is None and arguments.rule.upper() in FAMILIES:
        _print_family(arguments.rule.upper(), rules())
        return 0
    if found is None:
        known = [name for one in rules() for name in (one.id, one.name)]
        return unknown("rule", arguments.rule, known)
    print(f"{found.id} {found.name} ({found.severity.value})\n")
    print(fill(found.title), end="\n\n")
    print(fill(found.why), end="\n\n")
    if found.hint:
        print(fill(f"What to do: {found.hint}"), end="\n\n")
    if found.past:
        print(fill(PAST), end="\n\n")
    print(fill(f"Source: {cite(found.citation)}"))
    if found.measured:
        print("\n" + fill(f"Measured: {found.measured}"))
    for line in ranges.of_rule(found.id):
        print(line)
    for one in decisions():
        if found.id in one.rules:
            print(f"\nDecided for {', '.join(one.types)}" if one.types else "\nDecided")
            print("\n".join(decision(one, "  ")))
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    if arguments.type not in ids():
        return unknown("report type", arguments.type, ids())
    print(schema_text(load(arguments.type)), end="")
    return 0


def schema_text(type_: ReportType) -> str:
    """Return the schema of a report type’s bundles for an editor, as JSON that people can read."""
    from pipeline.evidence.schema.editor import editor_schema

    return json.dumps(editor_schema(type_), indent=2, ensure_ascii=False) + "\n"
