"""Writes `pipeline/language/spelling.words`: the words of British English, and names.

They are derived from SCOWL, the Spell Checker Oriented Word Lists (its notice is in NOTICE.md), up
to size 70, as Debian packs them. Give the folder of lists:

    apt-get download scowl && dpkg-deb -x scowl_*.deb scowl
    python scripts/spelling_table.py scowl/usr/share/dict/scowl

The table is text: words in order, some in a row, American words, and names, each part
after an empty line.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.language.rows import written

_TARGET = Path(__file__).parent.parent / "pipeline" / "language" / "spelling.words"
_LARGEST = 70
_BRITISH = ("english", "british", "british_z", "british_variant_1")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?", re.IGNORECASE)


def table(folder: Path) -> bytes:
    """Return the table of the lists in a folder."""
    words = {word.lower() for word in _of(folder, _BRITISH, ("words", "contractions"))}
    american = {word.lower() for word in _of(folder, ("american",), ("words",))} - words
    names = {word.lower() for word in _of(folder, _BRITISH, ("upper", "proper-names"))} - words
    return table_of(sorted(words), sorted(american), sorted(names))


def table_of(words: list[str], american: list[str], names: list[str]) -> bytes:
    """Return the table of these words."""
    parts = (written(words), "\n".join(american), "\n".join(names))
    return "\n\n".join(parts).encode("ascii")


def _of(folder: Path, origins: tuple[str, ...], kinds: tuple[str, ...]) -> Iterator[str]:
    """Yield the words of some lists, without the possessives of words that are there themselves."""
    for path in sorted(folder.iterdir()):
        name, _, size = path.name.rpartition(".")
        origin, _, kind = name.partition("-")
        if origin in origins and kind in kinds and int(size) <= _LARGEST:
            lines = path.read_text("latin-1").splitlines()
            yield from (one for one in lines if _WORD.fullmatch(one) and not one.endswith("'s"))


if __name__ == "__main__":
    _TARGET.write_bytes(table(Path(sys.argv[1])))
