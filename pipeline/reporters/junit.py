"""Findings as JUnit XML, which most CI systems show: a suite a file, a case a rule.

A case fails if `--fail-on` names one of its findings, so that the report is red where the exit
code is 1. Other findings stand in the output of a case that passes. Each bundle has one more
case, which has an error where it could not be processed.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Rule
from pipeline.reporters.causes import Causes, count, file_of_error, printable
from pipeline.reporters.kept import file_of, worst_first
from pipeline.reporters.outcome import Outcome
from pipeline.reporters.text import told

PROCESSED = "The file can be processed"


def write(outcome: Outcome) -> str:
    """Return one XML document. Characters that XML cannot hold are shown as `?`."""
    cases: dict[str, list[ET.Element]] = {}
    for file, broken in sorted(_broken(outcome).items()):
        cases[file] = [_processed(file, broken)]
    for (file, _), found in sorted(_by_rule(outcome).items()):
        cases.setdefault(file, []).append(_case(file, found))
    return document({file: cases[file] for file in sorted(cases)})


def document(suites: Mapping[str, Sequence[ET.Element]]) -> str:
    """Return an XML document of suites by name, each with its cases."""
    root = ET.Element("testsuites", name="inspection-reports")
    for name, cases in suites.items():
        suite = ET.SubElement(root, "testsuite", name=printable(name) or "In general")
        suite.extend(cases)
        _sum_up(suite)
    _sum_up(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _broken(outcome: Outcome) -> dict[str, list[BrokenError]]:
    """Return why a file could not be processed, for each; nothing for one that could."""
    found: dict[str, list[BrokenError]] = {file: [] for file in outcome.bundles}
    for error in outcome.broken:
        found.setdefault(file_of_error(error), []).append(error)
    return found


@dataclass(slots=True)
class _Found:
    """What is found of one rule in one file: what `--fail-on` names, and the others."""

    rule: Rule
    failing: Causes = field(default_factory=Causes)
    passing: Causes = field(default_factory=Causes)


def _by_rule(outcome: Outcome) -> dict[tuple[str, str], _Found]:
    found: dict[tuple[str, str], _Found] = {}
    for one in worst_first(outcome.findings):
        of = found.setdefault((file_of(one), one.rule.id), _Found(one.rule))
        (of.failing if outcome.fails(one) else of.passing).add(one)
    return found


def _processed(file: str, broken: Sequence[BrokenError]) -> ET.Element:
    case = _named(file, PROCESSED)
    for error in broken[:1]:
        more = f" And {count(len(broken) - 1, 'more fault')}." if broken[1:] else ""
        ET.SubElement(case, "error", message=printable(error.message) + more, type="error")
        case[-1].text = printable(error.hint)
    return case


def _case(file: str, found: _Found) -> ET.Element:
    """Return the case of one rule. Its name says what must hold."""
    case = _named(file, f"{found.rule.id} {found.rule.name}: {found.rule.title}")
    if found.failing:
        worst, number = next(iter(found.failing)).first, found.failing.number
        more = f" And {count(number - 1, 'more place')}." if number > 1 else ""
        message = printable(worst.message) + more
        ET.SubElement(case, "failure", message=message, type=worst.severity.value)
        case[-1].text = f"\n{told(found.failing)}"
    if found.passing:
        ET.SubElement(case, "system-out").text = f"\n{told(found.passing)}"
    return case


def _named(file: str, name: str) -> ET.Element:
    group = printable(file.removesuffix(".json")) or "In general"
    return ET.Element("testcase", name=name, classname=group, file=printable(file))


def _sum_up(element: ET.Element) -> None:
    """Write how many cases there are below an element, and how many went wrong."""
    element.set("tests", str(len([*element.iter("testcase")])))
    element.set("failures", str(len([*element.iter("failure")])))
    element.set("errors", str(len([*element.iter("error")])))
