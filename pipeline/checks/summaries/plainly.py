"""What a letter says in plain words: the grades it gives, and what its sentences are about.

Which words mean the same, and which say nothing by themselves, is data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.checks.claims.dates.written import dates_in
from pipeline.checks.claims.topics import stem
from pipeline.checks.claims.words import any_of
from pipeline.language.amounts import amounts
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "claims/summaries.toml"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LEAST = 3  # letters of a word that says anything


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that mean the same, by their stems, and words that say nothing by themselves.

    `wishing` are words of a sentence on what should come, and `better` what it may then say.
    `giving` finds words ahead of a grade that give it; `everyday` are grades that are usual words.
    """

    alike: Mapping[str, str]
    silent: frozenset[str]
    wishing: re.Pattern[str]
    better: frozenset[str]
    giving: re.Pattern[str]
    everyday: frozenset[str]


@remembered
def vocabulary() -> Vocabulary:
    """Return the words of letters. Raises BrokenError, with its line, for a wrong file."""
    table = Table.named(_FILE)
    table.close("alike", "silent", "wishing", "better", "giving", "everyday")
    groups = [line.split() for line in table.some_strings("alike")]
    alike = {stem(word): stem(group[0]) for group in groups for word in group}
    silent = {word for line in table.some_strings("silent") for word in line.split()}
    wishing = re.compile(rf"\b{any_of(table.some_strings('wishing'))}\b", re.IGNORECASE)
    better = {alike.get(stem(one), stem(one)) for one in table.some_strings("better")}
    giving = re.compile(rf"\b{any_of(table.some_strings('giving'))} $", re.IGNORECASE)
    everyday = frozenset(table.some_strings("everyday"))
    return Vocabulary(alike, frozenset(silent), wishing, frozenset(better), giving, everyday)


def topics(text: str) -> frozenset[str]:
    """Return what a text is about: its telling words by their stems, one for all that mean it.

    Numbers and dates are none: another rule holds them.
    """
    known = vocabulary()
    numbers = [(one.start, one.end) for one in amounts(text)]
    text = _without(text, [*numbers, *((one.start, one.end) for one in dates_in(text))])
    words = (part for word in _WORD.findall(text.lower()) for part in _parts(word))
    found = (stem(word) for word in words if word not in known.silent)
    return frozenset(known.alike.get(one, one) for one in found)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def about(sentence: str, labels: Iterable[str]) -> frozenset[str]:
    """Return what a sentence is about, without a grade, or the wish that it should be better.

    `labels` are the grades that there are.
    """
    grades = [(start, end) for start, end, _ in given(sentence, labels, ())]
    found, known = topics(_without(sentence, grades)), vocabulary()
    return found - known.better if known.wishing.search(sentence) else found


def _parts(word: str) -> Sequence[str]:
    """Return a word, and its parts where it has a hyphen and is no word of the list itself."""
    known = vocabulary()
    whole = "-" not in word or stem(word) in known.alike or word in known.silent
    parts = (word,) if whole else word.split("-")
    return [one for one in parts if len(one) >= _LEAST]


def given(
    text: str, labels: Iterable[str], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Yield the grades that a text gives: where each stands, and its label.

    `spans` are words that give a grade in any report. One that is a usual word, such as ‘good’, is
    a grade only in these, or behind words that give one.
    """
    known, taken = vocabulary(), list[tuple[int, int]]()
    for label in sorted(labels, key=len, reverse=True):
        for match in re.finditer(_form(label), text, re.IGNORECASE):
            start, end = match.span()
            if any(first < end and start < last for first, last in taken):
                continue  # ‘requires improvement to be good’ gives no ‘good’
            taken.append((start, end))
            inside = any(first <= start and end <= last for first, last in spans)
            is_given = inside or known.giving.search(text[:start])
            if is_given or label.lower() not in known.everyday:
                yield start, end, label


def _form(label: str) -> str:
    """Return what finds a grade in a sentence: ‘require improvement’, too."""
    first, *rest = label.split()[:2]
    more = "".join(rf" {re.escape(one)}" for one in rest)
    tail = "".join(rf"(?: {re.escape(one)}" for one in label.split()[2:])
    return rf"\b{re.escape(first.removesuffix('s'))}s?{more}{tail}{')?' * tail.count('(?:')}\b"
