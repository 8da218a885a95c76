"""The bundles of the corpus: `python -m tests.gate.build FOLDER [open|held]` writes them.

A bundle is a base with some ten paragraphs added to its sections. No two of them share a
sentence, unless that is the fault that is planted.
"""

from __future__ import annotations

import argparse
import copy
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from tests.gate.corpus import LISTS, Paragraph, Placed, read

A_BUNDLE: Final = 10
A_SECTION: Final = 5
"""How many paragraphs are added at most, so that a report is as long as real ones are."""


@dataclass(slots=True)
class Built:
    """A bundle, and where each of its paragraphs stands: one place, or two with what is beside."""

    id: str
    bundle: dict[str, Any]
    paragraphs: list[tuple[Paragraph, tuple[str, ...]]] = field(default_factory=list)
    added: Counter[str] = field(default_factory=Counter)
    said: set[str] = field(default_factory=set)

    @property
    def source(self) -> bytes:
        """Return the file."""
        return (json.dumps(self.bundle, indent=2, ensure_ascii=False) + "\n").encode()

    def has_room(self, one: Paragraph) -> bool:
        """Return whether a paragraph fits in: by length, and by what is said already."""
        full = len(self.paragraphs) >= A_BUNDLE
        crowded = any(self.added[placed.section] >= A_SECTION for placed in one.all_placed)
        return not (full or crowded or self.said.intersection(_sentences(one.all_placed)))

    def add(self, one: Paragraph) -> None:
        """Put a paragraph, and what belongs beside it, at the end of its section."""
        places = tuple(self._put(placed) for placed in one.all_placed)
        self.paragraphs.append((one, places))
        self.said.update(_sentences(one.all_placed))

    def _put(self, placed: Placed) -> str:
        section = self.bundle["narrative"][placed.section]["paragraphs"]
        section.append({"text": placed.text, "evidence": list(placed.rests_on)})
        self.added[placed.section] += 1
        return f"/narrative/{placed.section}/paragraphs/{len(section) - 1}"


def built(paragraphs: Iterable[Paragraph]) -> tuple[Built, ...]:
    """Return the bundles that hold these paragraphs, each of them once."""
    bundles: list[Built] = []
    for one in paragraphs:
        of_type = [each for each in bundles if each.bundle["report_type"] == one.report_type]
        home = next((each for each in of_type if each.has_room(one)), None)
        if home is None:
            home = _new(one.base, len(of_type) + 1)
            bundles.append(home)
        home.add(one)
    return tuple(bundles)


def base(file: Path) -> dict[str, Any]:
    """Return the bundle in a file of bases, free to be changed."""
    return copy.deepcopy(_base(file))


@lru_cache
def _base(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_bytes())
    return content


def _new(file: Path, number: int) -> Built:
    bundle = base(file)
    bundle["id"] = f"{bundle['id']}-{number}"
    bundle.pop("$schema", None)
    return Built(bundle["id"], bundle)


def _sentences(placed: Iterable[Placed]) -> Iterator[str]:
    for one in placed:
        yield from one.sentences


def main() -> None:
    """Write the bundles of a list into a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.build", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("list", nargs="?", choices=LISTS, default="open")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for one in built(read(chosen.list)):
        (chosen.folder / f"{one.id}.json").write_bytes(one.source)


if __name__ == "__main__":
    main()
