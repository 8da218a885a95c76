"""The documents that rules cite, as a reader would name them, and how their gaps were decided."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from pipeline.model.finding import Citation
from pipeline.resources import read, remembered


@remembered
def _sources() -> dict[str, dict[str, str]]:
    return tomllib.loads(read("templates/sources.toml").decode())


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
    """Return all decisions, in the order of their file."""
    data = tomllib.loads(read("templates/decisions.toml").decode())
    return tuple(
        Decision(
            id=one["id"],
            about=one["about"],
            decision=one["decision"],
            reason=one["reason"],
            sources=tuple(one["sources"]),
            types=tuple(one["types"]),
            rules=tuple(one["rules"]),
        )
        for one in data["decisions"]
    )


def cite(citation: Citation) -> str:
    """Return a citation in words: publisher, title and date, then the line as 001:888."""
    if not citation.seed:
        return citation.says
    source = _sources()[citation.seed]
    line = f"line {citation.lines}" if citation.lines.isdecimal() else f"lines {citation.lines}"
    return (
        f"{source['publisher']}, ‘{source['title']}’, {source['date']}, {line} of its text "
        f"({citation})"
    )
