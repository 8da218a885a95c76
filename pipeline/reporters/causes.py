"""Findings that have one cause are told once, those of one kind together; how they are counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding, Rule, Severity
from pipeline.reporters.kept import file_of, standing, worst_first
from pipeline.reporters.paths import template_path

_ORDER = tuple(Severity)
_ALSO = 5
_MOST = 1000
"""How many causes are told of one file: more are read by programs only."""
WORST = 3
"""How many places are told of findings of one rule in one section."""
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(slots=True)
class Cause:
    """What is told once: findings with the same words, the worst place first.

    Of very many only the `first` and the acknowledged ones that are told are held. `number` counts
    them all, and `here` those that are in the file of the first.
    """

    first: Finding
    number: int = 0
    here: int = 0
    acknowledged: list[Finding] = field(default_factory=list)
    _named: dict[str, None] = field(default_factory=dict)
    _fingerprints: dict[str, None] = field(default_factory=dict)

    def add(self, finding: Finding) -> None:
        """Add a finding, no worse than those before."""
        if self.number and len(self._named) < _ALSO and (at := _short(finding, self.first)):
            self._named[at] = None
        self.number += 1
        self.here += file_of(finding) == file_of(self.first)
        if finding.acknowledged and self.number <= _MOST:
            self.acknowledged.append(finding)
        if finding.may_be_waived and len(self._fingerprints) < _MOST:
            self._fingerprints[finding.fingerprint] = None

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
        found = list(self._fingerprints)
        more = f" and {len(found) - _ALSO} more" if len(found) > _ALSO else ""
        return f"finding {', '.join(found[:_ALSO])}{more}" if found else ""

    def _more(self) -> str:
        """Return where else it is: a few places in full, the others as a number."""
        also = f"also at {', '.join(self._named)}" if self._named else ""
        left = self.number - 1 - len(self._named)
        rest = count(left, "more place") if left else ""
        return " and ".join(part for part in (also, rest) if part)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is told together: causes of one rule in one section, the worst first."""

    causes: tuple[Cause, ...]

    @property
    def worst(self) -> Cause:
        """Return the cause that is told in full."""
        return self.causes[0]

    def others(self) -> tuple[str, ...]:
        """Return the lines for the others: two more places with their words, the rest counted."""
        shown, rest = self.causes[1:WORST], self.causes[WORST:]
        lines = [f"also {_brief(one.first, self.worst.first)}" for one in shown]
        if rest:
            left = tally_of(rest)
            told = f"and {left.total():,} more of this rule in this section: {in_words(left)}"
            lines.append(told)
        return tuple(printable(line) for line in lines)


@dataclass(frozen=True, slots=True)
class Group:
    """What is told of one file: kinds of findings, and how many there are of those left out."""

    file: str
    kinds: tuple[Kind, ...]
    left: Counter[str]

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Return all causes that are told."""
        return tuple(cause for kind in self.kinds for cause in kind.causes)

    def more(self) -> str:
        """Return how many findings of a file are left out, and of which rules; or ''."""
        if not self.left:
            return ""
        most = self.left.most_common(_ALSO)
        told = ", ".join(f"{rule} {number:,}" for rule, number in most)
        rest = f" and {len(self.left) - _ALSO} more rules" if len(self.left) > _ALSO else ""
        number = count(self.left.total(), "more finding")
        return f"And {number}, none worse than these: {told}{rest}."


def _brief(finding: Finding, beside: Finding) -> str:
    hint = f" → {finding.hint}" if finding.hint and finding.hint != beside.hint else ""
    at = _short(finding, beside)
    return f"{at + ': ' if at else ''}{finding.message}{hint}"


class Causes:
    """Findings as causes, as they are added, the worst first; of each file only so many.

    The same words in one file are one cause; where something was measured, in one section, because
    there they are only the same number. A template causes the same in many bundles.
    """

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._found: dict[tuple[object, ...], Cause] = {}
        self._numbers: Counter[str] = Counter()
        self.left: dict[str, Counter[str]] = {}
        for one in worst_first(findings):
            self.add(one)

    def __iter__(self) -> Iterator[Cause]:
        return iter(self._found.values())

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def number(self) -> int:
        """Return how many findings there are."""
        told = sum(one.number for one in self)
        return told + sum(one.total() for one in self.left.values())

    def add(self, one: Finding) -> None:
        """Add a finding, no worse than those before."""
        file = file_of(one)
        origin = one.place.template or file
        section = _section(one) if one.measured else ("", "")
        said = (one.message, one.hint, one.measured, one.limit, one.acknowledged)
        key = (one.rule.id, one.severity, *said, origin, section)
        if key not in self._found:
            if self._numbers[file] == _MOST:
                self.left.setdefault(file, Counter())[one.rule.id] += 1
                return
            self._numbers[file] += 1
            self._found[key] = Cause(one)
        self._found[key].add(one)


def by_file(findings: Iterable[Finding]) -> Iterator[Group]:
    """Yield each file in alphabetical order with its kinds of findings, the worst first."""
    groups: dict[str, list[Cause]] = {}
    causes = Causes(findings)
    for cause in causes:
        groups.setdefault(file_of(cause.first), []).append(cause)
    for file in sorted(groups):
        yield Group(file, tuple(kinds(groups[file])), causes.left.get(file, Counter()))


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


def badness(finding: Finding) -> tuple[int, float]:
    """Return what findings of one rule are compared by, the worst first: how far over the limit."""
    measured, limit = (_NUMBER.search(one) for one in (finding.measured, finding.limit))
    over = abs(_float(measured[0]) - _float(limit[0])) if measured and limit else 0.0
    return _ORDER.index(finding.severity), -over


def _float(number: str) -> float:
    return float(number.replace(",", ""))


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


def counts(findings: Iterable[Finding], hidden: int = 0) -> str:
    """Return how many findings there are of each severity, and how many acknowledged, in words.

    `hidden` is how many are not shown.
    """
    found = standing(findings)
    if not hidden:
        return in_words(found)
    shown = in_words(found) if found.total() else "nothing shown"
    return f"{shown}, {count(hidden, 'finding')} hidden by --only"


def tally_of(causes: Iterable[Cause], *, here: bool = False) -> Counter[str]:
    """Return how many findings of causes there are of each standing; `here`, in their file."""
    found: Counter[str] = Counter()
    for one in causes:
        found[one.first.standing] += one.here if here else one.number
    return found


def in_words(found: Mapping[str, int]) -> str:
    """Return how many findings there are of each standing, in words."""
    parts = [count(found[one.value], one.value) for one in _ORDER if found.get(one.value)]
    acknowledged = found.get("acknowledged", 0)
    parts += [f"{acknowledged:,} acknowledged"] if acknowledged else []
    return ", ".join(parts) or "nothing found"


def count(number: int, noun: str) -> str:
    """Return a number of things in words: `1 error`, `1,200 bundles`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def printable(words: str) -> str:
    """Return words that cannot steer a terminal or break a line: a file may have any name."""
    return "".join(one if one.isprintable() else "?" for one in words)
