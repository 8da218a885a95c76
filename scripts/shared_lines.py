"""Count the lines of report types that stand in another report type, too.

    python scripts/shared_lines.py [--blocks N]

Counted are the lines of `templates/report-types/*/report-type.toml` that are neither blank nor a
comment. White space is folded: spaces at both ends go, and several inside become one. A line is
shared when the same line stands in the file of at least one other type, wherever and however often
it stands there; a line that stands twice in one file only is not shared.

Three shares are printed for each type and for all:

- lines: every line counts. This is the strict number, and a test holds it. It counts `]` and
  `areas = [` as well, which no two files can help sharing;
- words: lines that only open or close a list or a table are left out, of both numbers. This is what
  a person who reads two files reads twice;
- blocks: lines that belong to a run of at least N (3) lines that stand in the same order in another
  file. This is what was copied, and would have to be changed twice.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_BRACKETS = re.compile(r"\[\[?[\w.-]+\]\]?|([\w-]+ = )?[\[{]+|[\]}, ]+")


@dataclass(frozen=True, slots=True)
class Count:
    """How many lines there are, and how many of them are shared."""

    lines: int
    shared: int

    @property
    def share(self) -> float:
        """Return the share in per cent."""
        return 100 * self.shared / self.lines if self.lines else 0.0


def files() -> dict[str, Sequence[str]]:
    """Return the lines that count of each report type, by its id."""
    found = sorted(ROOT.glob("templates/report-types/*/report-type.toml"))
    return {path.parent.name: counted(path.read_text("utf-8")) for path in found}


def counted(text: str) -> list[str]:
    """Return the lines of a file that are neither blank nor a comment, white space folded."""
    folded = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in folded if line and not line.startswith("#")]


def with_words(lines: Sequence[str]) -> list[str]:
    """Return the lines that do more than open or close a list or a table."""
    return [line for line in lines if not _BRACKETS.fullmatch(line)]


def by_lines(texts: Mapping[str, Sequence[str]]) -> dict[str, Count]:
    """Return the count of each file by single lines."""
    return by_blocks(texts, 1)


def by_blocks(texts: Mapping[str, Sequence[str]], least: int) -> dict[str, Count]:
    """Return the count of each file by runs of at least so many lines."""
    runs = {id_: {tuple(lines[at : at + least]) for at in _starts(lines, least)}
            for id_, lines in texts.items()}  # fmt: skip
    counts = {}
    for id_, lines in texts.items():
        others = set[tuple[str, ...]]().union(*(of for other, of in runs.items() if other != id_))
        shared = {
            at + offset
            for at in _starts(lines, least)
            if tuple(lines[at : at + least]) in others
            for offset in range(least)
        }
        counts[id_] = Count(len(lines), len(shared))
    return counts


def total(counts: Mapping[str, Count]) -> Count:
    """Return the count of all files together."""
    return Count(sum(c.lines for c in counts.values()), sum(c.shared for c in counts.values()))


def _starts(lines: Sequence[str], least: int) -> range:
    return range(len(lines) - least + 1)


def main() -> None:
    """Print the three shares."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--blocks", type=int, default=3, metavar="N", help="lines of a block")
    least = parser.parse_args().blocks
    texts = files()
    worded = {id_: with_words(lines) for id_, lines in texts.items()}
    ways = (by_lines(texts), by_lines(worded), by_blocks(texts, least))
    print(f"{'':<30}lines  shared     words  shared    blocks of {least}")
    for id_ in (*texts, ""):
        one, two, three = (way[id_] if id_ else total(way) for way in ways)
        print(f"{id_ or 'all':<30}{one.lines:>5} {one.share:>6.1f}%     {two.lines:>5} "
              f"{two.share:>6.1f}%        {three.share:>6.1f}%")  # fmt: skip


if __name__ == "__main__":
    main()
