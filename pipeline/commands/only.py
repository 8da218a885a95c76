"""`--only`: of all findings those that are shown. What `--fail-on` names counts all the same."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.commands.arguments import Joined, parts
from pipeline.commands.trouble import UsageError
from pipeline.model.finding import FAMILIES, Finding, Severity
from pipeline.model.suggestion import did_you_mean

_SEVERITIES = tuple(one.value for one in Severity)
_SAY_IT = ("text", "markdown", "github")  # the formats whose last line counts what is hidden


def add_only(parser: argparse.ArgumentParser, what: str) -> None:
    """Add `--only`."""
    parser.add_argument(
        "--only",
        type=parts,
        action=Joined,
        default=(),
        metavar="WHAT",
        help=f"show only these {what}: error, warning, notice (each with what is worse), a rule "
        "family such as LEN, or a rule such as LEN001; comma-separated, and may be given again. "
        "The exit code is that of all findings",
    )


@dataclass(frozen=True, slots=True)
class Only:
    """What is shown: severities, families and rules by their ids; all, where none is named."""

    severities: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()

    def shows(self, rule: str, severity: str, *, acknowledged: bool = False) -> bool:
        """Return whether findings of a rule that are so bad are shown."""
        if not self.severities and not self.rules:
            return True
        if rule in self.rules or rule[:3] in self.rules:
            return True
        return (Severity.NOTICE.value if acknowledged else severity) in self.severities

    def of(self, finding: Finding) -> bool:
        """Return whether a finding is shown."""
        return self.shows(
            finding.rule.id, finding.severity.value, acknowledged=finding.acknowledged
        )


def only(wanted: Sequence[str]) -> Only:
    """Return what is shown by what was typed. Raises UsageError for a name of nothing."""
    severities: set[str] = set()
    rules: set[str] = set()
    for one in wanted:
        if one.casefold() in _SEVERITIES:
            severities.update(_SEVERITIES[: _SEVERITIES.index(one.casefold()) + 1])
        elif one.upper() in FAMILIES:
            rules.add(one.upper())
        else:
            rules.add(_rule(one))
    return Only(frozenset(severities), frozenset(rules))


def _rule(written: str) -> str:
    from pipeline.publishing.rules import rule, rules

    found = rule(written)
    if found is not None:
        return found.id
    known = [name for one in rules() for name in (one.id, one.name)]
    near = did_you_mean(written, (*_SEVERITIES, *FAMILIES, *known))
    hint = near or f"Severities: {', '.join(_SEVERITIES)}. Families: {', '.join(FAMILIES)}."
    said = f"--only: ‘{written}’ is neither a severity, nor a rule family, nor a rule."
    raise UsageError(said, hint=f"{hint} ‘inspection-reports rules’ lists all rules.")


@dataclass(slots=True)
class Gate:
    """Lets through the findings that are shown, counts the others, and holds all to `--fail-on`.

    `names` says of a finding whether `--fail-on` names it.
    """

    only: Only
    names: Callable[[Finding], bool]
    hidden: int = 0
    fails: bool = False

    def shown(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that are shown."""
        for one in findings:
            self.fails = self.fails or self.names(one)
            if self.only.of(one):
                yield one
            else:
                self.hidden += 1

    def tell(self, arguments: argparse.Namespace) -> None:
        """Say on standard error how many findings were not shown, unless what is printed does."""
        printed = arguments.output is None and arguments.format in _SAY_IT
        if self.hidden and not printed:
            print(f"inspection-reports: {told(self.hidden)}", file=sys.stderr)


def told(hidden: int) -> str:
    """Return in a sentence how many findings were not shown."""
    findings = "1 finding is" if hidden == 1 else f"{hidden:,} findings are"
    return f"{findings} not shown, as --only names others. For the exit code all count."
