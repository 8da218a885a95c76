"""The folded parts of the summary for a pull request, as lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.contract import ContractChange
from pipeline.model.comparison.findings import Cause, causes
from pipeline.model.comparison.pages import PageChange
from pipeline.model.comparison.prediction import Prediction
from pipeline.model.comparison.wording import Piece, WordingChange
from pipeline.reporters.causes import count
from pipeline.reporters.comparison.measures import how_near, share
from pipeline.reporters.comparison.reasons import at, place, place_of, said
from pipeline.reporters.comparison.shortened import shortened
from pipeline.reporters.comparison.summary import printed
from pipeline.reporters.markdown_words import code, plain

_TAGS = {"gone": "del", "new": "ins"}


def details(comparison: Comparison) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield each part with its title, which holds no words of others."""
    wording, findings = comparison.wording, causes(comparison.findings)
    yield f"Changes of wording: {len(wording)}", map(_wording, wording)
    yield "Findings that are new, gone or elsewhere", map(_finding, findings)
    yield "What is asked of bundles, statements and rules", map(_term, comparison.contract)
    yield "Reports predicted to cross a limit", map(_predicted, comparison.predictions)
    yield f"Pages that look different: {len(comparison.pages)}", map(_page, comparison.pages)


def _wording(one: WordingChange) -> str:
    statement = f", statement {code(one.statement)}" if one.statement else ""
    where = _at(*place(one.file, one.line))
    return f"- {where}{statement}, {printed(one.reports)}: {_marked(one.pieces)}"


def _marked(pieces: Sequence[Piece]) -> str:
    """Return words of which those that went and came are marked. HTML in them stays text."""
    return " ".join(_piece(one) for one in shortened(pieces))


def _piece(one: Piece) -> str:
    tag = _TAGS.get(one.fate)
    return f"<{tag}>{plain(one.text)}</{tag}>" if tag else plain(one.text)


def _finding(cause: Cause) -> str:
    change, found = cause.first, cause.first.found
    section = " ".join(part for part in (found.document, found.section) if part)
    moved = f" (before in {plain(change.before)})" if change.before else ""
    told = plain(said(cause) or f"in {section}")
    where = f" ({found_at})" if (found_at := _at(*place_of(found))) else ""
    return f"- {change.change}: **{found.severity} {found.rule}** {told}{moved}{where}"


def _term(one: ContractChange) -> str:
    of = f"{code(one.report_type)}: " if one.report_type else ""
    changed = _marked(one.pieces) if one.pieces else _both(one)
    breaking = " **Bundles may have to change.**" if one.breaking else ""
    return f"- {of}{one.kind} {code(one.name)}: {changed}{breaking}"


def _both(one: ContractChange) -> str:
    return f"{plain(one.was) or 'none'} → {plain(one.now) or 'none'}"


def _predicted(one: Prediction) -> str:
    return (
        f"- {code(one.report_type)} {plain(one.where.removeprefix(one.report_type).strip())}: "
        f"{one.severity} {one.rule}, limit {plain(one.limit)}: {share(one.base)} → "
        f"{share(one.head)} of {count(one.reports, 'synthetic report')}. {plain(how_near(one))}"
    )


def _page(one: PageChange) -> str:
    return f"- {code(one.bundle)}, {plain(one.document)}, page {one.number}"


def _at(path: str, line: int) -> str:
    where = at(path, line)
    return code(where) if where else ""
