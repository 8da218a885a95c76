"""What a letter says in plain words: the grades it gives, and what its sentences are about.

Which words mean the same, and which say nothing by themselves, is data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.checks.claims.topics import stem
from pipeline.checks.claims.words import any_of
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "claims/summaries.toml"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LEAST = 3  # letters of a word that says anything


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that mean the same, by their stems, and stems that say nothing by themselves.

    `giving` finds words ahead of a grade that give it; `everyday` are grades that are usual words.
    """

    alike: Mapping[str, str]
    silent: frozenset[str]
    giving: re.Pattern[str]
    everyday: frozenset[str]


@remembered
def vocabulary() -> Vocabulary:
    """Return the words of letters. Raises BrokenError, with its line, for a wrong file."""
    table = Table.named(_FILE)
    table.close("alike", "silent", "giving", "everyday")
    groups = [line.split() for line in table.some_strings("alike")]
    alike = {stem(word): stem(group[0]) for group in groups for word in group}
    silent = {stem(word) for line in table.some_strings("silent") for word in line.split()}
    giving = re.compile(rf"\b{any_of(table.some_strings('giving'))} $", re.IGNORECASE)
    return Vocabulary(alike, frozenset(silent), giving, frozenset(table.some_strings("everyday")))


def topics(text: str) -> frozenset[str]:
    """Return what a text is about: its telling words by their stems, one for all that mean it."""
    known = vocabulary()
    found = (stem(part) for word in _WORD.findall(text.lower()) for part in _parts(word))
    return frozenset(known.alike.get(one, one) for one in found if one not in known.silent)


def _parts(word: str) -> Sequence[str]:
    """Return a word, and its parts where it has a hyphen and is no word of the list itself."""
    known = vocabulary()
    whole = "-" not in word or stem(word) in known.alike or stem(word) in known.silent
    parts = (word,) if whole else word.split("-")
    return [one for one in parts if len(one) >= _LEAST]


def given(
    text: str, labels: Iterable[str], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Yield the grades that a text gives: where each stands, and its label.

    `spans` are words that give a grade in any report. One that is a usual word, such as ‘good’, is
    a grade only in these, or behind words that give one.
    """
    known = vocabulary()
    for label in labels:
        for match in re.finditer(_form(label), text, re.IGNORECASE):
            start, end = match.span()
            inside = any(first <= start and end <= last for first, last in spans)
            is_given = inside or known.giving.search(text[:start])
            if is_given or label.lower() not in known.everyday:
                yield start, end, label


def _form(label: str) -> str:
    """Return what finds a grade in a sentence: ‘require improvement’, too."""
    first, *rest = label.split()[:2]
    return rf"\b{re.escape(first.removesuffix('s'))}s?" + "".join(
        rf" {re.escape(one)}" for one in rest
    ) + r"\b"
