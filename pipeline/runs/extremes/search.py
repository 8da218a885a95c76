"""Which answers make a report shortest or longest: found by trying each, one field at a time.

A field is tried with short lists, so that a try is quick; the bundle is then made with full ones.
Nothing is enumerated: an answer that makes the report longer stays, until none does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.composition.budget import DocumentBudget
from pipeline.composition.compose import compose
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.made_up.maker import value
from pipeline.evidence.made_up.settled import settled
from pipeline.evidence.schema.view import bundle_view
from pipeline.language.measure import section_counts
from pipeline.model.document import walk
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Severity
from pipeline.report_type.definition import ReportType
from pipeline.runs.extremes.choosing import SMALL, WHOLE, Answer, Answers, End, Extreme, Size
from pipeline.runs.extremes.written import written

MADE_UP: Final = "Made up from the schemas alone. No setting was inspected."
_ROUNDS: Final = 3  # no report type here takes more than two


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the bundles of one end of a report type, valid ones alone."""

    type_: ReportType
    documents: Sequence[DocumentBudget]
    end: End
    public: dict[str, bool] = field(default_factory=dict)

    def made(self, answers: Answers, size: Size) -> _Made:
        """Return a bundle as data, and the answers that there were for it."""
        chooser = Extreme(self.end, answers, self.public, size)
        data = value(bundle_view(self.type_.id), chooser)
        data = settled(data, self.type_, chooser, f"{self.type_.id}-{self.end}")
        data["event"]["illustration"] = MADE_UP
        narrative = written(self.type_, self.documents, self.end if size is WHOLE else "least")
        if narrative:
            data["narrative"] = narrative
        return _Made(data, chooser.asked)

    def words(self, answers: Answers) -> int | None:
        """Return the words of all documents of a small bundle; None if it is not valid."""
        bundle = valid(self.made(answers, SMALL).data)
        return None if bundle is None else words(bundle, self.type_)


@dataclass(frozen=True, slots=True)
class _Made:
    data: dict[str, Any]
    asked: Mapping[str, tuple[Answer, ...]]


def searched(
    type_: ReportType, documents: Sequence[DocumentBudget], end: End
) -> tuple[Maker, Answers]:
    """Return what makes the bundles of one end, and the best answers.

    BrokenError if no valid bundle is found at all.
    """
    maker = Maker(type_, documents, end)
    best: dict[str, Answer] = {}
    score = maker.words(best)
    for _ in range(_ROUNDS):
        before = score
        for at, answers in maker.made(best, SMALL).asked.items():
            for answer in answers:
                tried = {**best, at: answer}
                found = maker.words(tried) if best.get(at, answers[0]) != answer else None
                if found is not None and (score is None or _better(found, score, end)):
                    best, score = tried, found
        if score == before:
            break
    if score is None:
        raise BrokenError(f"No valid bundle of {type_.id} can be made up from its schemas.")
    return maker, best


def _better(found: int, score: int, end: End) -> bool:
    return found > score if end == "longest" else found < score


def valid(data: object) -> Bundle | None:
    """Return a bundle, or nothing if `validate` finds an error in it."""
    body = json.dumps(data, ensure_ascii=False).encode()
    taken = intake(RawBundle("made-up.json", body))
    wrong = any(one.severity is Severity.ERROR for one in taken.findings)
    return None if wrong else taken.bundle


def words(bundle: Bundle, type_: ReportType) -> int:
    """Return the words of all sections of all documents of a bundle, those of tables too."""
    counted = [
        section_counts(section).totals
        for document in compose(bundle, type_).documents
        for section in walk(document.sections)
    ]
    return sum(one.words + one.other_words for one in counted)
