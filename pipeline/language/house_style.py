"""The house style: which thresholds and plain-English rules hold, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Citation, Place, Severity, TemplateAddress
from pipeline.resources import read, remembered


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a measure of a section is worth a notice or a warning.

    With `below`, low numbers are the hard ones, as in the Flesch reading ease. `told` says it
    in words, with `{value}` where the number belongs.
    """

    id: str
    notice: float | None
    warning: float
    told: str
    below: bool
    citation: Citation

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

    `sentence` and `sentence_strong` are words in a sentence, `passive` is per cent of sentences.
    `off` are ids of rules; `severity` and `exempt` go by id, and `exempt` are more exceptions.
    """

    sentence: int
    sentence_strong: int
    passive: int
    numbers: Literal["words-to-nine", "figures-from-two"]
    quotation_marks: Literal["single", "double"]
    off: frozenset[str]
    severity: Mapping[str, Severity]
    exempt: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One house style. `published` are the ranges measured on published reports."""

    id: str
    title: str
    thresholds: tuple[Threshold, ...]
    published: dict[str, tuple[float, float]]
    plain_english: PlainEnglish

    def threshold(self, id_: str) -> Threshold | None:
        """Return a threshold by its id, or nothing where the style has none."""
        return next((one for one in self.thresholds if one.id == id_), None)


@remembered
def house_style(id_: str) -> HouseStyle:
    """Return a house style. Raises BrokenError when its file is missing or wrong."""
    name = f"house-styles/{id_}.toml"
    try:
        data = tomllib.loads(read(f"templates/{name}").decode())
        return HouseStyle(
            id=data["id"],
            title=data["title"],
            thresholds=tuple(_threshold(one) for one in data["thresholds"]),
            published={key: (low, high) for key, (low, high) in data["published"].items()},
            plain_english=_plain_english(data["plain-english"]),
        )
    except (OSError, ValueError, KeyError) as error:
        place = Place(template=TemplateAddress(name, 1))
        raise BrokenError("The house style is missing or wrong.", place=place) from error


def _threshold(data: dict[str, object]) -> Threshold:
    notice = data.get("notice")
    return Threshold(
        id=str(data["id"]),
        notice=None if notice is None else float(str(notice)),
        warning=float(str(data["warning"])),
        told=str(data["told"]),
        below=data["id"] == "reading-ease",
        citation=Citation(says=str(data["says"])),
    )


def _plain_english(data: dict[str, Any]) -> PlainEnglish:
    return PlainEnglish(
        sentence=int(data["sentence"]),
        sentence_strong=int(data["sentence-strong"]),
        passive=int(data["passive"]),
        numbers=_one_of(data["numbers"], "words-to-nine", "figures-from-two"),
        quotation_marks=_one_of(data["quotation-marks"], "single", "double"),
        off=frozenset(data.get("off", ())),
        severity={id_: _advice(word) for id_, word in data.get("severity", {}).items()},
        exempt={id_: tuple(words) for id_, words in data.get("exempt", {}).items()},
    )


def _one_of(value: str, *allowed: str) -> Any:
    if value not in allowed:
        raise ValueError(value)
    return value


def _advice(word: str) -> Severity:
    """Return a severity. Style is never an error."""
    severity = Severity(word)
    if severity is Severity.ERROR:
        raise ValueError(word)
    return severity
