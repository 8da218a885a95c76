"""Findings that have one cause are told once: which those are, and how they are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding, Severity
from pipeline.model.finding import counts as tally
from pipeline.reporters.paths import template_path

_ORDER = tuple(Severity)
_ALSO = 5


@dataclass(frozen=True, slots=True)
class Cause:
    """What is told once: findings with the same words, the worst place first."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """Return the finding whose place is told in full."""
        return self.findings[0]

    def details(self) -> tuple[str, ...]:
        """Return the lines below message and hint: numbers, template, other places."""
        found = (numbers(self.first), template(self.first), self._more())
        return tuple(printable(line) for line in found if line)

    def fingerprints(self) -> str:
        """Return what a waiver calls these findings by, the first few of them; '' for errors."""
        soft = (one.fingerprint for one in self.findings if one.may_be_waived)
        found = list(dict.fromkeys(soft))
        more = f" and {len(found) - _ALSO} more" if len(found) > _ALSO else ""
        return f"finding {', '.join(found[:_ALSO])}{more}" if found else ""

    def _more(self) -> str:
        """Return where else it is: a few places in full, the others as a number."""
        others = [_short(one, self.first) for one in self.findings[1:]]
        named = list(dict.fromkeys(other for other in others if other))[:_ALSO]
        also = f"also at {', '.join(named)}" if named else ""
        rest = count(len(others) - len(named), "more place") if len(others) > len(named) else ""
        return " and ".join(part for part in (also, rest) if part)


def causes(findings: Iterable[Finding]) -> list[Cause]:
    """Return findings as causes, the worst first.

    The same words in one file are one cause. A template causes the same in many bundles.
    """
    found: dict[tuple[object, ...], list[Finding]] = {}
    for one in sorted(findings, key=_rank):
        origin = one.place.template or file_of(one)
        said = (one.message, one.hint, one.measured, one.limit, one.acknowledged)
        key = (one.rule, one.severity, *said, origin)
        found.setdefault(key, []).append(one)
    return [Cause(tuple(same)) for same in found.values()]


def by_file(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Cause]]]:
    """Yield each file in alphabetical order with its causes, the worst first."""
    groups: dict[str, list[Cause]] = {}
    for cause in causes(findings):
        groups.setdefault(file_of(cause.first), []).append(cause)
    for file in sorted(groups):
        yield file, groups[file]


def _rank(finding: Finding) -> tuple[int, str, int, int, str, str]:
    at = finding.place.bundle
    line, column = (at.line, at.column) if at else (0, 0)
    severity = len(_ORDER) if finding.acknowledged else _ORDER.index(finding.severity)
    return severity, file_of(finding), line, column, finding.rule.id, finding.message


def file_of(finding: Finding) -> str:
    """Return the file a finding is told under: the bundle, or else the template, or ''."""
    place = finding.place
    return place.bundle.file if place.bundle else place.template.file if place.template else ""


def file_of_error(error: BrokenError) -> str:
    """Return the file that could not be processed: the bundle, or else the template, or ''."""
    place = error.place
    return place.bundle.file if place.bundle else place.template.file if place.template else ""


def title(finding: Finding) -> str:
    """Return the id of the rule, and its name."""
    return f"{finding.rule.id} {finding.rule.name}"


def inside(finding: Finding) -> str:
    """Return the section and block of the document, or else the pointer in the bundle."""
    at = finding.place.document
    if not at:
        return finding.place.bundle.pointer if finding.place.bundle else ""
    block = "" if at.block is None else f"block {at.block + 1}"
    return ", ".join(part for part in (at.document, at.section, block) if part)


def numbers(finding: Finding) -> str:
    """Return what was measured, the limit, and who says so. The form of a bundle is ours."""
    parts = (
        f"measured {finding.measured}" if finding.measured else "",
        f"limit {finding.limit}" if finding.limit else "",
        str(finding.citation or "") if finding.rule.family != "BND" else "",
    )
    return " · ".join(part for part in parts if part)


def template(finding: Finding) -> str:
    """Return the template line behind a place in a bundle, or ''."""
    at = finding.place.template if finding.place.bundle else None
    return f"from {template_path(at.file)}:{at.line}" if at else ""


def _short(finding: Finding, beside: Finding) -> str:
    """Return line and column of a place in the same file, and all of it in another."""
    at, other = finding.place.bundle, beside.place.bundle
    if at and other and at.file == other.file:
        return f"{at.line}:{at.column}" if at.line else ""
    return finding.place.describe()


def counts(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity, and how many acknowledged, in words."""
    found = tally(findings)
    acknowledged = found.pop("acknowledged")
    parts = [count(number, noun) for noun, number in found.items() if number]
    parts += [f"{acknowledged:,} acknowledged"] if acknowledged else []
    return ", ".join(parts) or "nothing found"


def count(number: int, noun: str) -> str:
    """Return a number of things in words: `1 error`, `1,200 bundles`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def printable(words: str) -> str:
    """Return words that cannot steer a terminal or break a line: a file may have any name."""
    return "".join(one if one.isprintable() else "?" for one in words)
