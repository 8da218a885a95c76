"""Findings as a summary in Markdown, for a pull request: a table, the worst first, and details.

File names and messages are shown as they are: none can become a link, a picture, a mention of a
person or HTML. GitHub takes at most 65,536 characters, so details stop before; what is left out
is told.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator

from pipeline.model.finding import Finding, Severity
from pipeline.reporters.causes import (
    Group,
    Kind,
    by_file,
    count,
    counts,
    in_words,
    inside,
    printable,
    tally_of,
    title,
)
from pipeline.reporters.kept import file_of
from pipeline.reporters.markdown_words import cell, plain
from pipeline.reporters.outcome import Outcome

LONGEST = 60_000
_ROWS = 100
_GENERAL = "In general"
_ORDER = tuple(Severity)


def write(outcome: Outcome) -> str:
    """Return the summary, of at most about `LONGEST` characters."""
    head = "\n".join(_head(outcome)) + "\n"
    parts, room, left = [head], LONGEST - len(head), 0
    for group in sorted(by_file(outcome.findings), key=_worst):
        details = "\n".join(_details(group)) + "\n"
        if len(details) > room:
            left += 1
            continue
        parts.append(details)
        room -= len(details)
    if left:
        parts.append(f"\nThe details of {count(left, 'more file')} are left out here.\n")
    return "".join(parts)


def _head(outcome: Outcome) -> Iterator[str]:
    files: dict[str, Counter[str]] = {}
    for one in outcome.findings:
        files.setdefault(file_of(one), Counter())[one.weight.value] += 1
    yield f"### Inspection reports: {counts(outcome.findings, outcome.hidden)}"
    yield ""
    yield f"{count(len(outcome.bundles), outcome.unit)} checked."
    if outcome.broken:
        yield ""
        yield f"**{count(len(outcome.broken), 'file')} could not be processed:**"
        yield ""
        yield from (f"- {plain(str(error))}" for error in outcome.broken[:_ROWS])
    if files:
        yield ""
        yield from _table(files)


def _table(files: dict[str, Counter[str]]) -> Iterator[str]:
    yield "| File | Errors | Warnings | Notices |"
    yield "|---|--:|--:|--:|"
    rows = sorted((_numbers(found), file) for file, found in files.items())
    for numbers, file in rows[:_ROWS]:
        cells = " | ".join(str(-number) for number in numbers)
        yield f"| {cell(file) if file else _GENERAL} | {cells} |"
    if rows[_ROWS:]:
        yield ""
        yield f"And {count(len(rows) - _ROWS, 'more file')}."


def _numbers(weights: Counter[str]) -> tuple[int, ...]:
    """Return how many findings there are of each severity, below zero: the most come first."""
    return tuple(-weights[kind.value] for kind in _ORDER)


def _worst(group: Group) -> tuple[tuple[int, ...], str]:
    weights: Counter[str] = Counter()
    for one in group.causes:
        weights[one.first.weight.value] += one.number
    return _numbers(weights), group.file


def _details(group: Group) -> Iterator[str]:
    """Yield the folded findings of one file. HTML ends and Markdown begins at an empty line."""
    file = group.file
    name = f"<code>{html.escape(printable(file))}</code>" if file else _GENERAL
    yield ""
    yield "<details>"
    yield f"<summary>{name}: {in_words(tally_of(group.causes))}</summary>"
    yield ""
    for kind in group.kinds:
        yield from _kind(kind)
    if more := group.more():
        yield f"- {plain(more)}"
    yield ""
    yield "</details>"


def _kind(kind: Kind) -> Iterator[str]:
    cause, finding = kind.worst, kind.worst.first
    where = ", ".join(part for part in (inside(finding), _line(finding)) if part)
    at = f" ({plain(where)})" if where else ""
    said = [f"- **{finding.standing} {title(finding)}**{at}: {plain(finding.message)}"]
    said += [f"  → {plain(finding.hint)}"] if finding.hint else []
    details = (*cause.details(), *kind.others())
    yield "\\\n".join([*said, *(f"  {plain(detail)}" for detail in details)])


def _line(finding: Finding) -> str:
    at = finding.place.bundle or finding.place.template
    return f"line {at.line}" if at and at.line else ""
