"""The words that claims are told by: lists in `templates/claims/`, ready to be looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_LISTS = ("answering", "saying", "thinking", "describing", "comments", "others", "silent", "terms")


@dataclass(frozen=True, slots=True)
class Person:
    """Of which kinds a person so called may be, and of which sex, or ''."""

    kinds: frozenset[str]
    sex: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What finds each kind of words; `people` gives what a word for a person means."""

    answering: str
    saying: str
    thinking: str
    describing: str
    comments: str
    others: str
    silent: str
    terms: frozenset[str]
    people: Mapping[str, Person]
    person: str


@remembered
def vocabulary() -> Vocabulary:
    """Return the words that tell speech and people, as patterns for words in lower case.

    Raises BrokenError for a file that is wrong.
    """
    table = Table.named("claims/speech.toml")
    table.close(*_LISTS)
    lists = {name: table.some_strings(name) for name in _LISTS}
    people = _people(Table.named("claims/people.toml"))
    return Vocabulary(
        answering=any_of(lists["answering"]),
        saying=any_of(lists["saying"]),
        thinking=any_of(lists["thinking"]),
        describing=any_of(lists["describing"]),
        comments=any_of(lists["comments"]),
        others=any_of(lists["others"]),
        silent=any_of(lists["silent"]),
        terms=frozenset(lists["terms"]),
        people=people,
        person=any_of(people),
    )


def _people(table: Table) -> dict[str, Person]:
    table.close("people")
    found: dict[str, Person] = {}
    for group in table.tables("people"):
        group.close("are", "sex", "words")
        person = Person(frozenset(group.some_strings("are")), group.string("sex", ""))
        for word in group.some_strings("words"):
            found |= {word: person, f"{word}s": person}
    return found


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words or phrases, the longest first."""
    found = sorted(set(words), key=lambda one: (-len(one), one))
    return "(?:" + "|".join(re.escape(one).replace("’", "[’']") for one in found) + ")"
