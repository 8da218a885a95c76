"""Which field licenses a sentence of absence: `templates/licences.toml`, ours and a team’s own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.model.finding import TemplateAddress
from pipeline.report_type.toml.beside import both
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

NAME: Final = "licences.toml"
_BY_KIND: Final = "by its kind: "


@dataclass(frozen=True, slots=True)
class Licence:
    """What a sentence rests on: fields, each with the values at which it is so (none is any).

    One without fields is so by the kind of the report: it tells how a framework works.
    """

    written: str
    at: TemplateAddress
    needs: tuple[tuple[str, frozenset[str]], ...]


@remembered
def licences() -> Mapping[str, Licence]:
    """Return the licence of each sentence. Raises BrokenError for a file that is wrong."""
    return {sentence: _of(table, sentence) for table in both(NAME) for sentence in table.data}


def _of(table: Table, sentence: str) -> Licence:
    written = table.string(sentence)
    if written.startswith(_BY_KIND):
        return Licence(written, table.address(sentence), ())
    needs = []
    for part in written.split(" + "):
        field, _, values = part.partition(" is ")
        if " " in field or not field:
            hint = "Write fields, such as event.notice is unannounced + event.previous."
            raise table.broken(f"‘{part}’ names no field.", key=sentence, hint=hint)
        needs.append((field, frozenset(values.split(" | ")) if values else frozenset[str]()))
    return Licence(written, table.address(sentence), tuple(needs))
