"""Builds one bundle on one side, and measures what comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.checks.case.case import Case
from pipeline.checks.claims.told import claims
from pipeline.evidence.find import RawBundle
from pipeline.language.choices import Choices
from pipeline.language.difficulty import document_difficulty
from pipeline.language.measure import Counts, section_counts, total
from pipeline.language.readability import LEAST_WORDS, Scores, Unscored
from pipeline.model.document import Document, Section, plain, walk
from pipeline.model.errors import BrokenError
from pipeline.reporters.proof.listed import shown, table
from pipeline.runs.comparison.found import found_here
from pipeline.runs.comparison.measure import (
    NOTHING_ELSE,
    Asked,
    FoundHere,
    Measure,
    SectionMeasure,
)
from pipeline.runs.comparison.passages import passages
from pipeline.runs.comparison.printing import printed
from pipeline.runs.examine import Examined, examine
from pipeline.runs.guard import accident
from pipeline.writers import FORMATS


def measure(source: RawBundle, choices: Choices, asked: Asked = NOTHING_ELSE) -> Measure:
    """Return what a bundle comes to. Whatever happens is told.

    Raises BrokenError for a broken template, report type or schema.
    """
    try:
        return measured(examine(source, choices), asked)
    except BrokenError:
        raise
    except Exception as error:  # noqa: BLE001  one bundle must not stop the others
        told = accident(source, error)
        return Measure(told=told.message, hint=told.hint)


def measured(examined: Examined, asked: Asked = NOTHING_ELSE) -> Measure:
    """Return the measures of a bundle that was examined; why there are none, if it is invalid."""
    case, found = examined.case, tuple(map(found_here, examined.findings))
    if case is None:
        first = examined.findings[0]
        told = f"{first.place.describe()}: {first.rule.id}: {first.message}"
        return Measure(found=found, told=told, hint=first.hint, invalid=True)
    documents = case.composition.documents
    pdfs = tuple(printed(documents)) if asked.paged else ()
    return Measure(
        report_type=case.report_type.id,
        sections=tuple(_sections(case, found, {one.document: one.pages for one in pdfs})),
        found=tuple(_of_kind(found, documents)),
        passages=tuple(passages(documents)),
        outline=_outline(documents) if asked.outlined else "",
        claims=_claims(examined) if asked.outlined else "",
        printed=pdfs,
    )


def _of_kind(found: Iterable[FoundHere], documents: Iterable[Document]) -> Iterator[FoundHere]:
    """Yield findings of a letter to one building as of the letter: its id is the bundle’s."""
    kinds = {one.id: one.type_id for one in documents}
    for one in found:
        kind = kinds.get(one.found.document, one.found.document)
        yield replace(one, found=replace(one.found, document=kind))


def _outline(documents: Iterable[Document]) -> str:
    return "\n".join(FORMATS["outline"].write(one, ()).content.decode() for one in documents)


def _claims(examined: Examined) -> str:
    case = examined.case
    assert case
    documents, public = case.composition.documents, case.bundle.public
    return table(shown(claims(case), documents, examined.findings, public))


def _sections(
    case: Case, found: Iterable[FoundHere], pages: Mapping[str, int]
) -> Iterator[SectionMeasure]:
    """Yield each document, then its sections. Several of a kind are measured under its name."""
    findings = Counter((one.found.document, one.found.section) for one in found)
    for document in case.composition.documents:
        mine = sum(number for (id_, _), number in findings.items() if id_ == document.id)
        yield replace(_whole(document, case, mine), pages=pages.get(document.id))
        for section in walk(document.sections):
            counts = case.counts(document, section).totals
            numbers = case.difficulty(document, section)
            own = numbers.own >= LEAST_WORDS
            yield _measured(
                (document.type_id, section.id),
                plain(section.title),
                counts,
                _grade(numbers.scores) if own else None,
                findings[document.id, section.id],
            )


def _whole(document: Document, case: Case, findings: int) -> SectionMeasure:
    counts = total(case.counts(document, one) for one in walk(document.sections))
    front = section_counts(Section("", (), document.masthead)).totals
    numbers = document_difficulty(document)
    kind = case.report_type.document(document.type_id)
    title = kind.label.text if kind and document.kind else plain(document.label)
    return _measured(
        (document.type_id, ""), title, counts + front, _grade(numbers.scores), findings
    )


def _grade(scores: Scores | Unscored) -> float | None:
    return round(scores.grade, 1) if isinstance(scores, Scores) else None


def _measured(
    at: tuple[str, str], title: str, counts: Counts, grade: float | None, findings: int
) -> SectionMeasure:
    document, section = at
    return SectionMeasure(
        document=document,
        section=section,
        title=title,
        words=counts.words + counts.other_words,
        sentences=counts.sentences,
        paragraphs=counts.paragraphs,
        findings=findings,
        grade=grade,
    )
