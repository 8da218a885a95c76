"""Findings as JUnit XML, which most CI systems show: a suite a file, a case a rule.

A case fails if `--fail-on` names one of its findings, so that the report is red where the exit
code is 1. Other findings stand in the output of a case that passes. Each bundle has one more
case, which has an error where it could not be processed.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from pipeline.errors import BrokenError
from pipeline.finding import Finding
from pipeline.reporters.causes import causes, count, file_of, file_of_error, printable, title
from pipeline.reporters.outcome import Outcome
from pipeline.reporters.text import told
from pipeline.rules import rule

PROCESSED = "The file can be processed"


def write(outcome: Outcome) -> str:
    """Return one XML document. Characters that XML cannot hold are shown as `?`."""
    root = ET.Element("testsuites", name="inspection-reports")
    found: dict[str, list[Finding]] = {file: [] for file in _files(outcome)}
    for one in outcome.findings:
        found[file_of(one)].append(one)
    root.extend(_suite(file, findings, outcome) for file, findings in found.items())
    _sum_up(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _files(outcome: Outcome) -> list[str]:
    """Return every file there is something to say of, in alphabetical order."""
    found = {file_of(one) for one in outcome.findings}
    return sorted(found | set(outcome.bundles) | {file_of_error(one) for one in outcome.broken})


def _suite(file: str, findings: Sequence[Finding], outcome: Outcome) -> ET.Element:
    suite = ET.Element("testsuite", name=printable(file) or "In general")
    broken = [one for one in outcome.broken if file_of_error(one) == file]
    if broken or file in outcome.bundles:
        suite.append(_processed(file, broken))
    rules: dict[str, list[Finding]] = {}
    for one in findings:
        rules.setdefault(one.rule, []).append(one)
    for id_ in sorted(rules):
        suite.append(_case(file, rules[id_], outcome))
    _sum_up(suite)
    return suite


def _processed(file: str, broken: Sequence[BrokenError]) -> ET.Element:
    case = _named(file, PROCESSED)
    for error in broken[:1]:
        more = f" And {count(len(broken) - 1, 'more fault')}." if broken[1:] else ""
        ET.SubElement(case, "error", message=printable(error.message) + more, type="error")
        case[-1].text = printable(error.hint)
    return case


def _case(file: str, findings: Sequence[Finding], outcome: Outcome) -> ET.Element:
    """Return the case of one rule. Its name says what must hold."""
    known = rule(findings[0].rule)
    case = _named(file, f"{title(findings[0])}: {known.title}" if known else findings[0].rule)
    failing = [one for one in findings if outcome.fails(one)]
    if failing:
        worst = causes(failing)[0].first
        more = f" And {count(len(failing) - 1, 'more place')}." if failing[1:] else ""
        message = printable(worst.message) + more
        ET.SubElement(case, "failure", message=message, type=worst.severity.value)
        case[-1].text = f"\n{told(causes(failing))}"
    if passing := [one for one in findings if not outcome.fails(one)]:
        ET.SubElement(case, "system-out").text = f"\n{told(causes(passing))}"
    return case


def _named(file: str, name: str) -> ET.Element:
    group = printable(file.removesuffix(".json")) or "In general"
    return ET.Element("testcase", name=name, classname=group, file=printable(file))


def _sum_up(element: ET.Element) -> None:
    """Write how many cases there are below an element, and how many went wrong."""
    element.set("tests", str(len([*element.iter("testcase")])))
    element.set("failures", str(len([*element.iter("failure")])))
    element.set("errors", str(len([*element.iter("error")])))
