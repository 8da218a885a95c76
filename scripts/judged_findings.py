"""What a reader said of what the plain-English rules find: `docs/reference/judged-findings.tsv`.

Each line of the table has the prose (`guidance` or `reports`), the rule, the place, the words, the
verdict (`right`, `mild`: right but it hardly matters, or `wrong`), and why it is not plainly right.
With the folder of the guidance it lists what nobody has judged yet:

    .venv/bin/python scripts/judged_findings.py ../shared/seeds
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from scripts.plain_english_hits import Hit, drawn, hits, line  # noqa: E402
from scripts.plain_english_prose import blocks  # noqa: E402

TABLE = ROOT / "docs" / "reference" / "judged-findings.tsv"
HELD = ROOT / "tests" / "checks" / "plain_english" / "held"
GATE = ROOT / "tests" / "gate"
DRAW = 60
"""So many findings of each rule are judged on the guidance; on the reports, all."""

_SLIPS = ("PLE013", "PLE016", "PLE018", "PLE020", "PLE021", "PLE022")
_KINDS = {"x": ("PLE018", _SLIPS), "16": ("PLE016", _SLIPS)}


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding and what a reader says of it."""

    prose: str
    rule: str
    place: str
    words: str
    verdict: str
    because: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what tells it from others: its rule, its place and its words."""
        return self.rule, self.place, self.words


def judged() -> list[Judged]:
    """Return the whole table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [Judged(*row) for row in csv.reader(file, delimiter="\t") if row]


def key(hit: Hit) -> tuple[str, str, str]:
    """Return rule, place and words of a hit, as the table has them."""
    return hit.rule, hit.place, hit.words


def reports() -> list[Path]:
    """Return the prose that no rule was tuned on, in order."""
    gate = [path for name in ("open", "second") for path in sorted((GATE / name).glob("*.toml"))]
    return [*sorted(HELD.glob("*.txt")), *gate]


def of(paths: Iterable[Path]) -> list[Hit]:
    """Return what all rules find in some files."""
    return [hit for path in paths for hit in hits(path)]


def faults() -> dict[str, tuple[int, int]]:
    """Return for each rule how many faults the writers marked, and how many of them are found."""
    marked, found = Counter[str](), Counter[str]()
    for path in sorted(HELD.glob("*.txt")):
        told = hits(path)
        for rule, is_found in _faults(path, told):
            marked[rule] += 1
            found[rule] += is_found
    return {rule: (marked[rule], found[rule]) for rule in sorted(marked)}


def _faults(path: Path, told: list[Hit]) -> Iterator[tuple[str, bool]]:
    for block in blocks(path):
        for fault in block.faults:
            rule, rules = _KINDS.get(fault.kind, (f"PLE{fault.kind:>03}", ()))
            yield (
                rule,
                any(
                    hit.rule in (rule, *rules)
                    and hit.block.place == block.place
                    and hit.start < fault.end
                    and fault.start < hit.end
                    for hit in told
                ),
            )


def missing(folder: Path) -> list[Hit]:
    """Return the findings to judge on the guidance and the reports that are not in the table."""
    known = {one.key for one in judged()}
    ours = [*drawn(of(sorted(folder.glob("*.txt"))), DRAW), *of(reports())]
    return [hit for hit in ours if key(hit) not in known]


if __name__ == "__main__":
    for one in missing(Path(sys.argv[1])):
        print(line(one))
