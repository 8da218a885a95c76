"""Parts of a comparison as the template of its page shows them: plain words, in entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.contract import ContractChange
from pipeline.model.comparison.findings import Cause, causes
from pipeline.model.comparison.prediction import Prediction
from pipeline.model.comparison.wording import Piece, WordingChange
from pipeline.reporters.causes import printable
from pipeline.reporters.comparison.measures import how_near, share
from pipeline.reporters.comparison.reasons import HOLDS, at, place, place_of, said, together, words
from pipeline.reporters.comparison.shortened import shortened
from pipeline.reporters.comparison.summary import printed

View: TypeAlias = Mapping[str, object]

_ORDER: Final = ("new", "moved", "gone")
_NONE: Final = "none"
_PLACES: Final = 5


def shown(text: str) -> str:
    """Return words that a page can show: no control characters."""
    return printable(text)


def reasons(comparison: Comparison) -> Iterator[View]:
    """Yield why the change does not pass, those that say the same of several files once."""
    for one, places in together(comparison.verdict.reasons):
        more = f" and {len(places) - _PLACES} more" if places[_PLACES:] else ""
        told = shown(", ".join(places[:_PLACES])) + more
        yield {"title": HOLDS[one.kind].breach, "words": shown(words(one)), "place": told}


def wording(one: WordingChange) -> View:
    """Return words that changed, and how many reports print them."""
    statement = f", statement {one.statement}" if one.statement else ""
    about = f"{printed(one.reports)}{statement}"
    where = shown(at(*place(one.file, one.line)))
    return {"pieces": _pieces(one.pieces), "about": shown(about), "place": where}


def findings(comparison: Comparison) -> Iterator[View]:
    """Yield findings that are new, then those that have moved or are gone, each cause once."""
    found = causes(comparison.findings)
    for one in sorted(found, key=lambda one: _ORDER.index(one.first.change)):
        yield _finding(one)


def _finding(cause: Cause) -> View:
    change, found = cause.first, cause.first.found
    inside = ", ".join(part for part in (found.document, found.section) if part)
    before = f", before in {change.before}" if change.before else ""
    return {
        "change": change.change,
        "severity": found.severity,
        "rule": found.rule,
        "words": shown(said(cause)),
        "about": shown(f"{inside}{before}"),
        "place": shown(at(*place_of(found))),
    }


def term(one: ContractChange) -> View:
    """Return what changed of a field, a statement or a rule."""
    of = f"{one.report_type}, " if one.report_type else ""
    both = (Piece("gone", one.was or _NONE), Piece("new", one.now or _NONE))
    return {
        "name": shown(f"{of}{one.kind} {one.name}:"),
        "pieces": _pieces(one.pieces or both),
        "breaking": one.breaking,
    }


def prediction(one: Prediction) -> View:
    """Return which share of reports is beyond a limit, before and after."""
    return {
        "where": shown(one.where.replace(" ", ", ")),
        "limit": shown(f"{one.severity} {one.rule}, {one.limit}"),
        "base": share(one.base),
        "head": share(one.head),
        "reports": f"{one.reports:,}",
        "near": shown(how_near(one)),
    }


def _pieces(pieces: Sequence[Piece]) -> list[View]:
    return [{"fate": one.fate, "text": shown(one.text)} for one in shortened(pieces)]
