"""The words of a brand: the closing page, and what is said in place of the logo."""

from __future__ import annotations

from typing import Final

from pipeline.report_type.toml.table import Table
from pipeline.writers.look.brand.letters import NEEDED
from pipeline.writers.look.brand.values import Closing

_PARAGRAPHS: Final = ("ask", "formats", "licence")
_LONGEST, _LONGEST_LINE, _MOST_LINES = 600, 80, 10


def closing(table: Table) -> Closing:
    """Return the closing page: whom to ask, other formats, the licence; then the address."""
    table.close(*_PARAGRAPHS, "address")
    paragraphs = tuple(_words(table, key, _LONGEST) for key in _PARAGRAPHS if key in table.data)
    lines = table.strings("address")
    for at, line in enumerate(lines):
        _hold(table, "address", line, _LONGEST_LINE, at)
    if len(lines) > _MOST_LINES:
        raise table.broken(f"An address has at most {_MOST_LINES} lines.", key="address")
    if not paragraphs and not lines:
        known = ", ".join((*_PARAGRAPHS, "address"))
        raise table.broken("The closing page is empty.", hint=f"It may have: {known}.")
    return Closing(paragraphs, lines)


def alternative_text(table: Table) -> str:
    """Return what is said in place of the logo."""
    return _words(table, "alt", _LONGEST_LINE)


def _words(table: Table, key: str, longest: int) -> str:
    words = table.text(key).text
    _hold(table, key, words, longest)
    return words


def _hold(table: Table, key: str, words: str, longest: int, *below: int) -> None:
    """Raise BrokenError for a text that is too long, or has what no font must have."""
    if not words.strip() or len(words) > longest:
        message = f"‘{key}’ must have words, and at most {longest} letters in a text."
        raise table.broken(message, key=key, below=below)
    strange = next((sign for sign in words if ord(sign) not in NEEDED), "")
    if strange:
        message = f"‘{key}’ has a character that a font may lack (U+{ord(strange):04X})."
        raise table.broken(message, key=key, below=below, hint="One line, of plain letters.")
