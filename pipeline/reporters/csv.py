"""Findings for spreadsheets: a row for each, the worst first, in columns that stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.finding import BundleAddress, DocumentAddress, Finding, TemplateAddress
from pipeline.model.table_line import MARK, table_line
from pipeline.reporters.causes import printable
from pipeline.reporters.kept import worst_first
from pipeline.reporters.paths import below_here, template_path

COLUMNS = (
    "severity", "acknowledged", "rule", "name", "file", "line", "column", "pointer", "template",
    "template_line", "document", "section", "block", "message", "hint", "measured", "limit",
    "source", "fingerprint",
)  # fmt: skip
_NOWHERE = BundleAddress("", ""), TemplateAddress("", 0), DocumentAddress("")


def parts(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the lines of the file, the names of the columns first."""
    yield MARK + table_line(COLUMNS)
    for one in worst_first(findings):
        yield table_line([printable(cell) for cell in _cells(one)])


def _cells(finding: Finding) -> Iterator[str]:
    place, rule = finding.place, finding.rule
    bundle, template, document = (
        place.bundle or _NOWHERE[0],
        place.template or _NOWHERE[1],
        place.document or _NOWHERE[2],
    )
    yield from (finding.severity.value, "yes" if finding.acknowledged else "no")
    yield from (rule.id, rule.name)
    yield from (below_here(bundle.file), _number(bundle.line), _number(bundle.column))
    yield bundle.pointer
    yield from (template_path(template.file) if template.file else "", _number(template.line))
    yield from (document.document, document.section)
    yield "" if document.block is None else str(document.block + 1)
    yield from (finding.message, finding.hint, finding.measured, finding.limit)
    yield from (str(finding.citation or ""), finding.fingerprint)


def _number(number: int) -> str:
    return str(number) if number else ""
