"""A file of words for claims that is wrong is told: file and line, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from pipeline.checks.claims.arithmetic.words import words as sums
from pipeline.checks.claims.dates.links import cues as lengths
from pipeline.checks.claims.how_many_words import lists
from pipeline.checks.claims.names.known import settings
from pipeline.checks.claims.numbers.counted_nouns import nouns
from pipeline.checks.claims.numbers.exempt import counts, exempt
from pipeline.checks.claims.sets import lists as sets
from pipeline.checks.claims.words import vocabulary
from pipeline.checks.misprints import trade
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, using

READ: Final[dict[str, Callable[[], object]]] = {
    "figures": lambda: list(exempt("one")),
    "words": trade,
    "names": settings,
    "people": vocabulary,
    "sums": sums,
    "lengths": lengths,
    "how-many": lists,
    "ordinals": lambda: counts("child"),
    "counts": nouns,
    "sets": sets.lists,
}
FAULTS = [
    ("figures", '[law]\nphrases = [\n  "second (to none",\n]\n', 3, "is no phrase"),
    ("figures", '[law]\nphrase = ["one"]\n', 1, "phrases"),
    ("figures", '[law]\nphrases = ["one"]\nmore = 1\n', 3, "more"),
    ("figures", "law = 7\n", 1, "law"),
    ("figures", '[law\nphrases = ["one"]\n', 1, "is not TOML"),
    ("words", "words = 7\n", 1, "words"),
    ("words", 'words = ["wellbeing"]\nword = []\n', 2, "word"),
    ("names", 'bodies = ["Ofsted"]\nbody = []\n', 2, "body"),
    ("people", "kinds = 7\n", 1, "kinds"),
    ("sums", "total = 7\n", 1, "total"),
    ("sums", "[totals]\n", 1, "totals"),
    ("lengths", "apart = 7\n", 1, "apart"),
    ("lengths", 'begins = ["began"]\nbegin = []\n', 2, "begin"),
    ("how-many", "word = 7\n", 1, "word"),
    ("how-many", "[wholes]\n", 1, "wholes"),
    ("ordinals", "nouns = 7\n", 1, "nouns"),
    ("counts", "told = 7\n", 1, "told"),
    ("counts", "[tolds]\n", 1, "tolds"),
    ("counts", "[told]\nnouns = 7\n", 2, "nouns"),
    ("sets", "[set]\n", 1, "set"),
    ("sets", "sets = 7\n", 1, "sets"),
]


@pytest.mark.parametrize(("name", "text", "line", "told"), FAULTS)
def test_what_is_wrong_is_told_with_its_line(
    name: str, text: str, line: int, told: str, tmp_path: Path
) -> None:
    own = tmp_path / "claims"
    own.mkdir()
    (own / f"{name}.toml").write_text(text, "utf-8")
    with using(Home(tmp_path)), pytest.raises(BrokenError) as caught:
        READ[name]()
    place = caught.value.place
    assert place.template
    assert (place.template.file, place.template.line) == (f"claims/{name}.toml", line)
    assert told in str(caught.value)
