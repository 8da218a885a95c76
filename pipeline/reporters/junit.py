"""Findings as JUnit XML, which most CI systems show: a suite a file, a case a rule.

A case fails if `--fail-on` names one of its findings, so that the report is red where the exit
code is 1. Other findings stand in the output of a case that passes. Each bundle has one more
case, which has an error where it could not be processed.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.reporters.causes import causes, count, file_of, file_of_error, printable, title
from pipeline.reporters.outcome import Outcome
from pipeline.reporters.text import told

PROCESSED = "The file can be processed"


def write(outcome: Outcome) -> str:
    """Return one XML document. Characters that XML cannot hold are shown as `?`."""
    cases: dict[str, list[ET.Element]] = {}
    for file, broken in sorted(_broken(outcome).items()):
        cases[file] = [_processed(file, broken)]
    for (file, _), found in sorted(_by_rule(outcome.findings).items()):
        cases.setdefault(file, []).append(_case(file, found, outcome))
    root = ET.Element("testsuites", name="inspection-reports")
    for file in sorted(cases):
        suite = ET.SubElement(root, "testsuite", name=printable(file) or "In general")
        suite.extend(cases[file])
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


def _by_rule(findings: Sequence[Finding]) -> dict[tuple[str, str], list[Finding]]:
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        found.setdefault((file_of(one), one.rule.id), []).append(one)
    return found


def _processed(file: str, broken: Sequence[BrokenError]) -> ET.Element:
    case = _named(file, PROCESSED)
    for error in broken[:1]:
        more = f" And {count(len(broken) - 1, 'more fault')}." if broken[1:] else ""
        ET.SubElement(case, "error", message=printable(error.message) + more, type="error")
        case[-1].text = printable(error.hint)
    return case


def _case(file: str, findings: Sequence[Finding], outcome: Outcome) -> ET.Element:
    """Return the case of one rule. Its name says what must hold."""
    case = _named(file, f"{title(findings[0])}: {findings[0].rule.title}")
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
