"""The words of `templates/claims/how-many.toml`: how many they mean, and what takes it back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.checks.claims.words import any_of
from pipeline.model.pattern import later
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "claims/how-many.toml"


@dataclass(frozen=True, slots=True)
class Range:
    """Words, and from and to which per cent each may mean."""

    least: int
    most: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HowMany:
    """Words for how many, those for people, and patterns of what takes a claim back.

    `ranks` are words of notes, those of fewer before those of more. `rule`, `asking` and `doubt`
    stand ahead of a word, `behind` and `except_` behind it, `past` anywhere in its clause.
    """

    words: tuple[Range, ...]
    ranks: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...]
    people: tuple[str, ...]
    one: tuple[str, ...]
    saying: re.Pattern[str]
    rule: re.Pattern[str]
    asking: re.Pattern[str]
    behind: re.Pattern[str]
    doubt: re.Pattern[str]
    past: re.Pattern[str]
    except_: re.Pattern[str]


@remembered
def lists() -> HowMany:
    """Return the words of the file. Raises BrokenError for a file that is wrong."""
    table = Table.named(_FILE)
    table.close("words", "ranks", "whole", "wish", "doubt", "except", "people")
    whole, wish, doubt = table.table("whole"), table.table("wish"), table.table("doubt")
    out, people = table.table("except"), table.table("people")
    whole.close("words")
    wish.close("rule", "asking", "behind")
    doubt.close("words", "past")
    out.close("words")
    people.close("words", "one", "saying")
    return HowMany(
        tuple(_range(one) for one in table.tables("words")),
        tuple(_rank(one) for one in table.tables("ranks")),
        whole.some_strings("words"),
        people.some_strings("words"),
        people.some_strings("one"),
        _any(people.some_strings("saying")),
        _any(wish.some_strings("rule")),
        _any(wish.some_strings("asking")),
        _any(wish.some_strings("behind")),
        _any(doubt.some_strings("words")),
        _any(doubt.some_strings("past")),
        _any(out.some_strings("words")),
    )


def _range(table: Table) -> Range:
    table.close("least", "most", "words")
    most = table.integer("most", most=100)
    least = table.integer("least", most=most)
    return Range(least, most, table.some_strings("words"))


def _rank(table: Table) -> tuple[str, ...]:
    table.close("words")
    return table.some_strings("words")


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for whole words; ‘n’t’ is the end of one."""
    return later(rf"(?:\b|(?=n[’']t)){any_of(words)}\b(?! only\b)", re.IGNORECASE)
