"""How many syllables an English word has, British spellings included.

The table is derived from the CMU Pronouncing Dictionary by `scripts/syllable_table.py` and
shipped with this package; nothing is ever fetched. It is read once per process, on first use.
The dictionary is American: a British spelling that it lacks is looked up in its American form,
which has the same number of syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from pipeline.language.rows import Rows, rows

_FILE = Path(__file__).parent / "syllables.words"

# British ending, American ending: same sounds. Tried in this order.
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"isation(s?)$", r"ization\1"),
        (r"is(e|es|ed|er|ers|ing|able)$", r"iz\1"),
        (r"ys(e|es|ed|ing)$", r"yz\1"),
        (r"our(s|ed|ing|able|ably|ite|ites|hood|hoods|er|ers|ful|less|al|ally)?$", r"or\1"),
        (r"ll(ed|ing|or|ors|er|ers)$", r"l\1"),
        (r"([a-z])tre(s?)$", r"\1ter\2"),
        (r"ogue(s?)$", r"og\1"),
        (r"ence$", "ense"),
        (r"amme(s?)$", r"am\1"),
        (r"ae", "e"),
        (r"oe", "e"),
        (r"fil(s?)$", r"fill\1"),
        (r"rol(s?)$", r"roll\1"),
        (r"udge(ment|ments)$", r"udg\1"),
    )
)
# Endings that a word may have beyond one the dictionary knows, and their syllables.
_ENDINGS = (("'s", 0), ("s'", 0), ("s", 0), ("ly", 1), ("ness", 1), ("less", 1), ("ful", 1))
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|ce|ge|se|ze)$")


@cache
def _table() -> Rows:
    return rows(_FILE.read_bytes())


def listed(word: str) -> int | None:
    """Return the syllables of a word in lower case that stands in the table as it is."""
    row, own = _table().of(word), word.encode()
    return int(row[row.index(own) + 1]) if own in row else None


@lru_cache(maxsize=65536)
def known(word: str) -> int | None:
    """Return the syllables of a word in lower case, or nothing where the table cannot tell."""
    for form in _forms(word):
        if (own := listed(form)) is not None:
            return own
    for ending, more in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            for form in _forms(stem):
                if (own := listed(form)) is not None:
                    return own + (1 if ending == "s" and _SIBILANT.search(form) else more)
    return None


def _forms(word: str) -> Iterator[str]:
    """Yield a word and its American spellings."""
    yield word
    for british, american in _SPELLINGS:
        changed = british.sub(american, word)
        if changed != word:
            yield changed
