"""Words of others within Markdown: none can become a link, a picture, a mention or HTML."""

from __future__ import annotations

import re

from pipeline.reporters.causes import printable

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~#$^!]|:(?=//)")
_MENTION = re.compile(r"(?<=[@#])(?=\w)")
_TICKS = re.compile("`+")


def plain(words: str) -> str:
    """Return words as plain text: nothing in them is Markdown, and nobody is mentioned."""
    escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", printable(words))
    return _MENTION.sub("\u2060", escaped)


def code(words: str) -> str:
    """Return words, such as the name of a file, as a code span: nothing in it means anything."""
    shown = printable(words)
    fence = "`" * (max((len(run) for run in _TICKS.findall(shown)), default=0) + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{space}{shown}{space}{fence}"


def cell(words: str) -> str:
    """Return words as a code span in a cell of a table, which ends at any bar."""
    return code(words).replace("|", "\\|")
