"""What a letter calls a building, beside the private names and addresses of the home.

Such a name is written in small letters as often as not, and in words that stand in any text. So it
is held against the names themselves, and not looked for as a name in a text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import labels
from pipeline.checks.personal.private_texts import PrivateText, private_values
from pipeline.checks.personal.vocabulary import folded_words
from pipeline.language import syllables

_OF_THE_HOME: Final = re.compile(r"/setting/(?:buildings/\d+/name|address/\d+)$")
_ARTICLES: Final = frozenset(("a", "an", "the", "our"))
_SHORTEST: Final = 4  # letters of a word that tells a name by itself


def names_in_labels(case: Case) -> Iterator[tuple[str, str, PrivateText]]:
    """Yield the pointer and words of each label that has a private name of the home, and which."""
    given = labels(case.bundle)
    private = [one for one in private_values(case.bundle) if _is_of_home(one)] if given else []
    for pointer, label in given:
        if found := next((one for one in private if _has(label, one.text)), None):
            yield pointer, label, found


def _is_of_home(one: PrivateText) -> bool:
    return one.is_name or _OF_THE_HOME.search(one.pointer) is not None


def _has(label: str, name: str) -> bool:
    """Return whether a label is a name, has all of its words, or one that no other thing has."""
    said, words = _words(label), _words(name)
    telling = {one for one in words if len(one) >= _SHORTEST and syllables.known(one) is None}
    whole = words == said if len(words) == 1 else words <= said
    return bool(words) and (whole or not telling.isdisjoint(said))


def _words(text: str) -> frozenset[str]:
    return frozenset(folded_words(text)) - _ARTICLES
