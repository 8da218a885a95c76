"""Names and words that may stand in any report: those of fields that are public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import BUILDINGS
from pipeline.checks.personal.vocabulary import folded_words
from pipeline.evidence.public import text_of, told_texts_of

_PARTS: Final = ("setting", "event")
# Free words, as a role is: a name in them makes none public.
_FREE: Final = ("/event/contact/", f"{BUILDINGS}/")
_PEOPLE: Final = ("responsible_individual", "registered_manager", "leader", "area")


@dataclass(frozen=True, slots=True)
class Public:
    """What is public about the setting and the inspection: its words, folded, and its texts."""

    words: frozenset[str]
    texts: tuple[tuple[str, ...], ...]

    def has(self, words: tuple[str, ...]) -> bool:
        """Return whether a public text has words, one after another."""
        return any(
            words == text[at : at + len(words)]
            for text in self.texts
            if words[0] in text
            for at in range(len(text))
        )


def public_words(case: Case) -> frozenset[str]:
    """Return every word, folded, of what is public about the setting and the inspection."""
    return public_said(case).words


def public_said(case: Case) -> Public:
    """Return what is public about the setting and the inspection. It is gathered once."""
    return case.remembered("public words", _public)


def _public(case: Case) -> Public:
    texts = tuple(tuple(folded_words(text)) for text in public_values(case))
    return Public(frozenset(word for text in texts for word in text), texts)


def public_values(case: Case) -> Iterator[str]:
    """Yield the texts of the setting and the inspection, and what a team lets stand."""
    yield from case.bundle.names
    yield from case.own_words.names
    for part in _PARTS:
        for pointer, text in told_texts_of(case.bundle.public.at(f"/{part}")):
            if not pointer.endswith("/role") and not pointer.startswith(_FREE):
                yield text


def public_people(case: Case) -> Iterator[str]:
    """Yield the names of people and places that may stand in a report."""
    yield from case.bundle.names
    yield from case.own_words.names
    for field in _PEOPLE:
        yield text_of(case.bundle.public.at(f"/setting/{field}"))
