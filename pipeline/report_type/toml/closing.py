"""What stands after a report: the words of a report type, or of a house."""

from __future__ import annotations

from typing import Final

from pipeline.model.closing import Closing
from pipeline.model.letters import NEEDED
from pipeline.report_type.toml.table import Table

LONGEST_LINE: Final = 80
_TEXTS: Final = ("ask", "formats", "licence")
_LONGEST, _MOST_LINES = 600, 10


def closing(table: Table) -> Closing:
    """Return whom to ask, other formats, the licence, and an address; at least one of them."""
    table.close(*_TEXTS, "address")
    texts = {key: words(table, key, _LONGEST) for key in _TEXTS if key in table.data}
    lines = table.strings("address")
    for at, line in enumerate(lines):
        _hold(table, "address", line, LONGEST_LINE, at)
    if len(lines) > _MOST_LINES:
        raise table.broken(f"An address has at most {_MOST_LINES} lines.", key="address")
    found = Closing(**texts, address=lines)
    if not found:
        known = ", ".join((*_TEXTS, "address"))
        raise table.broken("The closing page is empty.", hint=f"It may have: {known}.")
    return found


def words(table: Table, key: str, longest: int) -> str:
    """Return plain words that any font has. Raises BrokenError for more letters than `longest`."""
    found = table.text(key).text
    _hold(table, key, found, longest)
    return found


def _hold(table: Table, key: str, words: str, longest: int, *below: int) -> None:
    """Raise BrokenError for a text that is too long, or has what no font must have."""
    if not words.strip() or len(words) > longest:
        message = f"‘{key}’ must have words, and at most {longest} letters in a text."
        raise table.broken(message, key=key, below=below)
    strange = next((sign for sign in words if ord(sign) not in NEEDED), "")
    if strange:
        message = f"‘{key}’ has a character that a font may lack (U+{ord(strange):04X})."
        raise table.broken(message, key=key, below=below, hint="One line, of plain letters.")
