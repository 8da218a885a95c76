"""Pieces of the Markdown that the pages of the reference are made of."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

from pipeline.model.finding import Citation, Rule
from pipeline.report_type.sources import Decision


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, or '' for one without rows."""
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(head)} |", "|---" * len(head) + "|", *lines]) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def paragraph(text: str) -> str:
    """Return a paragraph, in lines of at most 100 characters."""
    return textwrap.fill(text, 100, break_long_words=False, break_on_hyphens=False) + "\n"


def source(citation: Citation) -> str:
    """Return who says so, in a cell."""
    return str(citation) if citation.seed else "our own"


def listed(decided: Sequence[Decision]) -> str:
    """Return links to decisions."""
    return ", ".join(f"[{one.id}](#{one.id})" for one in decided)


def to_title(title: str) -> str:
    """Return a link to a heading of the page."""
    anchor = re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
    return f"[{title}](#{anchor})"


def to_rule(rule: Rule) -> str:
    """Return a link to a rule of the page of rules."""
    return f"[{rule.id}](#{rule.id.lower()}-{rule.name})"
