"""The nouns of which a small number is told one by one, from `templates/claims/counts.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "claims/counts.toml"


@dataclass(frozen=True, slots=True)
class Nouns:
    """What is only `told`, what is `dated`, and what is `weekly`: on days of the week."""

    told: frozenset[str]
    dated: frozenset[str]
    weekly: frozenset[str]


@remembered
def nouns() -> Nouns:
    """Return the nouns. Raises BrokenError, with its line, for a wrong file."""
    whole = Table.named(_FILE)
    whole.close("told", "dated", "weekly")
    return Nouns(*(_words(whole.table(key)) for key in ("told", "dated", "weekly")))


def _words(table: Table) -> frozenset[str]:
    table.close("nouns")
    return frozenset(word for line in table.some_strings("nouns") for word in line.split())
