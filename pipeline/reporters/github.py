"""Findings as workflow commands of GitHub Actions, which shows them beside the changed lines.

GitHub shows ten errors, ten warnings and ten notices of a step: so the worst come first, and
each cause is told once. The last lines are a folded group with every finding as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, Severity
from pipeline.reporters import text
from pipeline.reporters.causes import Cause, Causes, count, counts, printable, title
from pipeline.reporters.outcome import Outcome
from pipeline.reporters.paths import path_of

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def write(outcome: Outcome) -> str:
    """Return the commands, one a line, then the group."""
    return "".join(parts(outcome))


def parts(outcome: Outcome) -> Iterator[str]:
    """Yield the same text, line by line."""
    yield from (f"{line}\n" for line in _lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    for error in outcome.broken:
        yield _broken(error)
    for cause in Causes(outcome.findings):
        yield _annotation(cause)
    bundles = count(len(outcome.bundles), outcome.unit)
    told = text.whole(outcome)
    yield from group(f"{bundles}: {counts(outcome.findings, outcome.hidden)}", told)


def group(title: str, told: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a folded group. No line of what it tells is a command."""
    yield f"::group::{title}"
    for part in told:
        yield from map(_harmless, part.splitlines())
    yield "::endgroup::"


def _broken(error: BrokenError) -> str:
    said = "\n".join(part for part in (error.message, error.hint) if part)
    return command("error", _where(error.place) | {"title": "Not processed"}, said)


def _annotation(cause: Cause) -> str:
    finding = cause.first
    said = [part for part in (finding.message, finding.hint, *cause.details()) if part]
    where = _where(finding.place) | {"title": title(finding)}
    return command(COMMANDS[finding.weight], where, "\n".join(said))


def _where(place: Place) -> dict[str, str]:
    """Return the properties that say where, as far as it is known."""
    path, at = path_of(place), place.bundle or place.template
    found = {"file": printable(path)} if path else {}
    if at and at.line:
        found["line"] = str(at.line)
    if place.bundle and place.bundle.line:
        found["col"] = str(place.bundle.column)
        if place.bundle.end_column:
            found |= {"endLine": found["line"], "endColumn": str(place.bundle.end_column)}
    elif place.template and place.template.column:
        found["col"] = str(place.template.column)
    return found


def command(name: str, properties: dict[str, str], words: str) -> str:
    """Return one command. Nothing in its words or properties ends it."""
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_data(words)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _harmless(line: str) -> str:
    """Return a line of text that is no command, in the form of today or the older one."""
    shown = f"· {line}" if line.lstrip().startswith("::") else line
    return shown.replace("##[", "## [")
