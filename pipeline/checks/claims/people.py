"""Who somebody is by the words for them: a parent, a child, a worker, a mother."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.claims.words import any_of, vocabulary
from pipeline.evidence.bundle import Evidence
from pipeline.model.pattern import later
from pipeline.resources import remembered

# What follows these belongs to somebody else: ‘a friend of one child’, ‘by a parent’.
_OF = later(r"\b(?:of|for|by|to|with|from|about|than|like|when) (?:[\w’'-]+ ){0,3}$", re.IGNORECASE)
_OWNING = later(r"[’'](?:s\b|(?=\s))")
_PRONOUN = later(r"\b(he|she)\b", re.IGNORECASE)
_LISTENERS = frozenset({"inspector"})
_SEX = {"he": "male", "she": "female"}


@dataclass(frozen=True, slots=True)
class Who:
    """Of which kinds somebody may be, and of which sex, or ''. No kinds: nobody can tell."""

    kinds: frozenset[str] = frozenset()
    sex: str = ""

    def may_be(self, other: Who) -> bool:
        """Return whether both can be the same person, as far as words can tell."""
        kinds = not self.kinds or not other.kinds or bool(self.kinds & other.kinds)
        return kinds and (not self.sex or not other.sex or self.sex == other.sex)


@remembered
def _person() -> re.Pattern[str]:
    return later(rf"\b{any_of(vocabulary().people)}\b")


def people_in(text: str) -> Iterator[tuple[int, int, Who]]:
    """Yield the people of whom a text speaks, and where: all but the inspectors who listen."""
    known = vocabulary().people
    for match in _person().finditer(text.lower()):
        person = known[match[0].replace("'", "’")]
        if person.kinds != _LISTENERS:
            yield match.start(), match.end(), Who(person.kinds, person.sex)


def first_of(text: str) -> Who | None:
    """Return who does something in a clause: the first person who owns and follows nothing."""
    for start, end, who in people_in(text):
        if not _OF.search(text[:start]) and not _OWNING.match(text, end):
            return who
    return None


def pronoun_in(text: str) -> Who | None:
    """Return who ‘he’ or ‘she’ is, as far as that tells."""
    found = _PRONOUN.search(text)
    return Who(sex=_SEX[found[1].lower()]) if found else None


def all_of(text: str) -> Who:
    """Return who somebody may be of whom a few words tell: of all kinds that these name."""
    found = [who for _, _, who in people_in(text)]
    sexes = {who.sex for who in found}
    kinds = frozenset(kind for who in found for kind in who.kinds)
    return Who(kinds, found[0].sex if len(sexes) == 1 else "")


def who_spoke(record: Evidence) -> Who:
    """Return who spoke, by the speaker of the quote and the role of the source. Both may be kept
    out of reports: nothing of them is ever told.
    """
    speaker = all_of(record.quote.speaker) if record.quote else Who()
    role = all_of(record.source_role)
    if not speaker.kinds or not role.kinds:
        return speaker if speaker.kinds else role
    # ‘A children’s guardian’, who is ‘guardian of a child’: each narrows what the other may be.
    kinds = speaker.kinds & role.kinds or speaker.kinds | role.kinds
    return Who(kinds, speaker.sex or role.sex)
