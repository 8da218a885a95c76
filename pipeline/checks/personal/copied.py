"""Words in a row that stand in a private text and in the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from pipeline.checks.case.passages import normal, telling
from pipeline.checks.personal.index import Index, said_in
from pipeline.checks.personal.private_texts import PrivateText

_FEWEST: Final = 3  # words of a private text that are looked for
_ROLE: Final = 5  # words of a role: ‘independent reviewing officer’ is many people’s
_LONG: Final = 7  # words in a row of a longer text
_TELLING: Final = 3  # of them that are not in every report

_THREE: Final = 3

Three = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Copied:
    """Words of a private text in a public one: which, where in it, and how many."""

    private: PrivateText
    text: int
    start: int
    end: int
    words: int


def copied(
    privates: Sequence[PrivateText], words: Index, known: Callable[[], str]
) -> Iterator[Copied]:
    """Yield what public texts have of private ones, once for each two.

    `known` gives words, made alike, that may stand in any report. Texts are compared by threes of
    words in a row, so that time grows with the words and not with their square: first by so few
    that none can be passed over, and then by all threes of the texts that are left.
    """
    said = [(private, said_in(private.text)) for private in _apart(privates)]
    first = [_first_threes(one) for _, one in said]
    there = _shared(first, words)
    said = [one for one, threes in zip(said, first, strict=True) if not there.isdisjoint(threes)]
    there = _shared((_threes(one) for _, one in said), words) if said else there
    where: Mapping[Three, Sequence[int]] = {}
    for private, one in said:
        runs = list(_runs(private, one, there))
        if runs and normal(private.text) not in known():
            where = where or _where(words)
            yield from _in_texts(private, runs, words, where)


def _shared(wanted: Iterable[Iterable[Three]], words: Index) -> set[Three]:
    """Return those threes that stand in the report."""
    return set(chain.from_iterable(wanted)).intersection(_threes(words.said))


def _first_threes(said: Sequence[str]) -> Sequence[Three]:
    """Return as many threes as each run that is looked for has at least one of."""
    if len(said) <= _LONG:
        return list(_threes(said[:_THREE]))
    return list(_threes(said))[:: _LONG - _THREE + 1]


def _apart(privates: Sequence[PrivateText]) -> Iterable[PrivateText]:
    """Return private texts, of those that are the same one: a withheld one, if there is any."""
    found: dict[str, PrivateText] = {}
    for one in privates:
        if one.withheld or one.text not in found:
            found[one.text] = one
    return found.values()


def _in_texts(
    private: PrivateText,
    runs: Sequence[Sequence[str]],
    words: Index,
    where: Mapping[Three, Sequence[int]],
) -> Iterator[Copied]:
    told: set[int] = set()
    for run in runs:
        for text in where.get((run[0], run[1], run[2]), ()):
            if text not in told and (span := words.texts[text].words_at(run)):
                told.add(text)
                yield Copied(private, text, *span, len(run))


def _runs(
    private: PrivateText, said: Sequence[str], there: Container[Three]
) -> Iterator[Sequence[str]]:
    """Yield the words that may stand in the report: a whole text, or seven of a long one.

    Each three of them is `there`.
    """
    fewest = _ROLE if private.pointer.endswith("/role") else _FEWEST
    if len(private.text.split()) < fewest or len(said) < _FEWEST:
        return
    stands = [three in there for three in _threes(said)]
    length = min(_LONG, len(said))
    for at in range(len(said) - length + 1):
        run = said[at : at + length]
        if all(stands[at : at + length - _THREE + 1]) and _is_telling(run, said):
            yield run


def _is_telling(run: Sequence[str], said: Sequence[str]) -> bool:
    """Return whether words are a whole text, or have enough that are not in every report."""
    return len(said) <= _LONG or telling(run) >= _TELLING


def _threes(said: Sequence[str]) -> Iterator[Three]:
    return zip(said, said[1:], said[2:], strict=False)


def _where(words: Index) -> Mapping[Three, Sequence[int]]:
    """Return the texts that have each three words in a row."""
    found: dict[Three, list[int]] = defaultdict(list)
    for number, text in enumerate(words.texts):
        for three in set(_threes(said_in(text.text))):
            found[three].append(number)
    return found
