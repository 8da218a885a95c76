"""`batch.csv`: a row for each bundle, for spreadsheets. No cell is taken for a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.model.finding import Finding
from pipeline.model.table_line import MARK, table_line
from pipeline.runs.overview.entry import Entry, Place
from pipeline.runs.overview.need import hard, over, why

COLUMNS = (
    "file", "line", "state", "bundle", "report_type", "title", "reference", "overall_grade",
    "other_grades", "errors", "warnings", "notices", "acknowledged", "error_rules",
    "warning_rules", "copies", "words", "pages", "sections", "sections_over", "hardest_grade",
    "sections_hard", "reason",
)  # fmt: skip


def lines(records: Iterable[Entry], copies: Mapping[Place, Sequence[Finding]]) -> Iterator[str]:
    """Yield the lines of the file in the order of the records, the names of the columns first.

    `copies` are those of each bundle.
    """
    yield MARK + table_line(COLUMNS)
    for one in records:
        yield table_line(tuple(_cells(one, len(copies.get(one.place, ())))))


def _cells(one: Entry, copies: int) -> Iterator[str]:
    overall = one.overall
    others = (f"{each.judgement}: {each.grade}" for each in one.grades if not each.overall)
    grades = [part.grade for part in one.measured.parts if part.grade is not None]
    yield from (one.file, str(one.line), one.state, one.bundle, one.report_type)
    yield from (one.title, one.reference)
    yield from (overall.grade if overall else "", "; ".join(others))
    for name in ("error", "warning", "notice", "acknowledged"):
        yield str(one.count(name))
    yield from (", ".join(one.rules_of("error")), ", ".join(one.rules_of("warning")))
    yield from (str(copies), str(one.measured.words), "" if one.pages is None else str(one.pages))
    yield from (str(len(one.measured.parts)), str(len(over(one.measured))))
    yield from (f"{max(grades):g}" if grades else "", str(len(hard(one.measured))), why(one))
