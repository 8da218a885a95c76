"""The terms of a report type on one side: what a comparison of its contract looks at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from pipeline.evidence.schema.files import type_schema
from pipeline.evidence.schema.pointers import checked_type
from pipeline.model.document import TemplateSource
from pipeline.model.text_file import text_of_file
from pipeline.report_type import definition as rt
from pipeline.report_type.toml.file import ids, top
from pipeline.report_type.toml.whole import templates_of, whole, with_templates
from pipeline.resources import read
from pipeline.runs.comparison.both import Place
from pipeline.runs.comparison.contract.clauses import Clause, clauses
from pipeline.runs.comparison.contract.fields import asked, fields

_REMARK: Final = re.compile(r"\{#.*?#\}", re.DOTALL)
_SAID_ONLY: Final = frozenset({"description", "title", "$comment", "examples"})


@dataclass(frozen=True, slots=True)
class Fixed:
    """Wording that is fixed: its words, and where they stand."""

    text: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Terms:
    """A report type: its version, a digest of all it says, and its contract.

    `words` is the same digest without the names of template files; '' where it was not kept.
    `fields` are those of its bundles by pointer, each as what the schemas ask of it, and `asked`
    the pointers that its templates and tables name.
    """

    title: str
    version: str
    digest: str
    words: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    statements: dict[str, Fixed] = field(default_factory=dict)
    rules: dict[str, Clause] = field(default_factory=dict)

    def says_as(self, other: Terms) -> bool:
        """Return whether it says the same: a template of another name is no other words."""
        return self.digest == other.digest or (bool(self.words) and self.words == other.words)


def terms(type_: str, place: Place) -> Terms | None:
    """Return the terms of a report type on a side, or nothing where it has no such type.

    Raises BrokenError for one that is broken.
    """
    with place.used():
        if type_ not in ids():
            return None
        found, table = checked_type(type_), top(type_)
        data, home = whole(table), f"report-types/{type_}"
        printed = sorted(templates_of(data, home))
        return Terms(
            title=found.title,
            version=found.version,
            digest=_digest(type_, data, [_said(one) for one in printed]),
            words=_digest(type_, with_templates(data, home, _said), []),
            fields=fields(type_),
            asked=asked(found, printed),
            statements=dict(_statements(found)),
            rules=clauses(table),
        )


def _digest(type_: str, data: Any, texts: list[str]) -> str:
    """Return one digest over what a report type says; remarks and its version are no part of it."""
    said = {key: value for key, value in data.items() if key != "version"}
    content = [said, texts, _meant(type_schema(type_))]
    return sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def _said(file: str) -> str:
    """Return what a template says, without its remarks."""
    text = _REMARK.sub("", text_of_file(read(f"templates/{file}"), file))
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _meant(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {key: _meant(one) for key, one in schema.items() if key not in _SAID_ONLY}
    return [_meant(one) for one in schema] if isinstance(schema, list) else schema


def _statements(type_: rt.ReportType) -> Iterator[tuple[str, Fixed]]:
    for document in type_.documents:
        content = [*document.masthead, *(one for part in document.sections for one in _in(part))]
        for one in content:
            if isinstance(one, rt.StatementContent):
                source = one.text.source
                assert isinstance(source, TemplateSource)
                yield one.id, Fixed(one.text.text, source.file, source.line)


def _in(section: rt.SectionType) -> Iterator[rt.Content]:
    yield from section.content
    for one in section.sections:
        yield from _in(one)
