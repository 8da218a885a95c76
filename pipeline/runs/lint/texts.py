"""What is wrong with the words of a report type itself: fixed wording, plain English."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.lint.fixed import nearly
from pipeline.checks.lint.plain import plain
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.said import Part, Said
from pipeline.model.document import TemplateSource, Text
from pipeline.model.finding import Citation, Finding
from pipeline.report_type.definition import ReportType, SectionType, StatementContent


def of_texts(type_: ReportType) -> Iterator[Finding]:
    """Yield what is wrong with the headings, names, statements and sentences of a report type."""
    for text, citation in _fixed(type_):
        yield from _at(text, nearly(text.text, str(citation) if citation.seed else "", _line(text)))
    for one in type_.meanings:
        said = Said((Part(_line(one.says), one.says.text),), {})
        yield from _at(one.says, plain([said], type_.house_style))


def _fixed(type_: ReportType) -> Iterator[tuple[Text, Citation]]:
    yield from ((one.label, one.citation) for one in type_.grades)
    yield from ((one.name, one.citation) for one in type_.judgements)
    for document in type_.documents:
        yield from _of_sections(document.sections)


def _of_sections(sections: tuple[SectionType, ...]) -> Iterator[tuple[Text, Citation]]:
    for one in sections:
        if not one.judgement:
            yield one.title, one.citation
        statements = (each for each in one.content if isinstance(each, StatementContent))
        yield from ((each.text, each.citation) for each in statements)
        yield from _of_sections(one.sections)


def _line(text: Text) -> int:
    return text.source.line if isinstance(text.source, TemplateSource) else 1


def _at(text: Text, faults: Iterator[Fault]) -> Iterator[Finding]:
    assert isinstance(text.source, TemplateSource)
    yield from (one.at(text.source.file) for one in faults)
