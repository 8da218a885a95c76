"""How a reader would name what rules cite, and how the gaps of the guidance were decided."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Citation, Place, TemplateAddress
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.folder import types
from pipeline.report_type.toml.sources import NAME, UnknownSourceError, citation, documents
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered


@dataclass(frozen=True, slots=True)
class Decision:
    """How a contradiction or a gap of the guidance was decided, and why."""

    id: str
    about: str
    decision: str
    reason: str
    sources: tuple[str, ...]
    types: tuple[str, ...]
    rules: tuple[str, ...]


@remembered
def decisions() -> tuple[Decision, ...]:
    """Return all decisions, in the order of their file.

    Raises BrokenError, with its line, for a wrong file.
    """
    table = Table.named("decisions.toml")
    table.close("decisions")
    found = tuple(map(_decision, table.tables("decisions")))
    for at, one in enumerate(table.tables("decisions")):
        if found[at].id in [other.id for other in found[:at]]:
            raise one.broken(f"There is another ‘{found[at].id}’.", key="id")
    return found


def _decision(table: Table) -> Decision:
    table.close("id", "about", "decision", "reason", "sources", "types", "rules")
    return Decision(
        id=table.id(),
        about=table.string("about"),
        decision=table.string("decision"),
        reason=table.string("reason"),
        sources=_sources(table),
        types=_types(table),
        rules=table.strings("rules"),
    )


def _sources(table: Table) -> tuple[str, ...]:
    for at, one in enumerate(written := table.strings("sources")):
        try:
            citation(one)
        except UnknownSourceError as error:
            message = f"‘{one}’ {error}."
            raise table.broken(message, key="sources", below=(at,), hint=error.hint) from error
    return written


def _types(table: Table) -> tuple[str, ...]:
    for at, one in enumerate(named := table.strings("types")):
        if one not in types():
            message = f"There is no report type ‘{one}’."
            hint = did_you_mean(one, types())
            raise table.broken(message, key="types", below=(at,), hint=hint)
    return named


def cite(citation: Citation) -> str:
    """Return a citation in words: publisher, title and date, then the line as 001:888."""
    if not citation.seed:
        return citation.says
    if not (source := documents().get(citation.seed)):
        message = f"There is no source ‘{citation.seed}’, and a rule cites it."
        raise BrokenError(message, place=Place(template=TemplateAddress(NAME, 1)))
    return f"{source.publisher}, ‘{source.title}’, {source.date}{_lines(citation)} ({citation})"


def _lines(citation: Citation) -> str:
    if not citation.lines:
        return ""
    kind = "line" if citation.lines.isdecimal() else "lines"
    return f", {kind} {citation.lines} of its text"
