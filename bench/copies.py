"""Copied text against an index of many reports: time, memory, what is found, false alarms.

`python bench/copies.py 100000` makes reports of 2,000 words by chance, but always the same ones.
Sentences go by which word follows which in the samples, with words between them that are invented
and as common as words are. So a great many short runs of words stand in many reports.

`python bench/copies.py alike 4000` makes reports of which each has twenty of the same thirty
sentences, and looks for a hundred of them among four hundred and among four thousand.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from pipeline.checks.case.passages import COMMON
from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.search import AT_ONCE, Query, search
from pipeline.checks.copies.shelf import Card, Shelf
from pipeline.checks.copies.told import words
from pipeline.runs.copies.index import opened, save
from pipeline.runs.copies.shelving import Shelving, written_card

ROOT = Path(__file__).parent.parent
WORDS = 2_000
INVENTED = 12_000
PLANTED = 400
Report = list[str]


class Prose:
    """Reports by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sentences = [words(one) for one in _sentences()]
        self.after: dict[str, list[str]] = {}
        for one in self.sentences:
            for word, following in pairwise(one):
                self.after.setdefault(word, []).append(following)
        self.first = [one[0] for one in self.sentences if one]
        self.invented = sorted({self._word() for _ in range(2 * INVENTED)})[:INVENTED]
        self.chance.shuffle(self.invented)
        self.weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.invented))))

    def _word(self) -> str:
        pieces = [self.chance.choice("b c d f g l m n p r s t v w st tr".split()) for _ in range(3)]
        return "".join(one + self.chance.choice("aeiou") for one in pieces)

    def report(self) -> Report:
        """Return the words of a report, with '' after each sentence of a paragraph."""
        found: Report = []
        while len(found) < WORDS:
            for _ in range(self.chance.randint(2, 4)):
                found += self.sentence()
            found.append("")
        return found

    def sentence(self) -> Report:
        """Return the words of a sentence."""
        length = self.chance.randint(8, 28)
        others = iter(self.chance.choices(self.invented, cum_weights=self.weights, k=length))
        found = [self.chance.choice(self.first)]
        while len(found) < length:
            follow = self.after.get(found[-1])
            mine = follow and self.chance.random() < 0.6
            found.append(self.chance.choice(follow) if follow and mine else next(others))
            if not mine:
                found.append(self.chance.choice(self.first))
        return found[:length]

    def changed(self, said: Sequence[str], times: int) -> Report:
        """Return words of which some are replaced, put in or left out."""
        left = list(said)
        for at in sorted(self.chance.sample(range(len(left)), times), reverse=True):
            word = self.chance.choices(self.invented, cum_weights=self.weights)[0]
            how = self.chance.choice(("replaced", "put in", "left out"))
            left[at : at + (how != "put in")] = [] if how == "left out" else [word]
        return left


def _sentences() -> Iterator[str]:
    for path in sorted(ROOT.glob("samples/*/good-*/bundle.json")):
        data = json.loads(path.read_text("utf-8"))
        for section in data.get("narrative", {}).values():
            for one in section["paragraphs"]:
                yield from (part for part in one["text"].split(". ") if part.strip())


def main() -> None:
    """Print what is measured."""
    if sys.argv[1:2] == ["alike"]:
        _alike(int(sys.argv[2]))
        return
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    prose, key = Prose(1), Key(b"bench")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        kept = _build(path, prose, key, many)
        shelves = opened(path, key).shelves
        new = [prose.report() for _ in range(100)]
        spent, found = _search(shelves, new, key)
        print(f"100 new reports   {spent:8.1f} s")
        same = {number for number, _, _, changes in found if not changes}
        alarms = {number for number, _, _, changes in found if changes} - same
        print(f"8 words by chance {len(same):8d} reports of 100: they do stand in both")
        print(f"false alarms      {len(alarms):8d} reports of 100")
        for length, most in ((8, 0), (12, 3), (16, 3), (24, 3)):
            _planted(prose, shelves, kept, key, length, most)
    print(f"memory at most    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:8.2f} GB")


