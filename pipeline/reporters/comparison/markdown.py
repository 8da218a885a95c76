"""A comparison as a summary for a pull request: the verdict, the figures, and folded details.

GitHub takes at most 65,536 characters for a comment, so each part has a limit of its own, and what
is left out is told. Words of templates and names of files are shown as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.verdict import Reason
from pipeline.reporters.causes import count
from pipeline.reporters.comparison.details import details
from pipeline.reporters.comparison.measures import Row, heads, rows, version
from pipeline.reporters.comparison.reasons import HOLDS, lost, together, words
from pipeline.reporters.comparison.summary import outcome, scope, sides, unbuilt
from pipeline.reporters.markdown_words import code, plain

LONGEST: Final = 60_000
_HEAD: Final = 10_000
_TABLES: Final = 14_000
_FOLDED: Final = 6_500
_PLACES: Final = 3


def write(comparison: Comparison) -> str:
    """Return the summary, of at most `LONGEST` characters."""
    head = fitting(_head(comparison), _HEAD)
    tables = fitting(_figures(comparison), _TABLES)
    parts = [*head, *tables]
    for title, lines in details(comparison):
        if told := list(lines):
            parts += ["", "<details>", f"<summary>{title}</summary>", ""]
            parts += [*fitting(told, _FOLDED), "", "</details>"]
    whole = "\n".join(parts) + "\n"
    assert len(whole) <= LONGEST, "the parts have more room than the whole"
    return whole


def fitting(lines: Iterable[str], room: int) -> list[str]:
    """Return as many lines as there is room for, and how many more there are."""
    all_lines = list(lines)
    kept: list[str] = []
    for at, line in enumerate(all_lines):
        room -= len(line) + 1
        if room < 0:
            left = sum(1 for one in all_lines[at:] if one.strip())
            return [*kept, "", f"{count(left, 'more line')} left out here."]
        kept.append(line)
    return kept


def _head(comparison: Comparison) -> Iterator[str]:
    sign = "✅" if comparison.verdict.passes and not lost(comparison) else "❌"
    yield f"### {sign} Template changes: {outcome(comparison)}"
    yield ""
    yield plain(scope(comparison))
    yield from (plain(one) for one in sides(comparison))
    if comparison.verdict.reasons:
        yield ""
        yield from _reasons(comparison.verdict.reasons)
    if found := lost(comparison):
        yield ""
        yield f"**{count(len(found), 'report')} could not be compared:**"
        yield ""
        yield from (f"- {plain(unbuilt(one))}" for one in found)


def _reasons(reasons: Iterable[Reason]) -> Iterator[str]:
    for one, places in together(reasons):
        more = f" and {len(places) - _PLACES} more" if places[_PLACES:] else ""
        at = f" ({', '.join(map(code, places[:_PLACES]))}{more})" if places else ""
        yield f"- **{HOLDS[one.kind].breach}.** {plain(words(one))}{at}"


def _figures(comparison: Comparison) -> Iterator[str]:
    """Yield a table for each report type of which a measure changes."""
    for one in comparison.types:
        found = list(rows(one, comparison))
        if not found and one.base_version == one.head_version:
            continue
        reached = f"{one.touched:,} of {count(one.looked_at, 'report')}"
        yield ""
        yield f"**{plain(one.title or one.report_type)}** ({version(one)}; {reached})"
        if found:
            yield ""
            yield from _table([("", *heads(comparison)), *map(_row, found)])


def _row(row: Row) -> tuple[str, ...]:
    title = f"**{plain(row.title)}**" if row.whole else plain(row.title)
    return title, *(f"**{one.told}**" if one.differs else one.told for one in row.cells)


def _table(table: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = table
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'--:|' * (len(head) - 1)}"
    yield from (f"| {' | '.join(cells)} |" for cells in body)
