"""Wording, contract and findings of a comparison as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.contract import ContractChange
from pipeline.model.comparison.findings import Cause, causes
from pipeline.model.comparison.wording import Piece, WordingChange

_AROUND: Final = 6
"""Words that stayed, shown on each side of a change."""
_LONGEST: Final = 60
"""Words that came or went, of which people are told; programs are told of all."""
_MOST: Final = 20
"""Causes of findings of each kind that people are told; programs are told of all."""


def wording(comparison: Comparison) -> Iterator[str]:
    """Yield the words that changed: those that went as [-…-], those that came as {+…+}."""
    if comparison.wording:
        yield "wording"
        for one in comparison.wording:
            yield from _words(one)
        yield ""


def _words(one: WordingChange) -> Iterator[str]:
    reports = "1 report" if one.reports == 1 else f"{one.reports:,} reports"
    reports = reports if one.reports else "no report at hand prints it"
    statement = f", statement {one.statement}" if one.statement else ""
    yield f"  {one.file}:{one.line}{statement} ({reports})"
    yield f"    {marked(one.pieces)}"


def marked(pieces: Sequence[Piece]) -> str:
    """Return a text with what changed marked, and of what stayed only the words around it."""
    last = len(pieces) - 1
    return " ".join(
        _piece(one, first=at == 0, last=at == last) for at, one in enumerate(pieces)
    ).strip()


def _piece(piece: Piece, *, first: bool, last: bool) -> str:
    words = piece.text.split()
    if piece.fate != "same":
        text = " ".join((*words[:_LONGEST], "…")) if len(words) > _LONGEST else piece.text
        return f"[-{text}-]" if piece.fate == "gone" else f"{{+{text}+}}"
    if len(words) <= 2 * _AROUND + 1 and not (first or last):
        return piece.text
    before = [] if first else words[:_AROUND]
    after = [] if last else words[-_AROUND:]
    left_out = len(words) > len(before) + len(after)
    return " ".join((*before, *(("…",) if left_out else ()), *after))


def contract(comparison: Comparison) -> Iterator[str]:
    """Yield what changed between templates and those who fill bundles."""
    if comparison.contract:
        yield "contract"
        yield from (_term(one) for one in comparison.contract)
        yield ""


def _term(one: ContractChange) -> str:
    of = f"{one.report_type}: " if one.report_type else ""
    breaking = "  (bundles may have to change)" if one.breaking else ""
    if one.pieces:
        return f"  {of}{one.kind} {one.name}: {marked(one.pieces)}{breaking}"
    return f"  {of}{one.kind} {one.name}: {one.was or 'none'} → {one.now or 'none'}{breaking}"


def findings(comparison: Comparison) -> Iterator[str]:
    """Yield findings that are new, gone or in another section, each cause once."""
    found = causes(comparison.findings)
    for kind in ("new", "gone", "moved"):
        mine = [one for one in found if one.first.change == kind]
        if mine:
            yield f"findings {kind}"
            yield from (_cause(one) for one in mine[:_MOST])
            if len(mine) > _MOST:
                yield f"  and {len(mine) - _MOST} more"
            yield ""


def _cause(cause: Cause) -> str:
    change, found = cause.first, cause.first.found
    reports = "" if len(cause.bundles) == 1 else f" ({len(cause.bundles):,} reports)"
    where = f"  {change.bundle}" if len(cause.bundles) == 1 else ""
    known = " (known)" if change.known else ""
    moved = f", before in {change.before}" if change.before else ""
    said = found.message or f"in {found.document} {found.section}"
    return f"  {found.severity} {found.rule}: {said}{moved}{known}{reports}{where}"
