"""A comparison as JUnit XML: a suite for each report type, in it a case for what must hold."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.sides import Unbuilt
from pipeline.model.comparison.verdict import Reason
from pipeline.reporters.causes import printable
from pipeline.reporters.comparison.reasons import HOLDS, Holds, at, lost, place, words
from pipeline.reporters.comparison.summary import unbuilt
from pipeline.reporters.junit import document

BUILT = "Each report can be made on both sides"


def write(comparison: Comparison) -> str:
    """Return one XML document. A case fails where it holds a reason for which the change fails."""
    reasons: dict[str, list[Reason]] = {one.report_type: [] for one in comparison.types}
    for one in comparison.verdict.reasons:
        reasons.setdefault(one.report_type, []).append(one)
    suites = {type_: list(_cases(type_, found)) for type_, found in reasons.items()}
    return document({"compare": [_built(lost(comparison))], **suites})


def _cases(type_: str, reasons: Sequence[Reason]) -> Iterable[ET.Element]:
    for kind, holds in HOLDS.items():
        yield _case(type_, holds, [one for one in reasons if one.kind == kind])


def _case(type_: str, holds: Holds, reasons: Sequence[Reason]) -> ET.Element:
    case = ET.Element("testcase", name=holds.title, classname=printable(type_) or "In general")
    if reasons:
        more = f" And {len(reasons) - 1} more." if reasons[1:] else ""
        message = printable(reasons[0].message) + more
        ET.SubElement(case, "failure", message=message, type=holds.id)
        case[-1].text = "\n" + "\n".join(map(_line, reasons)) + "\n"
    return case


def _line(reason: Reason) -> str:
    where = at(*place(reason.file, reason.line))
    return printable(f"{where}: {words(reason)}" if where else words(reason))


def _built(found: Sequence[Unbuilt]) -> ET.Element:
    case = ET.Element("testcase", name=BUILT, classname="compare")
    if found:
        said = [printable(unbuilt(one)) for one in found]
        ET.SubElement(case, "error", message=said[0], type="error").text = "\n".join(said)
    return case
