"""The measures of a section, each beside its limits and the range of published reports.

The range is that of the same kind of report; where nothing was measured, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from pipeline.language.difficulty import Difficulty
from pipeline.language.readability import LEAST_WORDS, Scores
from pipeline.model.document import Section
from pipeline.report_type.definition import ReportType
from pipeline.report_type.published import said
from pipeline.report_type.toml.house_style import house_style


@dataclass(frozen=True, slots=True)
class Gauge:
    """One measure. With `below`, low numbers are the hard ones, as in the reading ease.

    `notice` and `warning` are the limits above which a finding is one, where there are any.
    """

    name: str
    value: float
    shown: str
    unit: str = ""
    notice: float | None = None
    warning: float | None = None
    published: tuple[float, float] | None = None
    below: bool = False

    @property
    def look(self) -> Literal["within", "near", "over"]:
        """Return whether the value is within the limits, beyond what is advised, or over."""
        if self._is_beyond(self.warning):
            return "over"
        return "near" if self._is_beyond(self.notice) else "within"

    def _is_beyond(self, limit: float | None) -> bool:
        if limit is None:
            return False
        return self.value < limit if self.below else self.value > limit

    @property
    def verdict(self) -> str:
        """Return how the value stands to the limits, in words; '' where there are none."""
        side = "below" if self.below else "over"
        told = {"over": f"{side} the limit", "near": f"{side} what is advised", "within": ""}
        return told[self.look] or ("within the limit" if self.warning is not None else "")

    @property
    def limits(self) -> str:
        """Return the limits in words, or ''."""
        if self.warning is None:
            return ""
        most = f"{'at least' if self.below else 'at most'} {self.warning:g}{self.unit}"
        return most if self.notice is None else f"{most}, better {self.notice:g}{self.unit}"

    @property
    def range(self) -> str:
        """Return the range of published reports in words, or ''."""
        if self.published is None:
            return ""
        return f"{said(self.published)}{self.unit}"


def gauges(
    section: Section, numbers: Difficulty, type_: ReportType, document: str = "report"
) -> tuple[Gauge, ...]:
    """Return what there is to hold against a limit or against published reports.

    `document` is what the report type calls the document of the section.

    Length is held against them only where it was measured: in judgement sections.
    """
    is_judgement = bool(section.judgement or type_.areas_of(section.id))
    length = _length(numbers, type_) if is_judgement and numbers.sentences else ()
    return (*length, *_difficulty(numbers, type_, document))


def _length(numbers: Difficulty, type_: ReportType) -> Iterator[Gauge]:
    limit = type_.rules.limit("paragraphs", numbers.section)
    if limit:
        yield Gauge(
            "Paragraphs",
            numbers.paragraphs,
            f"{numbers.paragraphs}",
            notice=limit.notice,
            warning=limit.warning,
            published=type_.range("paragraphs", numbers.section),
        )
    if words := type_.range("words"):
        yield Gauge("Words", numbers.words, f"{numbers.words:,}", published=words)


def _difficulty(numbers: Difficulty, type_: ReportType, document: str) -> Iterator[Gauge]:
    """Yield the measures that the house style holds against sections of 100 words or more."""
    if numbers.own < LEAST_WORDS:
        return
    held = partial(_held, type_, document)
    yield held("mean-sentence", "Words a sentence", numbers.mean, ".1f")
    yield held("long-sentences", "Sentences over 25 words", numbers.long, ".0f", "%")
    if isinstance(numbers.scores, Scores):
        yield held("grade", "Reading grade", numbers.scores.grade, ".1f")
        yield held("reading-ease", "Reading ease", numbers.scores.reading_ease, ".0f")


def _held(
    type_: ReportType, document: str, id_: str, name: str, value: float, form: str, unit: str = ""
) -> Gauge:
    threshold = house_style(type_.style_of(document)).threshold(id_, type_.id)
    return Gauge(
        name,
        value,
        f"{value:{form}}{unit}",
        unit=unit,
        notice=threshold.notice if threshold else None,
        warning=threshold.warning if threshold else None,
        published=type_.range(id_) if type_.style_of(document) == type_.house_style else None,
        below=bool(threshold and threshold.below),
    )
