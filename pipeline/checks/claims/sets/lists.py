"""The words of `templates/claims/sets.toml`, ready to be looked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.checks.case.passages import COMMON
from pipeline.checks.claims.words import any_of
from pipeline.model.pattern import later
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_MEANT: Final = (  # the words that phrases are for
    *(
        "abscond",
        "waiting",
        "want",
        "voice",
        "10",
        "right",
        "complete",
        "evening",
        "attend",
        "check",
        "talk",
        "person",
    ),
    *("risk assessments", "social workers", "social worker"),
)
_TABLES = tuple(
    "kept light looked turned straight narrow anybody lasting children mind phrases asked "
    "same".split()
)


@dataclass(frozen=True, slots=True)
class Lists:
    """Words that tell nothing, the first word of each group that says the same, and patterns.

    `narrow` are words that say a thing of fewer, `anybody` are people and months, `lasting` lengths
    of time, `children` names for children, `mind` what people do in their minds. `phrases` are
    the words that a few together mean, `phrase` finds these. `looked` is how a note tells that it
    looked at a set, `first` how it may tell that of its first number, `turned` what turns a
    sentence round, `straight` phrases with such a word that turn nothing round, `asked` what a
    sentence begins with that asks for something, `asking_sections` what the ids of sections have
    that do nothing else.
    """

    silent: frozenset[str]
    same: Mapping[str, str]
    narrow: tuple[str, ...]
    anybody: tuple[str, ...]
    lasting: tuple[str, ...]
    children: tuple[str, ...]
    mind: tuple[str, ...]
    phrases: Mapping[str, str]
    phrase: re.Pattern[str]
    looked: re.Pattern[str]
    first: re.Pattern[str]
    turned: re.Pattern[str]
    straight: re.Pattern[str]
    asked: re.Pattern[str]
    asking_sections: tuple[str, ...]


@remembered
def lists() -> Lists:
    """Return the words of the file. Raises BrokenError for a file that is wrong."""
    table = Table.named("claims/sets.toml")
    table.close(*_TABLES)
    groups = table.table("same")
    groups.close("groups")
    looked = table.table("looked")
    looked.close("words", "first")
    asked = table.table("asked")
    asked.close("words", "sections")
    meant = table.table("phrases")
    meant.close(*_MEANT)
    phrases = {one: word for word in _MEANT for one in meant.some_strings(word)}
    found = [line.split() for line in groups.some_strings("groups")]
    return Lists(
        frozenset({*COMMON, *_words(table, "light")} - {*_words(table, "kept")}),
        {word: line[0] for line in found for word in line},
        _words(table, "narrow"),
        _words(table, "anybody"),
        _words(table, "lasting"),
        _words(table, "children"),
        _words(table, "mind"),
        phrases,
        later(rf"\b{any_of(phrases)}\b"),
        later(rf"\b{any_of(looked.some_strings('words'))}\b", re.IGNORECASE),
        later(rf"\b{any_of(looked.some_strings('first'))}\b", re.IGNORECASE),
        later(rf"(?:\b{any_of(_words(table, 'turned'))}\b|n[’']t\b|\bw/o\b)", re.IGNORECASE),
        later(rf"\b{any_of(_words(table, 'straight'))}\b", re.IGNORECASE),
        later(rf"{any_of(asked.some_strings('words'))}\b", re.IGNORECASE),
        asked.some_strings("sections"),
    )


def _words(table: Table, name: str) -> tuple[str, ...]:
    own = table.table(name)
    own.close("words")
    return own.some_strings("words")
