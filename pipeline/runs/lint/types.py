"""What is wrong with the files of report types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.composition.lint.order import out_of_order
from pipeline.composition.lint.templates import Templates
from pipeline.composition.lint.told import safely, told
from pipeline.composition.lint.unused import never_printed, unused
from pipeline.evidence.schema.pointers import stray_pointers
from pipeline.evidence.schema.words import unprintable
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType
from pipeline.report_type.toml.file import ids, load
from pipeline.report_type.toml.survey import survey
from pipeline.runs.lint.schemas import of_schemas
from pipeline.runs.lint.texts import of_texts
from pipeline.runs.lint.words import of_template


def of_types(looked_at: Sequence[str], templates: Templates) -> Iterator[Finding]:
    """Yield what is wrong with report types: their files, their schemas, their templates."""
    for id_ in looked_at:
        type_, errors = survey(id_)
        yield from map(told, errors)
        schemas = list(of_schemas(id_, type_))
        yield from schemas
        if type_ is not None:
            yield from safely(of_texts(type_))
            yield from safely(out_of_order(type_))
            if not any(one.severity.value == "error" for one in schemas):
                yield from _with_schema(type_, templates, complete=not errors)
    _taken_elsewhere(looked_at, templates)
    yield from templates.findings()
    for seen in templates.seen.values():
        yield from safely(of_template(seen))


def _taken_elsewhere(looked_at: Sequence[str], templates: Templates) -> None:
    """Let all other report types take branches of the templates that they share with these."""
    for id_ in ids() if templates.has_untaken else ():
        if id_ not in looked_at:
            try:
                templates.taken_by(load(id_))
            except BrokenError:
                continue  # told where it is looked at


def _with_schema(type_: ReportType, templates: Templates, *, complete: bool) -> Iterator[Finding]:
    try:
        yield from map(told, stray_pointers(type_))
        yield from map(told, unprintable(type_))
        named = templates.add(type_)
    except BrokenError as error:
        yield told(error, type_.file)
        return
    if complete:
        yield from unused(type_, templates)
        yield from never_printed(type_, named)
