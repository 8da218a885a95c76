"""What a command looked at and what came of it: all that a reporter may tell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding, Rule, Severity


def is_error(finding: Finding) -> bool:
    """Return whether a finding is an error: what `--fail-on` names by default."""
    return finding.weight is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Outcome:
    """All findings of a run, and what they were looked for in.

    `bundles` are the names of those that were looked at, one entry for each `unit`. `broken` says
    what could not be processed. `fails` is what `--fail-on` names. `rules` gives all rules there
    are, for a format that lists them. `hidden` findings are those that nobody asked to see.
    """

    findings: Collection[Finding]
    bundles: Sequence[str]
    broken: Sequence[BrokenError] = ()
    fails: Callable[[Finding], bool] = is_error
    rules: Callable[[], Sequence[Rule]] = tuple
    unit: str = "bundle"
    hidden: int = 0
