"""Words of templates that changed and that no bundle at hand prints: found in the files alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.model.comparison.wording import Piece, WordingChange
from pipeline.resources import Home
from pipeline.runs.comparison.measure import Passage
from pipeline.runs.comparison.stand import Stand
from pipeline.runs.comparison.wording import pairs, pieces

_PARTS: Final = re.compile(r"\{#.*?#\}|\{%.*?%\}|\n[ \t]*\n", re.DOTALL)
_VALUE: Final = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_TEMPLATE: Final = re.compile(r"templates/(.+\.md\.j2)")


def unprinted(
    base: Stand, head: Stand, changed: Iterable[str], printed: Iterable[WordingChange]
) -> Iterator[WordingChange]:
    """Yield what changed in templates beside what reports print. A value is its expression."""
    told = {(one.file, piece) for one in printed for piece in _words(one.pieces)}
    files = [
        tuple(_passages(one.home, name, match[1]) for one in (base, head))
        for name in sorted(changed)
        if (match := _TEMPLATE.fullmatch(name))
    ]
    was, now = ({one.text for file in files for one in file[side]} for side in (0, 1))
    same = was & now  # where a file has another name, its words only moved
    for file in files:
        gone, came = ([one for one in side if one.text not in same] for side in file)
        for before, after in pairs(gone, came):
            found = _change(before, after)
            if any((found.file, piece) not in told for piece in _words(found.pieces)):
                yield found


def _change(before: Passage | None, after: Passage | None) -> WordingChange:
    one = after or before
    assert one
    return WordingChange(
        file=one.file,
        line=one.line,
        base_line=before.line if before else 0,
        pieces=pieces(before.text if before else "", after.text if after else ""),
        report_types=(),
        sections=(),
        reports=0,
    )


def _words(found: Iterable[Piece]) -> Iterator[Piece]:
    return (one for one in found if one.fate != "same")


def _passages(home: Home, name: str, file: str) -> list[Passage]:
    """Return the words between the tags, remarks and blank lines of a template."""
    try:
        text = home.path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return list(_between(text, file))


def _between(text: str, file: str) -> Iterator[Passage]:
    at = 0
    for end, after in (*((match.start(), match.end()) for match in _PARTS.finditer(text)), (-1, 0)):
        part = text[at : end if end >= 0 else len(text)]
        words = " ".join(_VALUE.sub(r"‹\1›", part).split())
        if any(one.isalpha() for one in words):
            line = text.count("\n", 0, at + len(part) - len(part.lstrip())) + 1
            yield Passage(file, line, "", "", words)
        at = after
