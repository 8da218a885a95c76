"""What is wrong with the files of report types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.composition.lint.templates import Templates
from pipeline.composition.lint.told import told
from pipeline.evidence.schema.pointers import checked_type
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.runs.lint.words import of_template


def of_types(ids: Iterable[str]) -> Iterator[Finding]:
    """Yield what is wrong with report types: their files, their schemas, their templates."""
    templates = Templates()
    for id_ in ids:
        try:
            type_ = checked_type(id_)
            templates.add(type_)
        except BrokenError as error:
            yield told(error, f"report-types/{id_}/report-type.toml")
    yield from templates.findings()
    for seen in templates.seen.values():
        yield from of_template(seen)
