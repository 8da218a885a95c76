"""Findings for people at a terminal: grouped by file, the worst first, told once each."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.finding import Finding, Severity

_ORDER = tuple(Severity)
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTICE: "1;36"}
_ALSO = 5


@dataclass(frozen=True, slots=True)
class _Cause:
    """What is told once: findings with the same words, the worst place first."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]


def write(
    findings: Sequence[Finding], bundles: int, *, colour: bool = False, width: int = 80
) -> str:
    """Return the findings as lines of at most `width` columns, where words allow it."""
    page = _Page(colour, width)
    parts = ["".join(page.group(file, causes)) for file, causes in _groups(findings)]
    return "".join([*parts, page.summary(findings, bundles)])


def _groups(findings: Sequence[Finding]) -> Iterator[tuple[str, list[_Cause]]]:
    """Yield each file in alphabetical order with its causes, the worst first."""
    groups: dict[str, list[_Cause]] = {}
    for cause in _causes(sorted(findings, key=_rank)):
        groups.setdefault(_file(cause.first), []).append(cause)
    for file in sorted(groups):
        yield file, sorted(groups[file], key=lambda cause: _rank(cause.first))


def _causes(findings: Sequence[Finding]) -> Iterator[_Cause]:
    """Yield findings that have one cause as one.

    The same words in one file are one cause. A template causes the same in many bundles.
    """
    causes: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        origin = one.place.template or _file(one)
        key = (one.rule, one.severity, one.message, one.hint, one.measured, one.limit, origin)
        causes.setdefault(key, []).append(one)
    yield from (_Cause(tuple(found)) for found in causes.values())


def _rank(finding: Finding) -> tuple[int, str, int, int, str, str]:
    at = finding.place.bundle
    line, column = (at.line, at.column) if at else (0, 0)
    severity = _ORDER.index(finding.severity)
    return severity, _file(finding), line, column, finding.rule, finding.message


def _file(finding: Finding) -> str:
    place = finding.place
    return place.bundle.file if place.bundle else place.template.file if place.template else ""


class _Page:
    """How lines are drawn: in colour or not, and how wide."""

    def __init__(self, colour: bool, width: int) -> None:
        self.colour = colour
        self.width = width

    def group(self, file: str, causes: Sequence[_Cause]) -> Iterator[str]:
        """Yield the lines of one file."""
        found = [finding for cause in causes for finding in cause.findings]
        yield f"{self._paint(_printable(file) or 'In general', '1')}: {_counts(found)}\n"
        for cause in causes:
            yield "\n"
            yield from self._cause(cause)
        yield "\n"

    def summary(self, findings: Sequence[Finding], bundles: int) -> str:
        """Return the last line: how many bundles, and how many findings of each severity."""
        return f"{_count(bundles, 'bundle')}: {_counts(findings)}.\n"

    def _cause(self, cause: _Cause) -> Iterator[str]:
        finding = cause.first
        severity = self._paint(finding.severity.value, _COLOURS[finding.severity])
        yield f"  {severity} {finding.rule}  {_printable(_inside(finding))}".rstrip() + "\n"
        yield self._lines(finding.place.describe(), dim=True)
        yield self._lines(finding.message)
        yield self._lines(finding.hint, "→ ")
        for detail in (_numbers(finding), _template(finding), _more(cause)):
            yield self._lines(detail, dim=True)

    def _lines(self, words: str, mark: str = "", *, dim: bool = False) -> str:
        """Return words as indented lines, or nothing. A word that is too long stays whole."""
        lines = textwrap.wrap(
            _printable(words),
            self.width,
            initial_indent="    " + mark,
            subsequent_indent="    " + " " * len(mark),
            break_long_words=False,
            break_on_hyphens=False,
        )
        return "".join(f"{self._paint(line, '2') if dim else line}\n" for line in lines)

    def _paint(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.colour else words


def _inside(finding: Finding) -> str:
    """Return the section and block of the document, or else the pointer in the bundle."""
    at = finding.place.document
    if not at:
        return finding.place.bundle.pointer if finding.place.bundle else ""
    block = "" if at.block is None else f"block {at.block + 1}"
    return ", ".join(part for part in (at.document, at.section, block) if part)


def _numbers(finding: Finding) -> str:
    """Return what was measured, the limit, and who says so. The form of a bundle is ours."""
    parts = (
        f"measured {finding.measured}" if finding.measured else "",
        f"limit {finding.limit}" if finding.limit else "",
        str(finding.citation or "") if finding.family != "BND" else "",
    )
    return " · ".join(part for part in parts if part)


def _template(finding: Finding) -> str:
    at = finding.place.template if finding.place.bundle else None
    return f"from {at.file}:{at.line}" if at else ""


def _more(cause: _Cause) -> str:
    """Return where else it is: a few places in full, the others as a number."""
    others = [_short(one, cause.first) for one in cause.findings[1:]]
    named = list(dict.fromkeys(other for other in others if other))[:_ALSO]
    also = f"also at {', '.join(named)}" if named else ""
    rest = _count(len(others) - len(named), "more place") if len(others) > len(named) else ""
    return " and ".join(part for part in (also, rest) if part)


def _short(finding: Finding, beside: Finding) -> str:
    """Return line and column of a place in the same file, and all of it in another."""
    at, other = finding.place.bundle, beside.place.bundle
    if at and other and at.file == other.file:
        return f"{at.line}:{at.column}" if at.line else ""
    return finding.place.describe()


def _counts(findings: Sequence[Finding]) -> str:
    numbers = [(sum(one.severity is kind for one in findings), kind.value) for kind in Severity]
    return ", ".join(_count(number, noun) for number, noun in numbers if number) or "nothing found"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _printable(words: str) -> str:
    """Return words that cannot steer a terminal: a file may have any name."""
    return "".join(one if one.isprintable() else "?" for one in words)
