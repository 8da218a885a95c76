"""Words in a row that stand in a private text and in the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.checks.case.passages import normal, telling
from pipeline.checks.personal.index import Index
from pipeline.checks.personal.private_texts import PrivateText

_FEWEST: Final = 3  # words of a private text that are looked for
_ROLE: Final = 5  # words of a role: ‘independent reviewing officer’ is many people’s
_LONG: Final = 7  # words in a row of a longer text
_TELLING: Final = 3  # of them that are not in every report

Three = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Copied:
    """Words of a private text in a public one: which, where in it, and how many."""

    private: PrivateText
    text: int
    start: int
    end: int
    words: int


def copied(privates: Sequence[PrivateText], words: Index, known: str) -> Iterator[Copied]:
    """Yield what public texts have of private ones, once for each two.

    `known` are words, made alike, that may stand in any report. Texts are compared by all threes
    of words in a row, so that time grows with the words and not with their square.
    """
    said = normal(words.whole).split()
    threes = frozenset(zip(said, said[1:], said[2:], strict=False))
    where: Mapping[Three, Sequence[int]] = {}
    for private in _apart(privates):
        if runs := list(_runs(private, known, threes)):
            where = where or _where(words)
            yield from _in_texts(private, runs, words, where)


def _apart(privates: Sequence[PrivateText]) -> Iterable[PrivateText]:
    """Return private texts, of those that are the same one: a withheld one, if there is any."""
    found: dict[str, PrivateText] = {}
    for one in privates:
        if one.withheld or one.text not in found:
            found[one.text] = one
    return found.values()


def _in_texts(
    private: PrivateText, runs: list[list[str]], words: Index, where: Mapping[Three, Sequence[int]]
) -> Iterator[Copied]:
    told: set[int] = set()
    for run in runs:
        for text in where.get((run[0], run[1], run[2]), ()):
            if text not in told and (span := words.texts[text].words_at(run)):
                told.add(text)
                yield Copied(private, text, *span, len(run))


def _runs(private: PrivateText, known: str, threes: frozenset[Three]) -> Iterator[list[str]]:
    """Yield the words that may stand in the report: a whole text, or seven of a long one.

    Of a long text, five threes in a row must be there.
    """
    alike = normal(private.text)
    said = alike.split()
    there = list(map(threes.__contains__, zip(said, said[1:], said[2:], strict=False)))
    if not any(there) or alike in known:
        return
    fewest = _ROLE if private.pointer.endswith("/role") else _FEWEST
    length = min(_LONG, len(said))
    if len(private.text.split()) < fewest:
        return
    for at in range(len(said) - length + 1):
        run = said[at : at + length]
        if all(there[at : at + length - 2]) and (len(said) <= _LONG or telling(run) >= _TELLING):
            yield run


def _where(words: Index) -> Mapping[Three, Sequence[int]]:
    """Return the texts that have each three words in a row."""
    found: dict[Three, list[int]] = defaultdict(list)
    for number, text in enumerate(words.texts):
        said = normal(text.text).split()
        for three in set(zip(said, said[1:], said[2:], strict=False)):
            found[three].append(number)
    return found
