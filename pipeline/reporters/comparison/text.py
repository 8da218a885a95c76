"""A comparison for people at a terminal: the verdict last, where they look."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.sides import Side, Unbuilt
from pipeline.model.comparison.verdict import Reason, Verdict
from pipeline.reporters.comparison.figures import figures
from pipeline.reporters.comparison.measures import how_near, share
from pipeline.reporters.comparison.reasons import lost
from pipeline.reporters.comparison.told import contract, findings, wording

_PAGES: Final = 20
"""Pages that people are told; programs are told of all."""
_KINDS: Final = {
    "new error": "new error",
    "limit crossed": "a limit of length is crossed",
    "version not raised": "a version is not raised",
    "expected text stale": "an expected text is stale",
    "named": "a new finding that --fail-on names",
}


def parts(comparison: Comparison) -> Iterator[str]:
    """Yield the text, part by part."""
    yield from (f"{line}\n" for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"base  {_side(comparison.base)}"
    yield f"head  {_side(comparison.head)}"
    for remark in (*comparison.base.remarks, *comparison.head.remarks):
        yield f"      {remark}"
    yield ""
    yield from _changed(comparison)
    for part in (figures(comparison), wording(comparison), contract(comparison)):
        yield from part
    yield from findings(comparison)
    yield from _pages(comparison)
    yield from _predictions(comparison)
    yield from (_unbuilt(one) for one in comparison.unbuilt)
    if comparison.verdict.passes and lost(comparison):
        yield "Not all reports could be compared."
    else:
        yield from _verdict(comparison.verdict, comparison.nothing)


def _side(side: Side) -> str:
    at = f" at {side.revision[:12]}" if side.revision else ""
    kept = f", kept by version {side.program}" if side.kind == "saved" else ""
    return f"{side.name}{at}{kept}"


def _changed(comparison: Comparison) -> Iterator[str]:
    number = len(comparison.files)
    files = "1 file differs" if number == 1 else f"{number or 'No'} files differ"
    looked = "1 bundle" if comparison.looked_at == 1 else f"{comparison.looked_at:,} bundles"
    yield f"{files}. {looked}, {comparison.touched:,} touched by the change."
    yield ""


def _predictions(comparison: Comparison) -> Iterator[str]:
    if comparison.predictions:
        yield "reports predicted to cross a limit, of those that the profile knows"
        for one in comparison.predictions:
            shares = f"{share(one.base)} to {share(one.head)}"
            yield f"  {one.where}: {one.severity} {one.rule}, limit {one.limit}: {shares}"
        yield from (f"  {one}" for one in dict.fromkeys(map(how_near, comparison.predictions)))
        yield ""


def _pages(comparison: Comparison) -> Iterator[str]:
    if comparison.pages:
        number = len(comparison.pages)
        pages = "1 page looks" if number == 1 else f"{number:,} pages look"
        yield f"{pages} different:"
        for one in comparison.pages[:_PAGES]:
            yield f"  {one.bundle}  {one.document}, page {one.number}"
        if number > _PAGES:
            yield f"  and {number - _PAGES:,} more"
        yield ""


def _unbuilt(one: Unbuilt) -> str:
    name = f"{one.bundle}: " if one.bundle and not one.message.startswith(one.bundle) else ""
    why = "it is not valid there" if one.invalid else "it could not be processed"
    return f"not built at {one.side}, {why}: {name}{one.message}"


def _verdict(verdict: Verdict, nothing: bool) -> Iterator[str]:
    if nothing:
        yield "Nothing changes."
        return
    for one, after in zip_longest(verdict.reasons, verdict.reasons[1:]):
        yield from _reason(
            one, last=after is None or (after.kind, after.hint) != (one.kind, one.hint)
        )
    number = len(verdict.reasons)
    yield f"Fails: {number} reason{'' if number == 1 else 's'}." if number else "Passes."


def _reason(one: Reason, *, last: bool) -> Iterator[str]:
    """Yield a reason; what to do stands below the last of those with the same advice."""
    reports = f" ({one.reports:,} reports)" if one.reports > 1 else ""
    yield f"  ✗ {_KINDS[one.kind]}: {one.message}{reports}"
    if one.file:
        yield f"    {one.file}:{one.line}"
    if one.hint and last:
        yield f"    → {one.hint}"
