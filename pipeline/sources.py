"""The documents that rules cite, as a reader would name them."""

from __future__ import annotations

import tomllib
from functools import cache

from pipeline.finding import Citation
from pipeline.resources import TEMPLATES


@cache
def _sources() -> dict[str, dict[str, str]]:
    return tomllib.loads((TEMPLATES / "sources.toml").read_text("utf-8"))


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
