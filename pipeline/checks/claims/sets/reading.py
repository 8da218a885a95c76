"""What a passage says of how many beside what its records note: read once for all that ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks.claims.sets.claimed import Claimed, claimed
from pipeline.checks.claims.sets.fact import Noted
from pipeline.checks.claims.sets.noted import noted
from pipeline.checks.claims.sets.telling import PEOPLE, people, told
from pipeline.checks.claims.sets.words_for import words_in
from pipeline.evidence.bundle import Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """The words for how many of a passage, what its records count, and the telling words of both.

    Where a passage has no such word, nothing is read.
    """

    claims: tuple[Claimed, ...] = ()
    facts: tuple[tuple[Evidence, Noted], ...] = ()
    notes: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()

    def is_other_word(self, one: Claimed, fact: Noted) -> bool:
        """Return whether two nouns may be words for the same, as each has its own only."""
        if PEOPLE.fullmatch(one.said.words) or not fact.noun:
            return False
        if one.noun & people() and fact.noun & people():
            return False  # ‘all managers’ beside ‘staff: 9 of 11’
        return not (one.noun & self.notes or fact.noun & self.text)


def read(text: str, records: Sequence[Evidence]) -> Reading:
    """Return what a passage says of how many, beside the records that it rests on."""
    if not any(words_in(text)):
        return Reading()
    notes = " ".join(one.statement for one in records)
    claims = claimed(text, notes)
    if not claims:
        return Reading()
    facts = ((one, each) for one in records if one.statement for each in noted(one.statement))
    return Reading(claims, tuple(facts), told(notes), told(text))
