"""Lists what the plain-English rules find in prose.

    .venv/bin/python scripts/plain_english_hits.py FILE…

Each line is a hit: rule, file and line, the words with some around them. `--rule PLE002` lists one
rule; `--draw 60` so many of each rule, in an order that has nothing to do with what they say.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.checks.misprints import strange_words, trade  # noqa: E402
from pipeline.checks.plain_english.reader import reader  # noqa: E402
from pipeline.checks.plain_english.rule import Alarm  # noqa: E402
from pipeline.language import spelling  # noqa: E402
from scripts.plain_english_prose import Block, blocks  # noqa: E402

STYLE = "published-reports"
_AROUND = 60  # characters


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule finds: in which file and block, where in it, and what is said."""

    rule: str
    file: str
    block: Block
    start: int
    end: int
    hint: str
    severity: str = ""

    @property
    def place(self) -> str:
        """Return the beginning of the file’s name, and the line or id."""
        return f"{self.file.split('_')[0]}:{self.block.place}"

    @property
    def words(self) -> str:
        """Return the words found; of a sentence the first five, of a section its first ones."""
        if not self.end:
            return " ".join(self.block.prose.text.split()[:5])
        found = self.block.prose.text[self.start : self.end]
        return " ".join(found.split()[:5]) if self.rule == "PLE001" else found


def hits(path: Path) -> list[Hit]:
    """Return what all rules find in a file, in the order of the rules and then of the text."""
    read = blocks(path)
    found = [
        Hit(one.rule, path.stem, read[one.run], one.start, one.end, one.hint, _severity(one))
        for one in reader(STYLE).read([block.prose for block in read])
    ]
    found += _misprints(path.stem, read)
    return sorted(found, key=lambda hit: (hit.rule, _order(hit.block), hit.start))


def _severity(alarm: Alarm) -> str:
    return alarm.severity.value if alarm.severity else ""


def _misprints(file: str, read: Sequence[Block]) -> Iterator[Hit]:
    """Yield each word that is in no list, or only in the American one, at its first place."""
    ours = [block for block in read if block.prose.scope != "heading"]
    for at, word, start in strange_words([block.prose.text for block in ours], trade()):
        rule = "PLE017" if spelling.american(word) else "PLE016"
        yield Hit(rule, file, ours[at], start, start + len(word), "")


def _order(block: Block) -> tuple[int, str]:
    return (int(block.place), "") if block.place.isdecimal() else (0, block.place)


def drawn(found: Sequence[Hit], most: int) -> list[Hit]:
    """Return at most so many hits of each rule, those whose digests come first."""
    by_rule = groupby(sorted(found, key=lambda hit: hit.rule), key=lambda hit: hit.rule)
    kept = list[Hit]()
    for _, group in by_rule:
        kept += sorted(group, key=_digest)[:most]
    return sorted(kept, key=lambda hit: (hit.rule, hit.file, _order(hit.block), hit.start))


def _digest(hit: Hit) -> str:
    return hashlib.sha256(f"{hit.rule} {hit.place} {hit.start}".encode()).hexdigest()


def line(hit: Hit) -> str:
    """Return a hit as a line of cells, its words between the words around them."""
    text = hit.block.prose.text
    if hit.rule == "PLE001":
        return "\t".join((hit.rule, hit.place, text[hit.start : hit.end], hit.hint))
    before, after = text[max(0, hit.start - _AROUND) : hit.start], text[hit.end :][:_AROUND]
    return "\t".join((hit.rule, hit.place, f"{before}[[{text[hit.start : hit.end]}]]{after}"))


def main(arguments: Sequence[str]) -> None:
    """Print the hits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rule", default="")
    parser.add_argument("--draw", type=int, default=10**9)
    chosen = parser.parse_args(arguments)
    found = [hit for path in chosen.files for hit in hits(path)]
    for hit in drawn([one for one in found if one.rule.startswith(chosen.rule)], chosen.draw):
        print(line(hit))


if __name__ == "__main__":
    main(sys.argv[1:])
