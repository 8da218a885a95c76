"""Lines that break between words and never within one, however narrow a terminal is.

A word that is wider than the terminal stays whole. Hyphens are no place to break: rules, options
and files have them in their names.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
from collections.abc import Iterator
from typing import Final

WIDEST: Final = 80
_NARROWEST: Final = 20
_ESCAPE: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_WORD: Final = re.compile(r"(\s*)(\S+)")


def width() -> int:
    """Return how wide a text for people may be: as the terminal is, and at most 80 columns."""
    return max(_NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def columns(stream: object) -> int:
    """Return how wide the terminal is that a stream writes to; 0 where it is none."""
    if not getattr(stream, "isatty", lambda: False)():
        return 0
    try:
        found = int(os.environ.get("COLUMNS", "0"))
        found = found or os.get_terminal_size(stream.fileno()).columns  # type: ignore[attr-defined]
    except (ValueError, OSError):
        found = shutil.get_terminal_size().columns
    return max(_NARROWEST, found) if found else 0


def fill(text: str, initial_indent: str = "", subsequent_indent: str = "") -> str:
    """Return a paragraph in lines as wide as the terminal, of at most 80 columns."""
    return "\n".join(wrapped(text, width(), initial_indent, subsequent_indent))


def wrapped(text: str, wide: int, first: str = "", rest: str = "") -> list[str]:
    """Return a paragraph in lines of at most `wide` columns, where words allow it."""
    from textwrap import wrap

    return wrap(
        text,
        wide,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def folded(line: str, wide: int) -> Iterator[str]:
    """Yield a line, and what of it does not fit below it, a little further in.

    Blanks within it, such as those between columns, stay. Colours take no room.
    """
    if _seen(line) <= wide:
        yield line
        return
    words = [(one[1], one[2]) for one in _WORD.finditer(line)]
    inset = " " * min(len(words[0][0]) + 2, wide // 2) if words else ""
    begun = ""
    for blank, word in words:
        more = f"{begun}{blank}{word}"
        if begun.strip() and _seen(more) > wide:
            yield begun
            more = inset + word
        begun = more
    yield begun


def _seen(text: str) -> int:
    """Return how many columns a text takes."""
    return len(_ESCAPE.sub("", text))


class Formatter(argparse.HelpFormatter):
    """Writes `--help`: as the standard library does, but no word in two."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Return paragraphs, between which a line is empty, and lists, whose lines are indented."""
        lines: list[str] = []
        for paragraph in text.strip("\n").split("\n\n"):
            lines += [*_paragraph(paragraph, width, indent), ""]
        return "\n".join(lines[:-1])


def _paragraph(text: str, wide: int, indent: str) -> Iterator[str]:
    prose, _, entries = text.partition("\n  ")
    yield from wrapped(" ".join(prose.split()), wide, indent, indent)
    for entry in entries.split("\n") if entries else ():
        yield from folded(f"{indent}  {entry.strip()}", wide)
