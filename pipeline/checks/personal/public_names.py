"""Names and words that may stand in any report: those of fields that are public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.personal.vocabulary import folded_words
from pipeline.evidence.public import text_of, texts_of

_PARTS: Final = ("setting", "event")
_PEOPLE: Final = ("responsible_individual", "registered_manager", "leader", "area")


def public_words(case: Case) -> frozenset[str]:
    """Return every word, folded, of what is public about the setting and the inspection."""
    return case.remembered("public words", _public_words)


def _public_words(case: Case) -> frozenset[str]:
    return frozenset(word for text in public_values(case) for word in folded_words(text))


def public_values(case: Case) -> Iterator[str]:
    """Yield the texts of the setting and the inspection, and what a team lets stand."""
    yield from case.bundle.names
    yield from case.own_words.names
    for part in _PARTS:
        yield from texts_of(case.bundle.public.at(f"/{part}"))


def public_people(case: Case) -> Iterator[str]:
    """Yield the names of people and places that may stand in a report."""
    yield from case.bundle.names
    yield from case.own_words.names
    for field in _PEOPLE:
        yield text_of(case.bundle.public.at(f"/setting/{field}"))
