"""What a passage says of how many beside what its records note: read once for all that ask."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.checks.claims.sets.claimed import Claimed, claimed
from pipeline.checks.claims.sets.fact import Noted
from pipeline.checks.claims.sets.noted import noted
from pipeline.checks.claims.sets.telling import PEOPLE, people, told
from pipeline.checks.claims.sets.words_for import words_in
from pipeline.resources import remembered_of


@dataclass(frozen=True, slots=True)
class Note:
    """A statement, and which of the records it is of that a passage rests on."""

    record: int
    statement: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The words for how many of a passage, what its records count, and the telling words of both.

    Where a passage has no such word, nothing is read.
    """

    claims: tuple[Claimed, ...] = ()
    facts: tuple[tuple[Note, Noted], ...] = ()
    notes: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()

    def is_other_word(self, one: Claimed, fact: Noted) -> bool:
        """Return whether two nouns may be words for the same, as each has its own only."""
        if PEOPLE.fullmatch(one.said.words) or not fact.noun:
            return False
        if one.noun & people() and fact.noun & people():
            return False  # ‘all managers’ beside ‘staff: 9 of 11’
        return not (one.noun & self.notes or fact.noun & self.text)


@remembered_of(1024)
def read(text: str, statements: tuple[str, ...]) -> Reading:
    """Return what a passage says of how many, beside the statements that it rests on."""
    if not any(words_in(text)):
        return Reading()
    notes = " ".join(statements)
    claims = tuple(claimed(text, notes))
    if not claims:
        return Reading()
    known = (Note(at, one) for at, one in enumerate(statements) if one)
    facts = ((one, each) for one in known for each in noted(one.statement))
    return Reading(claims, tuple(facts), told(notes), told(text))
