"""Findings that have one cause are told once, those of one kind together; how they are counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding, Rule, Severity
from pipeline.model.finding import counts as tally
from pipeline.reporters.paths import template_path

_ORDER = tuple(Severity)
_ALSO = 5
WORST = 3
"""How many places are told of findings of one rule in one section."""
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Cause:
    """What is told once: findings with the same words, the worst place first."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """Return the finding whose place is told in full."""
        return self.findings[0]

    @property
    def rule(self) -> Rule:
        """Return the rule that all of them are of."""
        return self.first.rule

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


@dataclass(frozen=True, slots=True)
class Kind:
    """What is told together: causes of one rule in one section, the worst first."""

    causes: tuple[Cause, ...]

    @property
    def worst(self) -> Cause:
        """Return the cause that is told in full."""
        return self.causes[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings."""
        return tuple(one for cause in self.causes for one in cause.findings)

    def others(self) -> tuple[str, ...]:
        """Return the lines for the others: two more places with their words, the rest counted."""
        shown, rest = self.causes[1:WORST], self.causes[WORST:]
        lines = [f"also {_brief(one.first, self.worst.first)}" for one in shown]
        left = [one for cause in rest for one in cause.findings]
        if left:
            lines.append(f"and {len(left):,} more of this rule in this section: {counts(left)}")
        return tuple(printable(line) for line in lines)


def _brief(finding: Finding, beside: Finding) -> str:
    hint = f" → {finding.hint}" if finding.hint and finding.hint != beside.hint else ""
    at = _short(finding, beside)
    return f"{at + ': ' if at else ''}{finding.message}{hint}"


def causes(findings: Iterable[Finding]) -> list[Cause]:
    """Return findings as causes, the worst first.

    The same words in one file are one cause; where something was measured, in one section, because
    there they are only the same number. A template causes the same in many bundles.
    """
    found: dict[tuple[object, ...], list[Finding]] = {}
    for one in sorted(findings, key=_rank):
        origin = one.place.template or file_of(one)
        section = _section(one) if one.measured else ("", "")
        said = (one.message, one.hint, one.measured, one.limit, one.acknowledged)
        key = (one.rule, one.severity, *said, origin, section)
        found.setdefault(key, []).append(one)
    return [Cause(tuple(same)) for same in found.values()]


def by_file(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Kind]]]:
    """Yield each file in alphabetical order with its kinds of findings, the worst first."""
    groups: dict[str, list[Cause]] = {}
    for cause in causes(findings):
        groups.setdefault(file_of(cause.first), []).append(cause)
    for file in sorted(groups):
        yield file, kinds(groups[file])


def kinds(found: Iterable[Cause]) -> list[Kind]:
    """Return causes, those of one rule in one section together. Each error stands alone."""
    groups: dict[tuple[str, ...], list[Cause]] = {}
    for number, one in enumerate(found):
        section = _section(one.first)
        together = section[1] and one.first.severity is not Severity.ERROR
        key = (one.rule.id, *section) if together else (f"{number}",)
        groups.setdefault(key, []).append(one)
    return [
        Kind(tuple(sorted(same, key=lambda one: badness(one.first)))) for same in groups.values()
    ]


def _section(finding: Finding) -> tuple[str, str]:
    """Return the document and the section that a finding is in, '' where it is in none."""
    at = finding.place.document
    return (at.document, at.section) if at else ("", "")


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, the worst first, then as they stand in the files."""
    return sorted(findings, key=_rank)


def badness(finding: Finding) -> tuple[int, float]:
    """Return what findings of one rule are compared by, the worst first: how far over the limit."""
    measured, limit = (_NUMBER.search(one) for one in (finding.measured, finding.limit))
    over = abs(_float(measured[0]) - _float(limit[0])) if measured and limit else 0.0
    return _ORDER.index(finding.severity), -over


def _float(number: str) -> float:
    return float(number.replace(",", ""))


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
