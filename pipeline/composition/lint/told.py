"""What is broken as a finding, so that it stands in every format with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.composition.lint.columns import at_column
from pipeline.composition.lint.hints import hint_of
from pipeline.composition.lint.rules import rule_of
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding, Place, TemplateAddress


def told(error: BrokenError, file: str = "") -> Finding:
    """Return an error as a finding; in `file`, at its first line, where it names no place."""
    at = error.place.template or TemplateAddress(file, 1)
    place = Place(template=at_column(at.file, at.line, "", error.message))
    key = f"{at.file} {error.message}"
    return rule_of(at.file).at(
        place, error.message, hint=error.hint or hint_of(error.message) or None, key=key
    )


def tried(*reads: Callable[[], object]) -> Iterator[Finding]:
    """Yield what is wrong with what some functions read, of each the first thing."""
    for read in reads:
        try:
            read()
        except BrokenError as error:
            yield told(error)


def safely(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings up to something that is broken, and then that."""
    try:
        yield from findings
    except BrokenError as error:
        yield told(error)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without those that say the same of the same line."""
    seen = {
        (one.rule.id, one.place.template, one.place.bundle, one.message): one
        for one in reversed(tuple(findings))
    }
    return tuple(reversed(seen.values()))
