"""A rule about pasted text as data: what is looked for, in which texts, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias, get_args

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, Rule, Severity, TemplateAddress

Scope: TypeAlias = Literal[
    "narrative",  # fields with markup
    "statement",  # what may be said of a record, and quotes
    "field",  # any other public text
    "value",  # the whole of any of these, and nothing beside it
]
Repair: TypeAlias = Literal["encoding", "entity", "word", "known-word", "date"]
EDGE = "\2"
SCOPES: tuple[Scope, ...] = get_args(Scope)
REPAIRS: tuple[Repair, ...] = get_args(Repair)


@dataclass(frozen=True)
class Pattern:
    """What is looked for, and what is said of it: `what` it is, what to write `instead`.

    It is looked for in the `scope` of its rule unless it has one of its own, and only in texts that
    have one of the strings it `needs`, in small letters with `any_case`; a text begins and ends
    with an `EDGE`. With a `repair`, `{right}` in `instead` is the likely right text, and nothing is
    found where there is none. With `own_words`, words of others are let pass; without `in_names`,
    so are names of the bundle. With `once`, it is told once in a text. With `paragraphs`, numbers
    of paragraphs are let pass where the report numbers its own. `at` returns where it is written.
    """

    source: str
    at: Callable[[], TemplateAddress]
    what: str
    instead: str
    scope: frozenset[Scope]
    needs: tuple[str, ...] = ()
    severity: Severity | None = None
    repair: Repair | None = None
    own_words: bool = False
    in_names: bool = True
    once: bool = False
    any_case: bool = False
    paragraphs: bool = False

    @cached_property
    def find(self) -> re.Pattern[str]:
        """Return the expression. It is made when it is needed: most texts need none."""
        try:
            return re.compile(self.source, re.MULTILINE | re.IGNORECASE * self.any_case)
        except re.error as error:
            message = f"This is no regular expression: {error}."
            raise BrokenError(message, place=Place(template=self.at())) from error


@dataclass(frozen=True, slots=True)
class PastedRule:
    """A rule: in `message`, `{what}` and `{found}` stand for what was found.

    It finds something in each text of `finds`, and no rule does in those of `lets_pass`.
    """

    rule: Rule
    scope: frozenset[Scope]
    message: str
    finds: tuple[str, ...]
    lets_pass: tuple[str, ...]
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says of a span of a text."""

    rule: PastedRule
    pattern: Pattern
    start: int
    end: int
    message: str
    hint: str
    severity: Severity
