"""Reads what published reports of a kind have."""

from __future__ import annotations

from pipeline.report_type.published import Published, Range, Share
from pipeline.report_type.toml.table import Table, is_number

MEASURES = ("mean-sentence", "long-sentences", "grade", "reading-ease", "words", "paragraphs")


def published(table: Table) -> Published:
    """Return the ranges. Raises BrokenError, with its line, for one that is wrong."""
    table.close("kind", "reports", "says", "sections", "sentences", *MEASURES)
    sections = table.table("sections") if "sections" in table.data else None
    return Published(
        kind=table.text("kind").text,
        reports=table.integer("reports"),
        says=table.text("says").text,
        ranges={key: _range(table, key) for key in MEASURES if key in table.data},
        sections={key: _range(sections, key) for key in sections.data} if sections else {},
        sentences=tuple(_share(one) for one in table.tables("sentences")),
    )


def _range(table: Table, key: str) -> Range:
    match table.data[key]:
        case [low, high] if is_number(low) and is_number(high) and low <= high:
            return low, high
    raise table.broken(f"‘{key}’ must be two numbers: least and most.", key=key)


def _share(table: Table) -> Share:
    table.close("least", "most", "share")
    return Share(
        table.integer("least"), table.optional_integer("most"), table.integer("share", most=100)
    )
