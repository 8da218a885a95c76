"""A house style as a typed value: which thresholds and plain-English rules hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pipeline.model.finding import Citation, Severity, TemplateAddress

Numbers: TypeAlias = Literal["words-to-nine", "figures-from-two"]
Marks: TypeAlias = Literal["single", "double"]

SCORED: Final = 100
"""Words that a section has at least before it is measured, where a style says no other number."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a measure of a section is worth a notice or a warning.

    With `below`, low numbers are the hard ones, as in the Flesch reading ease. `told` says it
    in words, with `{value}` where the number belongs. `types` are the report types that it is for,
    or none where it is for all others. A section of fewer words than `least` is not measured.
    """

    id: str
    notice: float | None
    warning: float
    told: str
    below: bool
    citation: Citation
    types: tuple[str, ...] = ()
    least: int = SCORED

    def severity(self, value: float) -> Severity | None:
        """Return how much a value matters, or nothing where it is within bounds."""
        if self._beyond(value, self.warning):
            return Severity.WARNING
        if self.notice is not None and self._beyond(value, self.notice):
            return Severity.NOTICE
        return None

    def _beyond(self, value: float, limit: float) -> bool:
        return value < limit if self.below else value > limit


@dataclass(frozen=True, slots=True)
class PlainEnglish:
    """How a house style tunes the plain-English rules.

    `sentence`, `sentence_warning` and `sentence_strong` are words in a sentence: over the first it
    is told, over the second it is a warning. `passive` and `passive_warning` are per cent of
    sentences, and mean the same.
    `off` are ids of rules; `severity` and `exempt` go by id, and `exempt` are more exceptions.
    `named` says where each of these ids stands.
    """

    sentence: int
    sentence_warning: int
    sentence_strong: int
    passive: int
    passive_warning: int
    numbers: Numbers
    quotation_marks: Marks
    off: frozenset[str]
    severity: Mapping[str, Severity]
    exempt: Mapping[str, tuple[str, ...]]
    named: Mapping[str, TemplateAddress]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One house style. Its thresholds are for all report types, or for some of them."""

    id: str
    title: str
    thresholds: tuple[Threshold, ...]
    plain_english: PlainEnglish

    def threshold(self, id_: str, type_: str) -> Threshold | None:
        """Return the threshold with an id for a report type, or nothing where there is none."""
        mine = [one for one in self.thresholds if one.id == id_ and type_ in one.types]
        general = [one for one in self.thresholds if one.id == id_ and not one.types]
        return next(iter((*mine, *general)), None)
