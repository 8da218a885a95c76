"""`types`, `rules`, `explain` and `schema`: what exists, why it is there and who says so."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from textwrap import fill
from typing import Any

from pipeline.commands import ranges
from pipeline.commands.trouble import complain
from pipeline.evidence.schema.pointers import checked_type
from pipeline.model.errors import BrokenError
from pipeline.model.finding import FAMILIES, PAST, Citation, Rule
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.definition import ReportType, SectionType
from pipeline.report_type.limits import Limit
from pipeline.report_type.sources import Decision, cite, decisions
from pipeline.report_type.toml.file import ids, load
from pipeline.report_type.toml.whole import resolved

_LIST = {"report type": "types", "rule": "rules"}


def add(commands: Any) -> None:
    """Add the four commands."""
    parser = commands.add_parser("types", help="list report types, or show one whole")
    parser.add_argument("type", nargs="?", metavar="ID", help="a report type to show")
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
    told = f"there is no {what} ‘{given}’. {did_you_mean(given, known) or listed}"
    print(f"inspection-reports: {told}", file=sys.stderr)
    return 2


def _types(arguments: argparse.Namespace) -> int:
    if arguments.type is None and arguments.resolved:
        print("inspection-reports: --resolved needs the ID of a report type.", file=sys.stderr)
        return 2
    if arguments.type is None:
        return _list()
    if arguments.type not in ids():
        return unknown("report type", arguments.type, ids())
    type_ = checked_type(arguments.type)
    shown = resolved(type_.id).rstrip() if arguments.resolved else "\n".join(_described(type_))
    print(shown)
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


def _described(type_: ReportType) -> list[str]:
    lines = [f"{type_.id}, version {type_.version}", type_.title, type_.framework.text, ""]
    if type_.grades:
        grades = (f"  {one.label.text}{_source(one.citation)}" for one in type_.grades)
        lines += ["Grades", *grades, ""]
    lines.append("Judgements and their areas of evidence")
    for judgement in type_.judgements:
        source = _source(judgement.citation)
        lines.append(f"  {judgement.id}: {judgement.name.text}{source}")
        for area in type_.areas_of(judgement.id):
            lines.append(f"    {area.id}: {area.label.text}{_source(area.citation)}")
    lines += ["", "Sections", *_sections(type_.documents[0].sections, 1), "", "Limits"]
    for limit in type_.rules.limits:
        lines.append(f"  {_limit(limit)}")
        lines.append(f"    {cite(limit.citation)}")
    lines += ["", *ranges.of_type(type_)]
    decided = [one for one in decisions() if type_.id in one.types]
    if decided:
        lines += ["", "Decided where the guidance contradicts itself or leaves a gap"]
    return lines + [line for one in decided for line in _decision(one, "  ")]


def _limit(limit: Limit) -> str:
    if limit.id == "share-of-short-paragraphs":
        return f"{limit.id}: warning below {limit.warning}%"
    notice = f"notice above {limit.notice}, " if limit.notice is not None else ""
    own = "".join(f"; {section} above {most}" for section, most in limit.sections.items())
    return f"{limit.id}: {notice}warning above {limit.warning}{own}"


def _source(citation: Citation) -> str:
    return f"  ({citation if citation.seed else 'our own wording'})"


def _sections(sections: Sequence[SectionType], depth: int) -> list[str]:
    lines = []
    for one in sections:
        lines.append(f"{'  ' * depth}{one.id}: {one.title.text}{_source(one.citation)}")
        lines += _sections(one.sections, depth + 1)
    return lines


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
    print(fill(found.title, 80), end="\n\n")
    print(fill(found.why, 80), end="\n\n")
    if found.hint:
        print(fill(f"What to do: {found.hint}", 80), end="\n\n")
    if found.past:
        print(fill(PAST, 80), end="\n\n")
    print(fill(f"Source: {cite(found.citation)}", 80))
    if found.measured:
        print("\n" + fill(f"Measured: {found.measured}", 80))
    for line in ranges.of_rule(found.id):
        print(line)
    for one in decisions():
        if found.id in one.rules:
            print(f"\nDecided for {', '.join(one.types)}" if one.types else "\nDecided")
            print("\n".join(_decision(one, "  ")))
    return 0


def _decision(one: Decision, indent: str) -> list[str]:
    sources = f" ({', '.join(one.sources)})" if one.sources else ""
    paragraphs = (f"{one.about}{sources}", f"Decided: {one.decision}", f"Why: {one.reason}")
    return [
        fill(text, 80, initial_indent=indent, subsequent_indent=f"{indent}  ")
        for text in paragraphs
    ]


def _schema(arguments: argparse.Namespace) -> int:
    if arguments.type not in ids():
        return unknown("report type", arguments.type, ids())
    print(schema_text(load(arguments.type)), end="")
    return 0


def schema_text(type_: ReportType) -> str:
    """Return the schema of a report type’s bundles for an editor, as JSON that people can read."""
    from pipeline.evidence.schema.editor import editor_schema

    return json.dumps(editor_schema(type_), indent=2, ensure_ascii=False) + "\n"
