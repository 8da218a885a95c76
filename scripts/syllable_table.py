"""Writes `pipeline/language/syllables.words`: how many syllables each English word has.

The numbers are derived from the CMU Pronouncing Dictionary (its notice is in NOTICE.md): one
per word, that of its first pronunciation. Give the dictionary's file:

    python scripts/syllable_table.py cmudict.dict

The table is text: words in order, some in a row, each with its number.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from pipeline.language.rows import written

_TARGET = Path(__file__).parent.parent / "pipeline" / "language" / "syllables.words"
_WORD = re.compile(r"[a-z][a-z']*")


def table(lines: list[str]) -> bytes:
    """Return the table for the lines of the dictionary."""
    found: dict[str, int] = {}
    for line in lines:
        word, _, sounds = line.partition(" ")
        if _WORD.fullmatch(word):
            found[word] = _syllables(sounds)
    return table_of(found)


def table_of(found: Mapping[str, int]) -> bytes:
    """Return the table of some words and their syllables."""
    return written([f"{word} {found[word]}" for word in sorted(found)]).encode("ascii")


def _syllables(sounds: str) -> int:
    """Return the number of vowels: the sounds that carry a stress."""
    return sum(sound[-1].isdigit() for sound in sounds.partition("#")[0].split())


if __name__ == "__main__":
    _TARGET.write_bytes(table(Path(sys.argv[1]).read_text("utf-8").splitlines()))