def _alike(many: int) -> None:
    """Print what it costs to compare reports that all say the same."""
    prose, key = Prose(1), Key(b"bench")
    same = [[*prose.report()[:20], ""] for _ in range(30)]
    reports = list[Report]()
    for _ in range(many):
        said = [word for one in prose.chance.sample(same, 20) for word in one]
        reports.append([*said, *prose.report()[:600]])
    spent = []
    for among in (many // 10, many):
        shelving = Shelving(key)
        for number, said in enumerate(reports[:among], 1):
            card = written_card(Card(f"bundle-{number}", "bundle.json", [(0, "/id")]))
            shelving.add(key.words(said), number, number, card)
        shelf = shelving.shelf()
        spent.append(_search([shelf], reports[:100], key)[0])
        print(f"100 among {among:<8,}{10 * spent[-1]:8.1f} ms a report")
    print(f"ratio             {spent[1] / spent[0]:8.2f}, where the square would be 10")


def _build(path: Path, prose: Prose, key: Key, many: int) -> dict[int, Report]:
    shelving, spent, kept = Shelving(key), 0.0, dict[int, Report]()
    for number in range(many):
        said = prose.report()
        if number % max(1, many // 200) == 0:
            kept[number] = said
        starts = [0, *(at + 1 for at, word in enumerate(said) if not word)]
        fields = [(at, f"/narrative/overall/paragraphs/{n}/text") for n, at in enumerate(starts)]
        card = Card(f"bundle-{number}", f"bundles/bundle-{number}.json", fields)
        begun = time.process_time()
        shelving.add(key.words(said), number + 1, number + 1, written_card(card))
        spent += time.process_time() - begun
    begun = time.process_time()
    save(path, key, shelving)
    written = time.process_time() - begun
    print(f"{many:,} reports, {len(shelving.words):,} words")
    print(f"put on the shelf  {1000 * spent / many:8.2f} ms a report")
    print(f"written           {1000 * written / many:8.2f} ms a report")
    print(f"index             {path.stat().st_size / 1e6:8.0f} MB")
    return kept


def _search(
    shelves: Sequence[Shelf], reports: Sequence[Report], key: Key
) -> tuple[float, list[tuple[int, int, tuple[int, int], int]]]:
    """Return the seconds spent, and what is found: our number, theirs, where, and changes."""
    begun = time.process_time()
    common, found = frozenset(key.words(sorted(COMMON))), []
    for first in range(0, len(reports), AT_ONCE):
        some = reports[first : first + AT_ONCE]
        queries = [Query.of(array("H", key.words(one)), key, common, 0) for one in some]
        for shelf in shelves:
            for copy in search(queries, shelf):
                where = copy.stretch.start, copy.stretch.end
                number, theirs = first + copy.query, shelf.ids[copy.report] - 1
                found.append((number, theirs, where, copy.stretch.changes))
    return time.process_time() - begun, found


def _planted(
    prose: Prose,
    shelves: Sequence[Shelf],
    kept: dict[int, Report],
    key: Key,
    length: int,
    most: int,
) -> None:
    """Print how many of the copies that are planted are found."""
    chance, planted, reports = prose.chance, list[tuple[int, int, int]](), list[Report]()
    while len(reports) < PLANTED:
        number = chance.choice(sorted(kept))
        at = chance.randrange(len(kept[number]) - length)
        said = kept[number][at : at + length]
        if "" in said:
            continue
        report = prose.report()[:300]
        piece = prose.changed(said, chance.randint(1, most) if most else 0)
        report[100:100] = piece
        planted.append((number, 100, 100 + len(piece)))
        reports.append(report)
    _, found = _search(shelves, reports, key)
    hits = {
        ours
        for ours, theirs, (start, end), _ in found
        if theirs == planted[ours][0] and start < planted[ours][2] and end > planted[ours][1]
    }
    print(f"{length} words, {most} changed  {100 * len(hits) / PLANTED:6.1f}% found")


if __name__ == "__main__":
    main()
