"""Writes `pipeline/language/syllables.bin`: how many syllables each English word has.

The numbers are derived from the CMU Pronouncing Dictionary (its notice is in NOTICE.md): one
per word, that of its first pronunciation. Give the dictionary's file:

    python scripts/syllable_table.py cmudict.dict

The table is text, one line for each number of syllables with its words, compressed.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections import defaultdict
from pathlib import Path

_TARGET = Path(__file__).parent.parent / "pipeline" / "language" / "syllables.bin"
_WORD = re.compile(r"[a-z][a-z']*")


def table(lines: list[str]) -> bytes:
    """Return the compressed table for the lines of the dictionary."""
    by_count: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        word, _, sounds = line.partition(" ")
        if _WORD.fullmatch(word):
            by_count[_syllables(sounds)].append(word)
    text = "\n".join(" ".join((str(n), *sorted(by_count[n]))) for n in sorted(by_count))
    return zlib.compress(text.encode("ascii"), 9)


def _syllables(sounds: str) -> int:
    """Return the number of vowels: the sounds that carry a stress."""
    return sum(sound[-1].isdigit() for sound in sounds.partition("#")[0].split())


if __name__ == "__main__":
    _TARGET.write_bytes(table(Path(sys.argv[1]).read_text("utf-8").splitlines()))
