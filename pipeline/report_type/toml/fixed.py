"""Words that the guidance fixes: `templates/fixed-wording.toml`, ours and a team’s own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.model.finding import Citation
from pipeline.report_type.toml.beside import both
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

NAME: Final = "fixed-wording.toml"
KINDS: Final = ("statement", "judgement", "heading", "grade")


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words that stand as they are. One whose line nobody gives has an empty `source`."""

    kind: str
    source: str
    text: str
    citation: Citation


@remembered
def fixed_wording() -> tuple[Fixed, ...]:
    """Return all words that are fixed. Raises BrokenError for a file that is wrong."""
    return tuple(one for table in both(NAME) for one in _of(table))


def _of(table: Table) -> tuple[Fixed, ...]:
    table.close("fixed")
    return tuple(_fixed(one) for one in table.tables("fixed"))


def _fixed(table: Table) -> Fixed:
    table.close("source", "kind", "text")
    kind, text = table.choice("kind", KINDS), table.text("text").text
    source = table.string("source", "")
    return Fixed(kind, source, text, table.citation())
