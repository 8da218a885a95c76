"""Findings for people at a terminal: grouped by file, the worst first, told once each."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from pipeline.model.finding import Finding, Severity
from pipeline.reporters.causes import (
    Cause,
    Group,
    by_file,
    count,
    counts,
    in_words,
    inside,
    printable,
    tally_of,
)
from pipeline.reporters.outcome import Outcome

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTICE: "1;36"}


def write(
    findings: Iterable[Finding], bundles: int, *, colour: bool = False, width: int = 80
) -> str:
    """Return the findings as lines of at most `width` columns, where words allow it."""
    return "".join(parts(findings, bundles, colour=colour, width=width))


def parts(
    findings: Iterable[Finding],
    bundles: int,
    *,
    colour: bool = False,
    width: int = 80,
    unit: str = "bundle",
    hidden: int = 0,
) -> Iterator[str]:
    """Yield the same text, line by line. `hidden` is how many findings are not shown."""
    page = _Page(colour, width)
    for group in by_file(findings):
        yield from page.group(group)
    yield f"{count(bundles, unit)}: {counts(findings, hidden)}.\n"


def whole(outcome: Outcome, *, colour: bool = False, width: int = 80) -> Iterator[str]:
    """Yield the text of an outcome, line by line."""
    yield from parts(
        outcome.findings,
        len(outcome.bundles),
        colour=colour,
        width=width,
        unit=outcome.unit,
        hidden=outcome.hidden,
    )


def told(causes: Iterable[Cause]) -> str:
    """Return causes as lines without colour, an empty line between two."""
    page = _Page(colour=False, width=80)
    return "\n".join("".join(page.cause(one)) for one in causes)


class _Page:
    """How lines are drawn: in colour or not, and how wide."""

    def __init__(self, colour: bool, width: int) -> None:
        self.colour = colour
        self.width = width

    def group(self, group: Group) -> Iterator[str]:
        """Yield the lines of one file."""
        found = group.left.total()
        here = tally_of(group.causes, here=True)
        name = self._paint(printable(group.file) or "In general", "1")
        yield f"{name}: {in_words(here)}{f' and {found:,} more' if found else ''}\n"
        for kind in group.kinds:
            yield "\n"
            yield from self.cause(kind.worst)
            for other in kind.others():
                yield self._lines(other, dim=True)
        if more := group.more():
            yield "\n"
            yield self._lines(more)
        yield "\n"

    def cause(self, cause: Cause) -> Iterator[str]:
        """Yield the lines of one cause."""
        finding = cause.first
        if finding.acknowledged:
            yield from self._acknowledged(cause)
            return
        severity = self._paint(finding.severity.value, _COLOURS[finding.severity])
        yield f"  {severity} {finding.rule.id}  {printable(inside(finding))}".rstrip() + "\n"
        yield self._lines(finding.place.describe(), dim=True)
        yield self._lines(finding.message)
        yield self._lines(finding.hint, "→ ")
        for detail in cause.details():
            yield self._lines(detail, dim=True)
        yield self._lines(cause.fingerprints(), dim=True)

    def _acknowledged(self, cause: Cause) -> Iterator[str]:
        """Yield a line for each thing of the past that somebody answers for."""
        for one in cause.acknowledged:
            word = self._paint("acknowledged", _COLOURS[one.weight])
            yield f"  {word} {one.rule.id} {one.rule.name}  {printable(one.place.describe())}\n"
        if left := cause.number - len(cause.acknowledged):
            yield f"  and {left:,} more acknowledged\n"

    def _lines(self, words: str, mark: str = "", *, dim: bool = False) -> str:
        """Return words as indented lines, or nothing. A word that is too long stays whole."""
        lines = textwrap.wrap(
            printable(words),
            self.width,
            initial_indent="    " + mark,
            subsequent_indent="    " + " " * len(mark),
            break_long_words=False,
            break_on_hyphens=False,
        )
        return "".join(f"{self._paint(line, '2') if dim else line}\n" for line in lines)

    def _paint(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.colour else words
