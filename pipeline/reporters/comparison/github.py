"""A comparison as workflow commands of GitHub Actions: reasons to fail, then what else is new.

GitHub shows ten of each kind of a step, so those come first for which the change does not pass.
They stand at the line of the template, which is what a pull request changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.findings import Cause
from pipeline.model.comparison.verdict import Reason
from pipeline.reporters.causes import printable
from pipeline.reporters.comparison import text
from pipeline.reporters.comparison.reasons import HOLDS, lost, others, place, place_of, said, words
from pipeline.reporters.comparison.summary import outcome, unbuilt
from pipeline.reporters.github import command, group


def parts(comparison: Comparison) -> Iterator[str]:
    """Yield the commands, one a line, then everything as text in a folded group."""
    yield from (f"{line}\n" for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    for one in lost(comparison):
        yield command("error", {"title": "Not built"}, unbuilt(one))
    yield from map(_reason, comparison.verdict.reasons)
    yield from map(_new, others(comparison))
    yield from group(f"Template changes: {outcome(comparison)}", text.parts(comparison))


def _reason(reason: Reason) -> str:
    where = _where(*place(reason.file, reason.line))
    return command("error", where | {"title": HOLDS[reason.kind].breach}, words(reason))


def _new(cause: Cause) -> str:
    found = cause.first.found
    name = "notice" if cause.first.known or found.severity == "notice" else "warning"
    where = _where(*place_of(found))
    return command(name, where | {"title": f"New: {found.rule}"}, said(cause))


def _where(path: str, line: int) -> dict[str, str]:
    file = {"file": printable(path)} if path else {}
    return file | ({"line": str(line)} if path and line else {})
