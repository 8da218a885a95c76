"""Prose in files of lines, as the plain-English rules read it. Each line is a block of its own.

A line that begins with `#` is a heading and one that begins with a bullet or a dash an item; cells
are divided by tabs. Of the others, one that ends with a stop or a colon is a paragraph, a short
one without is a heading, a long one a cell. Marks for bold, links and footnotes are taken off, and
so are the numbers of paragraphs, the list of contents and addresses.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.checks.plain_english.rule import Scope
from pipeline.checks.plain_english.run import Prose

_MARKED = re.compile(r"\{(\w+):([^{}]*)\}")
_LEFT_OUT = re.compile(r"\.{5}|…{2}|^\s*(?:https?:|www\.|\W*$)|^\s*\[?\^?\d+\]?:")
_MARKUP = re.compile(r"\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|</?\w+(?:\s[^>]*)?/?>|&nbsp;|\[\^\d+\]")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_BULLET = re.compile(r"^\s*(?:[-–•*]|\(?[ivx]{1,4}\)|\(?[a-z]\))\s+")
_NUMBER = re.compile(r"^\s*\d{1,3}(?:\.\d{1,3})*\.?\s+(?=[A-Z‘“'\"])")
_ENDS = re.compile(r"[.:;?!][’”'\")\]]*$")
_FORM = (424, 641)
_SHORT = 12  # words: a line of so few without a stop is a heading


@dataclass(frozen=True, slots=True)
class Fault:
    """What the writer of some prose calls a fault: of which kind, and where in its block."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a file: its line or id, its words, and the faults marked in it."""

    place: str
    prose: Prose
    faults: tuple[Fault, ...] = ()


def blocks(path: Path) -> list[Block]:
    """Return the blocks of a file in order. `{3:prior to}` marks words as a fault of kind 3.

    Of a file of paragraphs (`.toml`) each `text` is a block.
    """
    if path.suffix == ".toml":
        written = tomllib.loads(path.read_text("utf-8"))["paragraph"]
        return [Block(one["id"], Prose(one["text"], "paragraph", one["id"])) for one in written]
    found, headings = list[Block](), 0
    for at, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not _is_form(path.stem, at):
            new = list(_of_line(line, str(at), f"{path.stem} {headings}"))
            headings += any(one.prose.scope == "heading" for one in new)
            found += new
    return found


def _is_form(file: str, line: int) -> bool:
    """Tell whether a line is of the form in 003, whose letters a machine has read wrongly."""
    first, last = _FORM
    return file.startswith("003_") and first <= line <= last


def _of_line(line: str, at: str, section: str) -> Iterator[Block]:
    if _LEFT_OUT.search(line):
        return
    cells = line.split("\t")
    for cell in cells:
        text, faults = _unmarked(_clean(cell))
        if text:
            scope = "cell" if len(cells) > 1 else _scope(cell, text)
            yield Block(at, Prose(text, scope, section), faults)


def _clean(text: str) -> str:
    text = _LINK.sub(r"\1", _MARKUP.sub("", text))
    return _NUMBER.sub("", _BULLET.sub("", text.strip().lstrip("#>").strip()))


def _scope(line: str, text: str) -> Scope:
    if line.lstrip().startswith("#"):
        return "heading"
    if _BULLET.match(line):
        return "item"
    if _ENDS.search(text):
        return "paragraph"
    return "heading" if len(text.split()) < _SHORT else "cell"


def _unmarked(text: str) -> tuple[str, tuple[Fault, ...]]:
    """Return a text without the marks of faults, and where these are."""
    kept, found, at = "", list[Fault](), 0
    for match in _MARKED.finditer(text):
        kept += text[at : match.start()]
        found.append(Fault(match[1], len(kept), len(kept) + len(match[2])))
        kept, at = kept + match[2], match.end()
    return kept + text[at:], tuple(found)
